import { and, asc, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { provision } from '#db/schema/provision';
import type { Desk } from '~/door.server';
import { entriesWithout } from '~/features/provision/conditions.server';
import { contentOf } from '~/features/provision/content.server';
import type { EntryFilter } from '~/features/provision/filters';
import { entriesAskedFor } from '~/features/provision/list.server';
import { areaNames, type KnownLocality } from '~/features/provision/places.server';
import { cellsOf, exportedFields } from './cells';
import { CSV_START, csvLine } from './csv/write';
import { FIELDS } from './fields';
import { nameable } from './known.server';

const AT_ONCE = 1000;

/** A file of what the list shows, and how many entries are in it. */
export interface Exported {
  text: string;
  count: number;
}

/** What a desk's list shows under this filter, every entry of it, as a CSV file that a spreadsheet opens safely. */
export async function exportCsv(
  db: TenantDb,
  desk: Desk,
  filter: EntryFilter,
  localities: readonly KnownLocality[],
): Promise<Exported> {
  const fields = exportedFields(desk.may('see_contacts', 'Provision'));
  const lines = [CSV_START, csvLine(fields.map((field) => FIELDS[field].label))];
  const categories = new Map(desk.tenant.categories.map(({ code, name }) => [code, name]));
  const named = new Map(nameable(localities).map(({ id, name }) => [id, name]));
  let count = 0;
  for await (const rows of entriesOf(db, desk, filter, localities)) {
    const entries = rows.map((row) => ({ id: row.id, content: contentOf(row) }));
    const areas = await areaNames(
      db,
      entries.flatMap(({ content }) => content.areaCodes),
    );
    for (const entry of entries) lines.push(csvLine(cellsOf(entry, fields, { categories, areas, localities: named })));
    count += entries.length;
  }
  return { text: lines.join(''), count };
}

type Row = typeof provision.$inferSelect;

/** By name, some at a time: a county's list is never in memory whole as rows. */
async function* entriesOf(
  db: TenantDb,
  { tenant }: Desk,
  filter: EntryFilter,
  localities: readonly KnownLocality[],
): AsyncGenerator<Row[]> {
  const { conditions } = await entriesAskedFor(db, tenant, filter, localities);
  for (let last: Row | undefined; ;) {
    const beyond = last && sql`(${provision.name}, ${provision.id}) > (${last.name}, ${last.id}::uuid)`;
    const rows: Row[] = await db
      .select()
      .from(provision)
      .where(and(entriesWithout(conditions), beyond))
      .orderBy(asc(provision.name), asc(provision.id))
      .limit(AT_ONCE);
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return;
  }
}
