import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { readForm, wrong } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { readChange } from '../change-page.server';
import { declineChange, takeChange } from '../commands-changes.server';
import { DecideChange, WhatTheyAsk } from '../components/change-view';
import { EntryFrame } from '../components/entry-frame';
import { mistaken } from '../part-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid(), change: z.uuid() });

const decisionSchema = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('take') }),
  z.object({
    decision: z.literal('decline'),
    reason: z
      .string({ error: 'Enter the reason' })
      .trim()
      .min(1, 'Enter the reason')
      .max(2000, 'Use 2,000 characters or fewer'),
  }),
]);

/** Something that waits for the holder: what would change, and the decision. */
export const loader = deskLoader(
  { can: ['change', 'Provision'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  ({ db, desk, params: { id, change } }) => readChange(db, desk, id, change),
);

/** Takes it or declines it; whoever comes second is told that it was decided. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id, change }, form }) => {
    const read = readForm(form, decisionSchema);
    if (!read.ok) return mistaken(read);
    const { slug } = desk.tenant;
    const actor = actorAt(desk);
    if (read.value.decision === 'decline') {
      const { reason } = read.value;
      const declined = await declineChange(db, { entryId: id, changeId: change, reason }, actor);
      return redirect(paths.entry(slug, id, { done: declined === 'done' ? 'declined' : 'decided' }));
    }
    const taken = await takeChange(db, id, change, actor);
    if (taken === 'broken') {
      const sentence =
        'This cannot be taken as it is: change the entry by hand, then decline this with a word about it';
      return mistaken(wrong(form, { reason: sentence }));
    }
    return redirect(paths.entry(slug, id, { done: taken === 'done' ? 'taken' : 'decided' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Decide on a change', data && `${data.tenant.shortName} desk`) },
];

export default function Change() {
  const page = useLoaderData<typeof loader>();
  const { errors = NO_ERRORS, typed } = useActionData<typeof action>() ?? {};
  const { tenant, entry, change } = page;
  return (
    <EntryFrame
      tenant={tenant.slug}
      entry={entry}
      here="Decide"
      title={change.what}
      lede={`About ${entry.name}, from ${change.from}, ${change.when}.`}
      errors={errors}
    >
      <WhatTheyAsk page={page} />
      <DecideChange page={page} {...{ typed, errors }} />
    </EntryFrame>
  );
}
