import { and, eq, gte, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { viewRecord } from '#db/schema/audit';
import type { Desk } from '~/door.server';
import type { Category } from '~/features/tenants/schema';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { callById, type CallRecord } from './queries.server';

/** A call of the range. Throws `notFound` for one that is absent or hidden. */
export async function readCall(db: TenantDb, id: string): Promise<CallRecord> {
  const record = await callById(db, id);
  if (!record) throw notFound();
  return record;
}

/**
 * Those of some views of which this call has not left a record yet: a screen that is brought up to date while somebody
 * types shows the same people again and again.
 */
export async function unseen(db: TenantDb, desk: Desk, call: CallRecord, views: readonly View[]): Promise<View[]> {
  const ids = views.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: viewRecord.subjectId })
    .from(viewRecord)
    .where(
      and(
        inRange(db, viewRecord),
        eq(viewRecord.userId, desk.member.userId),
        inArray(viewRecord.subjectId, ids),
        gte(viewRecord.at, call.startedAt),
      ),
    );
  const seen = new Set(rows.map((row) => row.id));
  return views.filter((view) => !seen.has(view.id));
}

/** Categories with the digit that chooses each: the first nine of the council's own order. */
export function categoriesWithKeys(categories: readonly Category[]) {
  return categories.map(({ code, slug, name }, index) => ({
    code,
    slug,
    name,
    ...(index < 9 && { keys: String(index + 1) }),
  }));
}
