import { and, eq, sql } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import type { Reader } from '#db/reader';
import { publishedProvision } from '#db/schema/provision';
import { publicContentOf } from './content.server';
import type { PublicEntry } from './near';

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
