import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { deskAction, deskLoader } from '~/door.server';
import { TheirChanges } from '~/features/requests/components/their-changes';
import { versionOf } from '~/features/requests/version';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { actorAt } from '~/platform/audit/actor';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { wantsMoreRows } from '~/platform/forms/more-rows';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import { Button, ButtonGroup, Flash, HiddenFields, NO_ERRORS } from '~/ui';
import { documentTitle } from '~/ui/format/title';
import { editProvision } from '../commands.server';
import { EntryFormFields } from '../components/entry-form';
import { EntryFrame, LeaveEntry } from '../components/entry-frame';
import { entryDone } from '../done';
import { editTooLate } from '../edit-form.server';
import { editEntrySchema } from '../entry-form';
import { readEntry } from '../entry-read.server';
import { entryTyped } from '../entry-values';
import { mistaken, shownAgain } from '../part-page.server';
import { coverChoices } from '../places.server';
import { shortName, standingTag } from '../present.server';
import { entryById } from '../queries.server';
import { viewOfEntry } from '../record-page.server';

const params = z.object({ tenant: z.string(), id: z.uuid() });

export const loader = deskLoader(
  { can: ['change', 'Provision'], params, views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, params: { id }, url }) => {
    const { slug, shortName: short, categories } = desk.tenant;
    const [record, cover] = await Promise.all([entryById(db, id), coverChoices(db, desk.tenant)]);
    if (!record) throw notFound();
    if (record.mergedInto !== null) throw redirect(paths.entry(slug, id));
    const { content, version, tenantNo } = record;
    const stands = content.status === 'paused' || content.status === 'ended';
    return {
      tenant: { slug, shortName: short },
      entry: { id, version, name: content.name },
      typed: entryTyped(content, categories),
      categories,
      cover,
      holder: shortName(await tenantsByNo(db, [tenantNo]), tenantNo),
      fixed: stands ? `${standingTag(content, londonToday()).word}: change that on the entry’s own page.` : null,
      done: entryDone(url.searchParams),
      viewed: viewOfEntry(record),
    };
  },
);

/** Changes what an entry says, unless somebody else was faster. */
export const action = deskAction(
  { can: ['change', 'Provision'], params },
  async ({ db, desk, params: { id }, form }) => {
    const record = await entryById(db, id);
    if (!record) throw notFound();
    if (wantsMoreRows(form)) return shownAgain(form);
    const read = await readEntry(db, desk, form, editEntrySchema, record.content);
    if (!read.ok) return mistaken(read);
    const { value, content } = read;
    const { version } = value;
    const outcome = await editProvision(db, id, { version, content }, actorAt(desk));
    if (outcome === 'stale') return editTooLate(db, desk, id, { form, version, mine: content });
    return redirect(paths.entry(desk.tenant.slug, id, { done: 'edited' }));
  },
);

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: documentTitle('Edit an entry', data && `${data.tenant.shortName} desk`) },
];

export default function EditEntry() {
  const page = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const { tenant, entry, categories, cover, holder, fixed, done } = page;
  const { errors = NO_ERRORS, typed = page.typed, meanwhile, theirs } = said ?? {};
  return (
    <EntryFrame tenant={tenant.slug} entry={entry} here="Edit" title={`Edit ${entry.name}`} {...{ errors, meanwhile }}>
      {done && !said && <Flash>{done}</Flash>}
      <TheirChanges changes={theirs ?? []} />
      <form method="post" action={paths.entryPart(tenant.slug, entry.id, 'edit')} noValidate>
        <HiddenFields values={{ version: versionOf(entry.version, said) }} />
        <EntryFormFields {...{ typed, errors, categories, cover, holder, fixed }} />
        <ButtonGroup>
          <Button>Save</Button>
          <LeaveEntry tenant={tenant.slug} id={entry.id} />
        </ButtonGroup>
      </form>
    </EntryFrame>
  );
}
