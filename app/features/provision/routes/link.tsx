import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { AppError } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { sendGroupLink, stopGroupLink } from '../commands-link.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });
const linkSchema = z.object({ intent: z.enum(['send', 'end']), made: z.coerce.number().int().min(0) });

/** There is nothing to see here: the buttons stand on the page of the entry. */
export const loader = deskLoader({ can: ['change', 'Provision'], params }, ({ params: { tenant, id } }) =>
  Promise.resolve(redirect(paths.entry(tenant, id))),
);

const SENT = { done: 'link_sent', no_address: 'no_address', stale: 'late' };

/** Sends the group that runs an entry a new private link, or ends the one it has. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, linkSchema);
    if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the entry again.');
    const { intent, made } = read.value;
    const actor = actorAt(desk);
    const done =
      intent === 'send'
        ? SENT[await sendGroupLink(db, { id, made }, actor)]
        : (await stopGroupLink(db, { id, made }, actor)) === 'done'
          ? 'link_ended'
          : 'late';
    return redirect(paths.entry(desk.tenant.slug, id, { done }));
  },
);
