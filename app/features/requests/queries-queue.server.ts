import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inCountyOrder, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { need, request } from '#db/schema/requests';
import { activeMatches } from '~/features/matches/queries.server';
import { conditionsWithout, type QueueConditions } from './conditions.server';
import { writeCursor, type Cursor } from './cursor';
import type { QueueOrder } from './filters';
import {
  nameOf,
  NEED_STATUS,
  REQUEST_STATUS,
  URGENCY,
  type NeedStatus,
  type RequestStatus,
  type Urgency,
} from './schema';

/** A line of the queue. */
export interface QueueRow {
  id: string;
  reference: string;
  /** Shown only where somebody searched for it. */
  name: string;
  urgency: Urgency;
  medicineBy: string | null;
  status: RequestStatus;
  askedAt: Date;
  tenantNo: number;
  parish: string | null;
  needs: { category: number; status: NeedStatus; helper: QueueHelper | null }[];
}

/** Who is helping with a need. */
export interface QueueHelper {
  /** Null when another council's desk holds the offer. */
  name: string | null;
  accepted: boolean;
}

/** One page of a queue. */
export interface QueuePage {
  rows: QueueRow[];
  /** Which one of the list the first row is, from 1. */
  from: number;
  before: string | null;
  after: string | null;
}

export const PAGE_SIZE = 25;

/** One page of the queue after or before a cursor, in its order. Every row is on exactly one page. */
export async function queuePage(
  db: TenantDb,
  conditions: QueueConditions,
  order: QueueOrder,
  place: { after?: Cursor | null; before?: Cursor | null } = {},
): Promise<QueuePage> {
  const backwards = !place.after && !!place.before;
  const cursor = place.after ?? place.before;
  // Which ones is read off an index alone; only those are then looked at.
  const listed = db
    .select({ id: request.id })
    .from(request)
    .where(
      and(inCountyOrder(db, request), conditionsWithout(conditions), cursor ? beyond(cursor, backwards) : undefined),
    )
    .orderBy(...sorting(order, backwards))
    .limit(PAGE_SIZE + 1)
    .as('listed');
  const found = await db
    .select(line)
    .from(listed)
    .innerJoin(request, and(inScope(db, request), eq(request.id, listed.id)))
    .leftJoin(area, eq(area.code, request.areaCode))
    .orderBy(...sorting(order, backwards));
  const more = found.length > PAGE_SIZE;
  const shown = found.slice(0, PAGE_SIZE);
  if (backwards) shown.reverse();
  const from = firstOf(cursor, backwards, more, shown.length);
  const at = (index: number) => cursorAt(shown[index], order, from + index);
  return {
    rows: await withNeeds(db, shown),
    from,
    before: (backwards ? more : !!cursor) ? at(0) : null,
    after: backwards || more ? at(shown.length - 1) : null,
  };
}

const line = {
  id: request.id,
  reference: request.reference,
  name: request.name,
  urgency: request.urgency,
  medicineBy: request.medicineBy,
  status: request.status,
  askedAt: request.askedAt,
  askedAtExactly: sql<string>`to_char(${request.askedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  tenantNo: request.tenantNo,
  parish: area.name,
};
type Line = { id: string; urgency: number; status: number; askedAtExactly: string } & Omit<
  QueueRow,
  'urgency' | 'status' | 'needs'
>;

function sorting(order: QueueOrder, backwards: boolean): SQL[] {
  const [on, back] = backwards ? [desc, asc] : [asc, desc];
  return order === 'waiting'
    ? [on(request.urgency), on(request.askedAt), on(request.id)]
    : [back(request.askedAt), on(request.id)];
}

function beyond({ order, urgency, askedAt, id }: Cursor, backwards: boolean): SQL {
  const at = sql`${askedAt}::timestamptz`;
  if (order === 'waiting') {
    const row = sql`(${request.urgency}, ${request.askedAt}, ${request.id})`;
    const key = sql`(${urgency}::smallint, ${at}, ${id}::uuid)`;
    return backwards ? sql`${row} < ${key}` : sql`${row} > ${key}`;
  }
  const { askedAt: asked, id: its } = request;
  return backwards
    ? sql`${asked} >= ${at} and (${asked} > ${at} or ${its} < ${id}::uuid)`
    : sql`${asked} <= ${at} and (${asked} < ${at} or ${its} > ${id}::uuid)`;
}

/** What changed in the list meanwhile may shift this by a few; at its beginning it is exact again. */
function firstOf(cursor: Cursor | null | undefined, backwards: boolean, more: boolean, shown: number): number {
  if (!cursor || (backwards && !more)) return 1;
  return backwards ? Math.max(1, cursor.position - shown) : cursor.position + 1;
}

function cursorAt(row: Line | undefined, order: QueueOrder, position: number): string | null {
  if (!row) return null;
  return writeCursor({ order, urgency: row.urgency, askedAt: row.askedAtExactly, id: row.id, position });
}

async function withNeeds(db: TenantDb, lines: readonly Line[]): Promise<QueueRow[]> {
  const ids = lines.map(({ id }) => id);
  const [needs, matches] = await Promise.all([needsOf(db, ids), activeMatches(db, ids)]);
  const helpers = new Map(
    matches.map(({ needId, helper, status }) => [
      needId,
      { name: helper?.name ?? null, accepted: status === 'accepted' },
    ]),
  );
  return lines.map(({ askedAtExactly: _, ...row }) => ({
    ...row,
    urgency: nameOf(URGENCY, row.urgency),
    status: nameOf(REQUEST_STATUS, row.status),
    needs: needs
      .filter(({ requestId }) => requestId === row.id)
      .map(({ id, category, status }) => ({ category, status, helper: helpers.get(id) ?? null })),
  }));
}

async function needsOf(db: TenantDb, requestIds: readonly string[]) {
  if (requestIds.length === 0) return [];
  const rows = await db
    .select({ id: need.id, requestId: need.requestId, category: need.category, status: need.status })
    .from(need)
    .where(and(inScope(db, need), inArray(need.requestId, [...requestIds])))
    .orderBy(asc(need.createdAt), asc(need.id));
  return rows.map((row) => ({ ...row, status: nameOf(NEED_STATUS, row.status) }));
}
