import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { newLinkSchema } from '~/features/requests/desk-form';
import { actorAt } from '~/platform/audit/actor';
import { AppError } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { sendNewOfferLink } from '../private-link.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** There is nothing to see here: the button stands on the page of the offer. */
export const loader = deskLoader({ can: ['change', 'Offer'], params }, ({ params: { tenant, id } }) =>
  Promise.resolve(redirect(paths.offer(tenant, id))),
);

/** Ends the volunteer's private link and sends them a new one. */
export const action = deskAction({ can: ['change', 'Offer'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, newLinkSchema);
  if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the offer again.');
  const outcome = await sendNewOfferLink(db, { id, ...read.value }, actorAt(desk));
  return redirect(paths.offer(desk.tenant.slug, id, { done: outcome === 'done' ? 'link' : 'no-address' }));
});
