import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { paths } from '~/paths';
import { confirmProvision, takeOverProvision } from '../commands.server';

export const handle = { sheet: 'desk' };

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** There is nothing to see here: whoever comes back to this address is shown the entry. */
export const loader = deskLoader({ can: ['read', 'Provision'], params }, ({ params: { tenant, id } }) =>
  Promise.resolve(redirect(paths.entry(tenant, id))),
);

/** Says that an entry is still right, or takes over what another council recorded. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const { slug } = desk.tenant;
    const actor = actorAt(desk);
    if (form.get('intent') === 'take_over') {
      const taken = await takeOverProvision(db, id, actor);
      if (taken === 'done') return redirect(paths.entryPart(slug, id, 'edit', { done: 'taken_over' }));
      return redirect(paths.entry(slug, id, { done: 'late' }));
    }
    const outcome = await confirmProvision(db, id, Number(form.get('version')), actor);
    const done = outcome === 'done' ? 'confirmed' : 'late';
    // Whoever goes through the stale ones, as the letter asks, goes on with the next.
    const from = form.get('from');
    if (outcome === 'done' && (from === 'list' || from === 'ours')) {
      return redirect(paths.entries(slug, { todo: 'stale', holder: from === 'ours' ? 'us' : undefined, done }));
    }
    return redirect(paths.entry(slug, id, { done }));
  },
);
