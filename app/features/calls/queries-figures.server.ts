import { and, eq, gte, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { call, callSignpost } from '#db/schema/calls';
import { localityArea } from '#db/schema/tenants';
import { LONGEST_PERIOD, sinceOf, type FiguresFilter } from './figures';
import { countWaiting } from './queries-back.server';
import { CALL_OUTCOME, CALL_STATUS } from './schema';

/** A count under a key: an hour, a code, an id; null where it is not known. */
export interface Counted<Key> {
  key: Key | null;
  count: number;
}

/** A category as callers asked for it. */
export interface Asked {
  category: number;
  asked: number;
  /** Of these, in how many calls nobody was told about anything of the category. */
  untold: number;
  /** Of these, in how many calls nothing served the place when the call ended. */
  nothing: number;
}

/** How calls ended: the words of the latest of them. */
export interface Ended {
  code: number;
  words: string;
  calls: number;
}

/** A category that was asked for where nothing serves it. */
export interface Gap {
  category: number;
  /** Id; null where the caller's parish is in no locality. */
  locality: string | null;
  calls: number;
}

/**
 * The finished calls that a filter names, counted in several ways; each table adds up to the same calls. Call-backs are those
 * of the filter's calls too, finished or not.
 */
export async function callFigures(db: TenantDb, filter: FiguresFilter, now: Date) {
  const any = conditionsOf(db, filter, now);
  const which = and(any, eq(call.status, CALL_STATUS.finished)) as SQL;
  const hour = sql<number>`extract(hour from ${call.startedAt} at time zone 'Europe/London')::int`;
  const [total, hours, localities, outcomes, wrapUps, categories, gaps, waiting] = await Promise.all([
    db.$count(call, which),
    counted(db, hour, which),
    counted(db, sql<string>`(${localityOfCall()})`, which),
    counted(db, sql<number>`${call.outcome}`, which),
    endedAs(db, which),
    askedFor(db, which),
    gapsIn(db, which),
    countWaiting(db, now, any),
  ]);
  return { total, hours, localities, outcomes, wrapUps, categories, gaps, waiting };
}

function conditionsOf(db: TenantDb, filter: FiguresFilter, now: Date): SQL {
  return and(
    inRange(db, call),
    gte(call.startedAt, sinceOf(filter.period, now)),
    filter.locality === null ? undefined : sql`(${localityOfCall()}) = ${filter.locality}::uuid`,
    filter.category === null ? undefined : sql`${filter.category}::smallint = any(${call.categories})`,
    filter.outcome === null ? undefined : eq(call.outcome, CALL_OUTCOME[filter.outcome]),
    filter.wrapUp === null ? undefined : eq(call.wrapUp, filter.wrapUp),
  ) as SQL;
}

/** The locality in which the caller's parish lies; none where nobody has drawn any. */
function localityOfCall(): SQL {
  return sql`select l.locality_id from ${localityArea} l
    where l.county_no = "call"."county_no" and l.area_code = "call"."area_code" order by l.tenant_no limit 1`;
}

async function counted<Key>(db: TenantDb, key: SQL<Key>, which: SQL): Promise<Counted<Key>[]> {
  const rows = await db.execute<{ key: Key | null; count: number }>(
    sql`select ${key} as key, count(*)::int as count from ${call} where ${which} group by 1 order by 1`,
  );
  return rows.map(({ key: one, count }) => ({ key: one, count }));
}

/** How finished calls of the range ended since the longest period began, so that a retired code can be chosen too. */
export function wrapUpsUsed(db: TenantDb, now: Date): Promise<Ended[]> {
  const since = sinceOf(LONGEST_PERIOD, now);
  return endedAs(db, and(inRange(db, call), gte(call.startedAt, since), isNotNull(call.wrapUp)) as SQL);
}

async function endedAs(db: TenantDb, which: SQL): Promise<Ended[]> {
  const rows = await db.execute<Ended & Record<string, unknown>>(sql`
    select ${call.wrapUp}::int as code, (array_agg(${call.wrapUpWords} order by ${call.endedAt} desc))[1] as words,
      count(*)::int as calls from ${call} where ${which} group by 1 order by 3 desc, 1`);
  return rows.map(({ code, words, calls }) => ({ code, words, calls }));
}

async function askedFor(db: TenantDb, which: SQL): Promise<Asked[]> {
  const told = sql`exists (select from ${callSignpost} s where s.county_no = "call"."county_no"
    and s.call_id = "call"."id" and s.category = asked.category and s.undone_at is null)`;
  const rows = await db.execute<Asked & Record<string, unknown>>(sql`
    select asked.category::int as category, count(*)::int as asked, count(*) filter (where not ${told})::int as untold,
      count(*) filter (where asked.category = any(${call.nothingFor}))::int as nothing
    from ${call}, unnest(${call.categories}) as asked (category) where ${which} group by 1 order by 2 desc, 1`);
  return rows.map(({ category, asked, untold, nothing }) => ({ category, asked, untold, nothing }));
}

/** What had nothing to signpost to, by place, the most asked for first. */
async function gapsIn(db: TenantDb, which: SQL): Promise<Gap[]> {
  const rows = await db.execute<Gap & Record<string, unknown>>(sql`
    select gap.category::int as category, (${localityOfCall()}) as locality, count(*)::int as calls
    from ${call}, unnest(${call.nothingFor}) as gap (category) where ${which} group by 1, 2 order by 3 desc, 1, 2`);
  return rows.map(({ category, locality, calls }) => ({ category, locality, calls }));
}
