import { and, eq, gte, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { call, callSignpost } from '#db/schema/calls';
import { localityArea } from '#db/schema/tenants';
import { sinceOf, type FiguresFilter } from './figures';
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
  nothing: number;
}

/** The finished calls that a filter names, counted in several ways; each table adds up to the same calls. */
export async function callFigures(db: TenantDb, filter: FiguresFilter, now: Date) {
  const which = conditionsOf(db, filter, now);
  const hour = sql<number>`extract(hour from ${call.startedAt} at time zone 'Europe/London')::int`;
  const [total, hours, localities, outcomes, categories] = await Promise.all([
    db.$count(call, which),
    counted(db, hour, which),
    counted(db, sql<string>`(${localityOfCall()})`, which),
    counted(db, sql<number>`${call.outcome}`, which),
    askedFor(db, which),
  ]);
  return { total, hours, localities, outcomes, categories };
}

function conditionsOf(db: TenantDb, filter: FiguresFilter, now: Date): SQL {
  return and(
    inRange(db, call),
    eq(call.status, CALL_STATUS.finished),
    gte(call.startedAt, sinceOf(filter.period, now)),
    filter.locality === null ? undefined : sql`(${localityOfCall()}) = ${filter.locality}::uuid`,
    filter.category === null ? undefined : sql`${filter.category}::smallint = any(${call.categories})`,
    filter.outcome === null ? undefined : eq(call.outcome, CALL_OUTCOME[filter.outcome]),
  ) as SQL;
}

/** The locality in which the caller's parish lies; none where nobody has drawn any. */
function localityOfCall(): SQL {
  return sql`select l.locality_id from ${localityArea} l
    where l.area_code = "call"."area_code" order by l.tenant_no limit 1`;
}

async function counted<Key>(db: TenantDb, key: SQL<Key>, which: SQL): Promise<Counted<Key>[]> {
  const rows = await db.execute<{ key: Key | null; count: number }>(
    sql`select ${key} as key, count(*)::int as count from ${call} where ${which} group by 1 order by 1`,
  );
  return rows.map(({ key: one, count }) => ({ key: one, count }));
}

async function askedFor(db: TenantDb, which: SQL): Promise<Asked[]> {
  const told = sql`exists (select from ${callSignpost} s where s.county_no = "call"."county_no"
    and s.call_id = "call"."id" and s.category = asked.category and s.undone_at is null)`;
  const rows = await db.execute<Asked & Record<string, unknown>>(sql`
    select asked.category::int as category, count(*)::int as asked, count(*) filter (where not ${told})::int as nothing
    from ${call}, unnest(${call.categories}) as asked (category) where ${which} group by 1 order by 2 desc, 1`);
  return rows.map(({ category, asked, nothing }) => ({ category, asked, nothing }));
}
