import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { uuid } from '~/platform/forms/fields';
import { paths } from '~/paths';
import { sendNewLink } from '../commands.server';

const params = z.object({ tenant: z.string(), user: uuid });

/** There is nothing to see here. */
export const loader = deskLoader({ can: ['read', 'Staff'], params }, ({ desk }) =>
  Promise.resolve(redirect(paths.people(desk.tenant.slug))),
);

/** Sends a colleague a new link to choose a password. */
export const action = deskAction({ can: ['change', 'Staff'], params }, async ({ db, desk, params: { user } }) => {
  const sent = await sendNewLink(db, desk, user);
  return redirect(paths.people(desk.tenant.slug, { done: sent ? 'link' : 'waiting' }));
});
