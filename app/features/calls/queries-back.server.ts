import { and, asc, desc, eq, isNull, lte, ne, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { call, callBack } from '#db/schema/calls';
import { nameOf } from '~/features/requests/schema';
import { ROLES } from '~/platform/permissions/roles';
import type { BackList } from './lists';
import { ATTEMPT, CALL_BACK_STATUS, type Attempt, type CallBackStatus } from './schema';

/** A call-back with whom it is about. */
export interface CallBackLine {
  id: string;
  callId: string;
  tenantNo: number;
  status: CallBackStatus;
  dueAt: Date;
  ownerId: string | null;
  ownerName: string | null;
  about: string;
  attempts: number;
  lastAttempt: Attempt | null;
  triedAt: Date | null;
  version: number;
  name: string;
  phone: string;
  areaName: string | null;
}

const columns = {
  id: callBack.id,
  callId: callBack.callId,
  tenantNo: callBack.tenantNo,
  status: callBack.status,
  dueAt: callBack.dueAt,
  ownerId: callBack.ownerId,
  ownerName: callBack.ownerName,
  about: callBack.about,
  attempts: callBack.attempts,
  lastAttempt: callBack.lastAttempt,
  triedAt: callBack.triedAt,
  version: callBack.version,
  name: call.name,
  phone: call.phone,
  areaName: area.name,
};

const ofCall = and(eq(call.countyNo, callBack.countyNo), eq(call.id, callBack.callId));
const MOST = 200;
const WAITS = eq(callBack.status, CALL_BACK_STATUS.waiting);

/** Call-backs of the range: those that wait, the longest overdue first; those that are over, the last first. */
export async function callBacksIn(db: TenantDb, list: BackList, userId: string): Promise<CallBackLine[]> {
  const which: Record<BackList, SQL | undefined> = {
    waiting: WAITS,
    mine: and(WAITS, eq(callBack.ownerId, userId)),
    free: and(WAITS, isNull(callBack.ownerId)),
    ended: ne(callBack.status, CALL_BACK_STATUS.waiting),
  };
  const order = list === 'ended' ? desc(callBack.doneAt) : asc(callBack.dueAt);
  const rows = await db
    .select(columns)
    .from(callBack)
    .innerJoin(call, ofCall)
    .leftJoin(area, eq(area.code, call.areaCode))
    .where(and(inRange(db, callBack), which[list]))
    .orderBy(order, asc(callBack.id))
    .limit(MOST);
  return rows.map(lineOf);
}

/** How many call-backs wait. */
export interface Waiting {
  all: number;
  overdue: number;
}

/** How many call-backs of the range wait, of all calls or of those of a condition on them. */
export async function countWaiting(db: TenantDb, now: Date, which?: SQL): Promise<Waiting> {
  const [row] = await db
    .select({
      all: sql<number>`count(*)::int`,
      overdue: sql<number>`count(*) filter (where ${callBack.dueAt} <= ${now.toISOString()})::int`,
    })
    .from(callBack)
    .innerJoin(call, ofCall)
    .where(and(inRange(db, callBack), eq(callBack.status, CALL_BACK_STATUS.waiting), which));
  return row ?? { all: 0, overdue: 0 };
}

/** The call-backs of one call, in the order in which they are due. */
export async function callBacksOf(db: TenantDb, callId: string): Promise<CallBackLine[]> {
  const rows = await db
    .select(columns)
    .from(callBack)
    .innerJoin(call, ofCall)
    .leftJoin(area, eq(area.code, call.areaCode))
    .where(and(inScope(db, callBack), eq(callBack.callId, callId)))
    .orderBy(asc(callBack.dueAt), asc(callBack.id));
  return rows.map(lineOf);
}

/** One call-back of the range, or null. */
export async function callBackById(db: TenantDb, id: string): Promise<CallBackLine | null> {
  const [row] = await db
    .select(columns)
    .from(callBack)
    .innerJoin(call, ofCall)
    .leftJoin(area, eq(area.code, call.areaCode))
    .where(and(inScope(db, callBack), eq(callBack.id, id)));
  return row ? lineOf(row) : null;
}

/** How many call-backs of the range are due by now, counted up to `atMost`. */
export async function countDue(db: TenantDb, atMost: number, now: Date = new Date()): Promise<number> {
  const due = and(inRange(db, callBack), eq(callBack.status, CALL_BACK_STATUS.waiting), lte(callBack.dueAt, now));
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(callBack)
    .where(due)
    .limit(atMost)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

type Row = Omit<CallBackLine, 'status' | 'lastAttempt'> & { status: number; lastAttempt: number | null };

function lineOf(row: Row): CallBackLine {
  const lastAttempt = row.lastAttempt === null ? null : nameOf(ATTEMPT, row.lastAttempt);
  return { ...row, status: nameOf(CALL_BACK_STATUS, row.status), lastAttempt };
}

/** A colleague who can ring back. */
export interface Ringer {
  id: string;
  name: string;
}

const MOST_COLLEAGUES = 300;

/**
 * Who takes calls at a desk, by name. `colleagues()` would give the whole range: who works at the councils below is for
 * those who lead them to know.
 */
export async function ringers(db: TenantDb, tenantNo: number): Promise<Ringer[]> {
  const roles = [ROLES.coordinator, ROLES.officer, ROLES.clerk, ROLES.call_handler];
  const rows = await db.execute<Ringer & Record<string, unknown>>(sql`
    select distinct c.user_id as id, c.name from colleagues() c where c.tenant_no = ${tenantNo} and c.role in ${roles}
    order by c.name limit ${MOST_COLLEAGUES}`);
  return rows.map(({ id, name }) => ({ id, name }));
}
