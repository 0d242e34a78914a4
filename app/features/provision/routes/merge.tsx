import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { documentTitle } from '~/ui/format/title';
import { mergeProvision, undoMerge } from '../commands-merge.server';
import { EntryFrame } from '../components/entry-frame';
import { CompareForm } from '../components/merge-compare';
import { FindOther, MergeForm } from '../components/merge-form';
import { readCompared } from '../merge-compared.server';
import { keepsIn, mergeSchema } from '../merge-form';
import { readMerge } from '../merge-page.server';
import { entryById } from '../queries.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** Entries of the range that may be the same as this one; with one chosen, both side by side. */
export const loader = deskLoader(
  { can: ['change', 'Provision'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  ({ db, desk, params: { id }, url }) => readMerge(db, desk, id, url.searchParams),
);

/** Makes two entries one, shows what that would say, or makes two of one again. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const read = readForm(form, mergeSchema);
    if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the entry again.');
    const { slug } = desk.tenant;
    const actor = actorAt(desk);
    if (read.value.intent === 'undo') {
      const undone = await undoMerge(db, { stayed: read.value.into, went: id }, actor);
      return redirect(paths.entry(slug, id, { done: undone === 'done' ? 'unmerged' : 'late' }));
    }
    const { intent, other, stays, staysVersion, goesVersion } = read.value;
    const keeps = keepsIn(read.value);
    if (intent === 'show') {
      const record = await entryById(db, id);
      if (!record || record.mergedInto !== null) throw notFound();
      return readCompared(db, desk, record, { other, stays, keeps });
    }
    const pair = stays === 'this' ? { stays: id, goes: other } : { stays: other, goes: id };
    const versions = { stays: staysVersion, goes: goesVersion };
    const outcome = await mergeProvision(db, { ...pair, keeps, versions }, actor);
    return redirect(paths.entry(slug, pair.stays, { done: outcome === 'done' ? 'merged' : 'late' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Merge', data && `${data.tenant.shortName} desk`) },
];

export default function Merge() {
  const page = useLoaderData<typeof loader>();
  const shown = useActionData<typeof action>();
  const { tenant, entry, errors, pair } = page;
  const compared = shown ?? page.compared;
  return (
    <EntryFrame
      tenant={tenant.slug}
      entry={entry}
      here="Merge"
      title={`Is ${entry.name} here twice?`}
      lede="One of the two stays; the other is shown to nobody any more, and what refers to it leads on. It can be undone."
      errors={errors}
    >
      {pair && compared ? (
        <CompareForm tenant={tenant.slug} entry={entry} {...{ pair, compared }} />
      ) : (
        <>
          <MergeForm page={page} />
          <FindOther page={page} />
        </>
      )}
    </EntryFrame>
  );
}
