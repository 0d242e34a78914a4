import { and, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { call } from '#db/schema/calls';
import { request } from '#db/schema/requests';
import { uuids } from '~/features/requests/conditions.server';
import { findRequests } from '~/features/requests/queries-search.server';
import { searchPatterns } from '~/features/requests/search';
import { nameOf, OPEN_STATUSES, REQUEST_STATUS, type RequestStatus } from '~/features/requests/schema';
import { CALL_OUTCOME, type CallOutcome } from './schema';

/** Who this may be: earlier calls and open requests of the range with the same number or name. */
export interface KnownCaller {
  calls: EarlierCall[];
  requests: KnownRequest[];
}

/** A call they made before. */
export interface EarlierCall {
  id: string;
  tenantNo: number;
  name: string;
  outcome: CallOutcome | null;
  areaName: string | null;
  startedAt: Date;
}

/** A request of theirs that is still open. */
export interface KnownRequest {
  id: string;
  tenantNo: number;
  reference: string;
  name: string;
  status: RequestStatus;
  postcode: string | null;
  askedAt: Date;
}

const MOST = 5;
const FEWEST_DIGITS = 6;
const FEWEST_LETTERS = 4;

/** What is looked for, if enough has been typed: a number, a name, or either. */
export function soughtOf({ phone, name }: { phone: string; name: string }): string[] {
  const digits = phone.replace(/\D/g, '');
  const letters = name.replace(/[^\p{L}]/gu, '');
  return [...(digits.length >= FEWEST_DIGITS ? [phone] : []), ...(letters.length >= FEWEST_LETTERS ? [name] : [])];
}

/** Earlier calls and open requests of the range in which the number or the name occurs, the newest first. */
export async function knownCaller(
  db: TenantDb,
  caller: { id: string; phone: string; name: string },
): Promise<KnownCaller> {
  const sought = soughtOf(caller);
  if (sought.length === 0) return { calls: [], requests: [] };
  const found = await Promise.all(sought.map((text) => findRequests(db, text)));
  const [calls, requests] = await Promise.all([
    earlierCalls(db, caller.id, sought),
    openRequests(
      db,
      found.flatMap(({ ids }) => ids),
    ),
  ]);
  return { calls, requests };
}

async function earlierCalls(db: TenantDb, except: string, sought: readonly string[]): Promise<EarlierCall[]> {
  const rows = await db
    .select({
      id: call.id,
      tenantNo: call.tenantNo,
      name: call.name,
      outcome: call.outcome,
      areaName: area.name,
      startedAt: call.startedAt,
    })
    .from(call)
    .leftJoin(area, eq(area.code, call.areaCode))
    .where(and(inScope(db, call), ne(call.id, except), sql`${call.id} in (${searchedFor(sought)})`))
    .orderBy(desc(call.startedAt))
    .limit(MOST);
  return rows.map((row) => ({ ...row, outcome: row.outcome === null ? null : nameOf(CALL_OUTCOME, row.outcome) }));
}

/** Folding is the database's own, so that both sides are folded alike and no typed letter has a meaning in a pattern. */
function searchedFor(sought: readonly string[]): SQL {
  const searches = sought.flatMap(searchPatterns).map((words) => {
    const folded = words.map((word) => sql`fold(${word})`);
    const pattern = sql`'%' || ${sql.join(folded, sql` || '%' || `)} || '%'`;
    return sql`select id from call_search(${pattern}) where fold(${words.join('')}) <> ''`;
  });
  return sql.join(searches, sql` union `);
}

async function openRequests(db: TenantDb, ids: readonly string[]): Promise<KnownRequest[]> {
  if (ids.length === 0) return [];
  const open = OPEN_STATUSES.map((status) => REQUEST_STATUS[status]);
  const rows = await db
    .select({
      id: request.id,
      tenantNo: request.tenantNo,
      reference: request.reference,
      name: request.name,
      status: request.status,
      postcode: request.postcode,
      askedAt: request.askedAt,
    })
    .from(request)
    .where(and(inScope(db, request), sql`${request.id} = any(${uuids(ids)})`, inArray(request.status, open)))
    .orderBy(desc(request.askedAt))
    .limit(MOST);
  return rows.map((row) => ({ ...row, status: nameOf(REQUEST_STATUS, row.status) }));
}
