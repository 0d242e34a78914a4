import { and, between, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import type { Reader } from '#db/reader';
import { publishedProvision } from '#db/schema/provision';
import { parentsOf, rangeOf } from '~/features/tenants/rules';
import { publicContentOf } from './content.server';
import type { PublicEntry } from './near';
import { PROVISION_STATUS } from './schema';

type PublishedRow = typeof publishedProvision.$inferSelect;

/** An entry as everybody may read it, out of a row of the published view. */
export function publicEntryOf(row: PublishedRow): PublicEntry {
  const { id, tenantNo, confirmedAt, updatedAt } = row;
  return { id, tenantNo, content: publicContentOf(row), confirmedAt, updatedAt };
}

/** One published entry of a county, also one that has ended; null when there is none, or it is not published. */
export async function publishedEntry(
  db: TenantDb | PortalDb,
  countyNo: number,
  id: string,
): Promise<PublicEntry | null> {
  const [row] = await db
    .select()
    .from(publishedProvision)
    .where(and(eq(publishedProvision.countyNo, countyNo), eq(publishedProvision.id, id)));
  return row ? publicEntryOf(row) : null;
}

/** The published entry that took the place of one that was merged; null when there is none. */
export async function successorOf(db: TenantDb | PortalDb, countyNo: number, id: string): Promise<PublicEntry | null> {
  const [row] = await db.execute<{ id: string | null }>(
    sql`select provision_successor(${countyNo}::int, ${id}::uuid) as id`,
  );
  return row?.id ? publishedEntry(db, countyNo, row.id) : null;
}

/** The most entries that a council's whole list shows: who looks for more gives a place. */
export const MOST_LISTED = 500;

/**
 * What a council and all under it have, and what the councils above it have everywhere, by name; at most `MOST_LISTED`.
 * `ids` narrows it to entries that were found otherwise.
 */
export async function entriesOfTenant(
  db: TenantDb | PortalDb,
  tenantNo: number,
  { categories, ids }: { categories?: readonly number[]; ids?: SQL },
): Promise<PublicEntry[]> {
  const { lo, hi } = rangeOf(tenantNo);
  const { tenantNo: holder, everywhere, status, categories: kept, name, id } = publishedProvision;
  const above = and(inArray(holder, parentsOf(tenantNo)), everywhere);
  const rows = await db
    .select()
    .from(publishedProvision)
    .where(
      and(
        parentsOf(tenantNo).length > 0 ? or(between(holder, lo, hi), above) : between(holder, lo, hi),
        ne(status, PROVISION_STATUS.ended),
        categories?.length ? sql`${kept} && ${`{${categories.join(',')}}`}::smallint[]` : undefined,
        ids && sql`${id} = any(array(${ids}))`,
      ),
    )
    .orderBy(name, id)
    .limit(MOST_LISTED);
  return rows.map(publicEntryOf);
}

/** An entry as far as a page needs it that asks something about it. */
export interface PublishedHead {
  id: string;
  countyNo: number;
  tenantNo: number;
  name: string;
  runBy: string;
}

/** A published entry of a county; null for one that is absent, or not published (any more). */
export async function publishedHead(db: Reader, countyNo: number, id: string): Promise<PublishedHead | null> {
  const { tenantNo, name, runBy } = publishedProvision;
  const [row] = await db
    .select({ id: publishedProvision.id, countyNo: publishedProvision.countyNo, tenantNo, name, runBy })
    .from(publishedProvision)
    .where(and(eq(publishedProvision.countyNo, countyNo), eq(publishedProvision.id, id)));
  return row ?? null;
}
