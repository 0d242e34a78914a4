import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { mergeProvision, undoMerge } from '../commands-merge.server';
import { EntryFrame } from '../components/entry-frame';
import { FindOther, MergeForm } from '../components/merge-form';
import { readMerge } from '../merge-page.server';
import { mistaken } from '../part-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

const mergeSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('merge'),
    other: z.uuid('Choose the entry that is the same'),
    stays: z.enum(['this', 'other'], { error: 'Choose which of the two stays' }),
  }),
  z.object({ intent: z.literal('undo'), into: z.uuid() }),
]);

/** Entries of the range that may be the same as this one. */
export const loader = deskLoader({ can: ['change', 'Provision'], params }, ({ db, desk, params: { id }, url }) =>
  readMerge(db, desk, id, (url.searchParams.get('q') ?? '').trim().slice(0, 100)),
);

/** Makes two entries one, or two of one again. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, mergeSchema);
    if (!read.ok) return mistaken(read);
    const { slug } = desk.tenant;
    const actor = actorAt(desk);
    if (read.value.intent === 'undo') {
      const undone = await undoMerge(db, { stayed: read.value.into, went: id }, actor);
      return redirect(paths.entry(slug, id, { done: undone === 'done' ? 'unmerged' : 'late' }));
    }
    const { other, stays } = read.value;
    const pair = stays === 'this' ? { stays: id, goes: other } : { stays: other, goes: id };
    const outcome = await mergeProvision(db, pair, actor);
    return redirect(paths.entry(slug, pair.stays, { done: outcome === 'done' ? 'merged' : 'late' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Merge', data && `${data.tenant.shortName} desk`) },
];

export default function Merge() {
  const page = useLoaderData<typeof loader>();
  const { errors = {}, typed } = useActionData<typeof action>() ?? {};
  const { tenant, entry } = page;
  return (
    <EntryFrame
      tenant={tenant.slug}
      entry={entry}
      here="Merge"
      title={`Is ${entry.name} here twice?`}
      lede="One of the two stays; the other is shown to nobody any more, and what refers to it leads on. It can be undone."
      errors={errors}
    >
      <MergeForm page={page} {...{ typed, errors }} />
      <FindOther page={page} />
    </EntryFrame>
  );
}
