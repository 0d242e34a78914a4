import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { timeOrDay } from '~/ui/format/dates';
import { changesInWords, type FieldChange } from './content-words';
import { namesFor } from './names.server';
import { entryById, versionsOf } from './queries.server';
import { viewOfEntry } from './record-page.server';
import { byWhom, councilsNamed, whatHappened } from './timeline.server';

/** A version of an entry: who wrote it, and in what it differs from the one before. */
export interface VersionLine {
  version: number;
  what: string;
  at: string;
  when: string;
  changes: FieldChange[];
  /** The first that is known. */
  first: boolean;
  current: boolean;
}

/** How many versions a page compares. */
const MOST = 50;

/** All versions of an entry, the latest first, each beside the one before. Throws `notFound` for a hidden one. */
export async function readVersions(db: TenantDb, desk: Desk, id: string) {
  const [record, versions] = await Promise.all([entryById(db, id), versionsOf(db, id, { limit: MOST + 1 })]);
  if (!record) throw notFound();
  const now = new Date();
  const { categories, slug, shortName } = desk.tenant;
  const staff = desk.may('see_contacts', 'Provision');
  const [names, councils] = await Promise.all([
    namesFor(
      db,
      versions.map(({ content }) => content),
      { categories, today: londonToday(now) },
    ),
    tenantsByNo(db, councilsNamed(versions)),
  ]);
  const lines: VersionLine[] = versions.slice(0, MOST).map((one, index) => {
    const before = versions[index + 1];
    return {
      version: one.version,
      what: `${whatHappened(one.kind)} ${byWhom(one, { councils })}`,
      at: one.at.toISOString(),
      when: timeOrDay(one.at, now),
      changes: before ? changesInWords(before.content, one.content, names, { staff }) : [],
      first: !before,
      current: index === 0,
    };
  });
  return {
    tenant: { slug, shortName },
    entry: { id, name: record.content.name, version: record.version },
    lines,
    mayRestore: desk.may('change', 'Provision') && record.mergedInto === null,
    viewed: staff ? viewOfEntry(record) : [],
  };
}
