import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { joinWish, publishedProvision } from '#db/schema/provision';
import { inScope } from '#db/scope.server';
import { nameOf } from '~/features/requests/schema';
import { CHANGE_STATUS, type ChangeStatus } from './schema';

/** What a council asked the holder of an entry, and what became of it. */
export interface Wish {
  id: string;
  provisionId: string;
  holderNo: number;
  /** Who decides since the entry was handed on; null while that is whom it asked. */
  deciderNo: number | null;
  entryName: string;
  areaCodes: string[];
  status: ChangeStatus;
  at: Date;
  decidedAt: Date | null;
  reason: string | null;
  seenAt: Date | null;
}

/** What a council has asked, the latest first; about one entry where `provisionId` is given. At most 100. */
export async function wishesOf(db: TenantDb, own: number, provisionId?: string): Promise<Wish[]> {
  const rows = await db
    .select()
    .from(joinWish)
    .where(and(ownWishes(db, own), provisionId === undefined ? undefined : eq(joinWish.provisionId, provisionId)))
    .orderBy(desc(joinWish.at), desc(joinWish.id))
    .limit(100);
  return rows.map(({ status, ...row }) => ({ ...row, status: nameOf(CHANGE_STATUS, status) }));
}

/** How many answers nobody of a council has put away. */
export async function countAnswers(db: TenantDb, own: number): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(joinWish)
    .where(and(ownWishes(db, own), isNotNull(joinWish.decidedAt), isNull(joinWish.seenAt)));
  return row?.count ?? 0;
}

/** Which of these entries everybody may still read. */
export async function stillPublished(db: TenantDb, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db
    .select({ id: publishedProvision.id })
    .from(publishedProvision)
    .where(
      and(
        eq(publishedProvision.countyNo, Math.floor(db.range.lo / 1_000_000)),
        sql`${publishedProvision.id} = any(array(select unnest(${`{${ids.join(',')}}`}::uuid[])))`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

function ownWishes(db: TenantDb, own: number) {
  return and(inScope(db, joinWish), eq(joinWish.tenantNo, own));
}
