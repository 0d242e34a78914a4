import { and, asc, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { provision } from '#db/schema/provision';
import type { Desk } from '~/door.server';
import { contextOf, listedByIds } from '~/features/open-referral/queries.server';
import { fullServiceOf } from '~/features/open-referral/service.server';
import { entriesWithout } from '~/features/provision/conditions.server';
import { contentOf } from '~/features/provision/content.server';
import type { EntryFilter } from '~/features/provision/filters';
import { entriesAskedFor } from '~/features/provision/list.server';
import { areaNames, type PlacesAround } from '~/features/provision/places.server';
import { cellsOf, exportedFields } from './cells';
import { CSV_START, csvLine } from './csv/write';
import { FIELDS } from './fields';
import { nameable } from './known.server';
import type { Add } from './spool.server';

const AT_ONCE = 1000;

/** A desk's list under a filter. */
export interface Listed {
  desk: Desk;
  filter: EntryFilter;
  around: PlacesAround;
}

/**
 * What a desk's list shows, every entry of it, as a CSV file that a spreadsheet opens safely. Answers how many entries
 * are in it.
 */
export async function exportCsv(db: TenantDb, listed: Listed, add: Add): Promise<number> {
  const { desk, around } = listed;
  const fields = exportedFields(desk.may('see_contacts', 'Provision'));
  const categories = new Map(desk.tenant.categories.map(({ code, name }) => [code, name]));
  const named = new Map(nameable(around.localities).map(({ id, name }) => [id, name]));
  await add(CSV_START + csvLine(fields.map((field) => FIELDS[field].label)));
  let count = 0;
  for await (const rows of entriesOf(db, listed)) {
    const entries = rows.map((row) => ({ id: row.id, content: contentOf(row) }));
    const codes = entries.flatMap(({ content }) => content.areaCodes);
    const areas = await areaNames(db, codes);
    for (const entry of entries) await add(csvLine(cellsOf(entry, fields, { categories, areas, localities: named })));
    count += entries.length;
  }
  return count;
}

/**
 * What a desk's list shows as far as it is published, as a file of Open Referral UK: the services that the portal's feed
 * has, read through the same view, so that nothing of it is for staff. Answers how many services are in it.
 */
export async function exportServices(db: TenantDb, listed: Listed, add: Add): Promise<number> {
  const { tenant } = listed.desk;
  let count = 0;
  await add('{"contents":[');
  for await (const rows of entriesOf(db, listed)) {
    const ids = rows.map(({ id }) => id);
    const order = new Map(ids.map((id, index) => [id, index]));
    const entries = await listedByIds(db, tenant, ids);
    entries.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    const context = await contextOf(db, tenant, entries);
    for (const entry of entries) {
      await add(`${count === 0 ? '' : ','}\n${JSON.stringify(fullServiceOf(entry, context))}`);
      count += 1;
    }
  }
  await add(`\n],${JSON.stringify(onePage(count)).slice(1)}\n`);
  return count;
}

/** The envelope of a list that is one page whole. */
const onePage = (count: number) => ({
  total_items: count,
  total_pages: 1,
  page_number: 1,
  size: count,
  first_page: true,
  last_page: true,
  empty: count === 0,
});

type Row = typeof provision.$inferSelect;

/** By name, some at a time: a county's list is never in memory whole. */
async function* entriesOf(db: TenantDb, { desk, filter, around }: Listed): AsyncGenerator<Row[]> {
  const { conditions } = await entriesAskedFor(db, desk.tenant, filter, around);
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
