import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { agoSentence } from '~/ui/format/dates';
import { CHANGE_KIND_WORDS, fromWords } from './change-words.server';
import { contentWith } from './commands-changes.server';
import { changesInWords } from './content-words';
import { namesFor } from './names.server';
import { changeById, contentAt, entryById } from './queries.server';
import { viewOfEntry } from './record-page.server';

/** What others asked to have changed in an entry, beside what it says. Throws `notFound` for what is hidden. */
export async function readChange(db: TenantDb, desk: Desk, id: string, changeId: string) {
  const [record, change] = await Promise.all([entryById(db, id), changeById(db, id, changeId)]);
  if (!record || !change) throw notFound();
  const now = new Date();
  const { categories, slug, shortName } = desk.tenant;
  const base = await contentAt(db, id, change.basedOn);
  const wanted = contentWith(record.content, base, change);
  const names = await namesFor(db, [record.content, base ?? record.content, wanted ?? record.content], {
    categories,
    today: londonToday(now),
  });
  const holders = await tenantsByNo(db, change.fromTenantNo === null ? [] : [change.fromTenantNo]);
  const moved = base !== null && change.basedOn > 0 && change.basedOn < record.version;
  return {
    tenant: { slug, shortName },
    entry: { id, name: record.content.name },
    change: {
      id: changeId,
      kind: change.kind,
      what: CHANGE_KIND_WORDS[change.kind],
      from: fromWords(change, holders),
      contact: desk.may('see_contacts', 'Provision') ? change.fromContact : null,
      at: change.at.toISOString(),
      when: agoSentence(change.at, now),
      words: change.words,
      status: change.status,
      decidedBy: change.decidedBy,
      reason: change.reason,
    },
    wanted: wanted ? changesInWords(record.content, wanted, names) : null,
    /** What the holder changed since they wrote it. */
    meanwhile: moved ? changesInWords(base, record.content, names) : [],
    viewed: viewOfEntry(record, [change]),
  };
}
