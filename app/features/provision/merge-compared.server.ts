import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { asParishes } from './commands-merge.server';
import { fieldWords, type Names } from './content-words';
import { ENTRY_FIELD_WORDS } from './field-words';
import { MERGE_PARTS, mergeChoices, mergedContent, type Keep, type Keeps, type MergePart } from './merging';
import { namesFor } from './names.server';
import { entryFacts, staffFacts } from './present-entry.server';
import { entryById, type EntryRecord } from './queries.server';
import { viewOfEntry } from './record-page.server';
import type { ProvisionContent } from './schema';

/** Two entries side by side: what they differ in, and what the one that stays says once they are one. */
export async function readCompared(
  db: TenantDb,
  desk: Desk,
  record: EntryRecord,
  { other, stays: which, keeps = {} }: { other: string; stays: 'this' | 'other'; keeps?: Keeps },
) {
  const found = await entryById(db, other);
  if (!found || found.mergedInto !== null || found.id === record.id) throw notFound();
  const [stays, goes] = which === 'this' ? [record, found] : [found, record];
  const theirs = await asParishes(db, goes, stays);
  const merged = mergedContent(stays.content, theirs, keeps);
  const now = new Date();
  const { categories, tenantNo: own } = desk.tenant;
  const names = await namesFor(db, [stays.content, theirs, merged], { categories, today: londonToday(now) });
  const holders = await tenantsByNo(db, [stays.tenantNo]);
  return {
    stays: { id: stays.id, name: stays.content.name, version: stays.version },
    goes: { id: goes.id, name: goes.content.name, version: goes.version },
    parts: mergeChoices(stays.content, theirs).map(({ part, keeps: possible, usual }) => ({
      part,
      label: PART_WORDS[part] ?? ENTRY_FIELD_WORDS[MERGE_PARTS[part][0]],
      chosen: keeps[part] ?? usual,
      options: possible.map((keep) => optionOf(keep, part, { stays: stays.content, goes: theirs }, names)),
    })),
    name: merged.name,
    facts: entryFacts(merged, stays.tenantNo, { ...names, categories, holders, own, now }),
    staff: staffFacts(merged),
    viewed: viewOfEntry(found),
  };
}

const PART_WORDS: Partial<Record<MergePart, string>> = {
  areas: 'Places covered',
  place: 'Where it is',
  contact: 'Contact for staff',
};

function optionOf(
  keep: Keep,
  part: MergePart,
  { stays, goes }: { stays: ProvisionContent; goes: ProvisionContent },
  names: Names,
) {
  if (keep === 'both') return { value: keep, label: 'All of both' };
  return { value: keep, label: partWords(part, keep === 'stays' ? stays : goes, names) };
}

/** What an entry says of one thing; what says nothing is left out where it has several fields. */
function partWords(part: MergePart, content: ProvisionContent, names: Names): string {
  const [first, ...others] = MERGE_PARTS[part];
  if (others.length === 0) return fieldWords(first, content, names);
  const said = MERGE_PARTS[part].filter(
    (field) => field !== 'loc' && field !== 'placePublic' && field !== 'everywhere',
  );
  const words = said.map((field) => fieldWords(field, content, names)).filter((one) => one !== 'nothing');
  const all = [...(part === 'areas' && content.everywhere ? ['everywhere'] : []), ...words];
  const hidden = part === 'place' && !content.placePublic && words.length > 0 ? ' (not shown to the public)' : '';
  return (all.join(', ') || 'nothing') + hidden;
}
