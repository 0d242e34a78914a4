import { and, asc, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { call, callBack, callEvent, callSignpost } from '#db/schema/calls';
import { nameOf } from '~/features/requests/schema';
import type { CallDeeds } from './rules';
import { CALL_OUTCOME, CALL_STATUS, type CallForms, type CallOutcome, type CallStatus, type YesNo } from './schema';

/** A call as its page shows it. */
export interface CallRecord {
  id: string;
  countyNo: number;
  tenantNo: number;
  status: CallStatus;
  name: string;
  phone: string;
  email: string;
  postcode: string;
  parishCode: string | null;
  areaCode: string | null;
  categories: number[];
  answers: Record<string, YesNo>;
  notes: string;
  /** Forms at the right that are being filled in. */
  forms: CallForms;
  outcome: CallOutcome | null;
  /** The words under which it ended, as they were then. */
  wrapUp: string | null;
  requestId: string | null;
  incident: string | null;
  handlerId: string;
  handlerName: string;
  startedAt: Date;
  endedAt: Date | null;
  version: number;
}

/** One call of the range, or null. */
export async function callById(db: TenantDb, id: string): Promise<CallRecord | null> {
  const [row] = await db
    .select()
    .from(call)
    .where(and(inScope(db, call), eq(call.id, id)));
  if (!row) return null;
  const { searchText: _, editor: __, updatedAt: ___, wrapUpWords: wrapUp, ...own } = row;
  return {
    ...own,
    status: nameOf(CALL_STATUS, own.status),
    outcome: own.outcome === null ? null : nameOf(CALL_OUTCOME, own.outcome),
    wrapUp,
  };
}

/** What has come of a call so far. */
export async function deedsOf(db: TenantDb, of: { id: string; requestId: string | null }): Promise<CallDeeds> {
  const [signposts, callBacks] = await Promise.all([
    db.$count(
      callSignpost,
      and(inScope(db, callSignpost), eq(callSignpost.callId, of.id), isNull(callSignpost.undoneAt)),
    ),
    db.$count(callBack, and(inScope(db, callBack), eq(callBack.callId, of.id))),
  ]);
  return { requestId: of.requestId, signposts, callBacks };
}

/** A call in a list. */
export interface CallLine {
  id: string;
  tenantNo: number;
  name: string;
  phone: string;
  areaName: string | null;
  categories: number[];
  outcome: CallOutcome | null;
  requestId: string | null;
  handlerId: string;
  handlerName: string;
  startedAt: Date;
  updatedAt: Date;
}

const line = {
  id: call.id,
  tenantNo: call.tenantNo,
  name: call.name,
  phone: call.phone,
  areaName: area.name,
  categories: call.categories,
  outcome: call.outcome,
  requestId: call.requestId,
  handlerId: call.handlerId,
  handlerName: call.handlerName,
  startedAt: call.startedAt,
  updatedAt: call.updatedAt,
};

const MOST_DRAFTS = 50;
const MOST_FINISHED = 25;

/** Calls of the range that are not finished: in progress, or left by a lost line; the latest first. */
export async function openCalls(db: TenantDb): Promise<CallLine[]> {
  return linesOf(
    await db
      .select(line)
      .from(call)
      .leftJoin(area, eq(area.code, call.areaCode))
      .where(and(inRange(db, call), eq(call.status, CALL_STATUS.draft)))
      .orderBy(desc(call.startedAt))
      .limit(MOST_DRAFTS),
  );
}

/** The calls of the range that are over, the latest first: a list's length of them, before one of them if one is named. */
export async function lastCalls(
  db: TenantDb,
  before: string | null,
): Promise<{ calls: CallLine[]; next: string | null }> {
  const earlier =
    before === null
      ? undefined
      : sql`(${call.startedAt}, ${call.id}) < (select c.started_at, c.id from ${call} c
          where c.county_no = ${Math.floor(db.range.lo / 1_000_000)} and c.id = ${before})`;
  const rows = linesOf(
    await db
      .select(line)
      .from(call)
      .leftJoin(area, eq(area.code, call.areaCode))
      .where(and(inRange(db, call), ne(call.status, CALL_STATUS.draft), earlier))
      .orderBy(desc(call.startedAt), desc(call.id))
      .limit(MOST_FINISHED + 1),
  );
  const calls = rows.slice(0, MOST_FINISHED);
  return { calls, next: rows.length > MOST_FINISHED ? (calls.at(-1)?.id ?? null) : null };
}

/** Rows of the query above as lines. */
export function linesOf(rows: readonly (Omit<CallLine, 'outcome'> & { outcome: number | null })[]): CallLine[] {
  return rows.map((row) => ({ ...row, outcome: row.outcome === null ? null : nameOf(CALL_OUTCOME, row.outcome) }));
}

/** What has happened in a call, oldest first. */
export async function callEventsOf(db: TenantDb, callId: string) {
  return db
    .select({
      id: callEvent.id,
      kind: callEvent.kind,
      actorName: callEvent.actorName,
      data: callEvent.data,
      at: callEvent.at,
    })
    .from(callEvent)
    .where(and(inScope(db, callEvent), eq(callEvent.callId, callId)))
    .orderBy(asc(callEvent.at), asc(callEvent.id));
}
export type CallEvent = Awaited<ReturnType<typeof callEventsOf>>[number];

const ASKED_DAYS = 14;

/**
 * How often callers of the range asked for each category at a place in the last fortnight, by code: this call among them
 * once it has been saved.
 */
export async function askedLately(db: TenantDb, areaCode: string, now: Date): Promise<Map<number, number>> {
  const since = new Date(now.getTime() - ASKED_DAYS * 86_400_000);
  const rows = await db.execute<{ category: number; count: number }>(sql`
    select category, count(*)::int as count from ${call}, unnest(${call.categories}) as category
    where ${inRange(db, call)} and ${eq(call.areaCode, areaCode)} and ${call.startedAt} >= ${since.toISOString()}
    group by category`);
  return new Map(rows.map(({ category, count }) => [category, count]));
}
