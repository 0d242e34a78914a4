import { and, between, eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { TenantDb } from './client.server';

/**
 * The explicit predicate of queries that look records up by an id: the county, and below it the tenant's range. Row-level security is the net; this is what the planner (and a sharded
 * database) needs to choose the right index.
 */
export function inScope(db: Pick<TenantDb, 'range'>, table: { countyNo: PgColumn; tenantNo: PgColumn }): SQL {
  const { lo, hi } = db.range;
  const county = eq(table.countyNo, Math.floor(lo / 1_000_000));
  if (lo === hi) return and(county, eq(table.tenantNo, lo)) as SQL;
  if (hi - lo === 999_999) return county;
  return and(county, between(table.tenantNo, lo, hi)) as SQL;
}

/**
 * The explicit predicate of queries that read through a whole range: lists, counts, searches by distance. It names the
 * tenant numbers alone. With the county beside them the planner takes the two for independent, expects a twenty-fourth of
 * the rows, and chooses as if there were few (measured: up to forty times the buffers, decision 0009).
 */
export function inRange(db: Pick<TenantDb, 'range'>, table: { tenantNo: PgColumn }): SQL {
  // Also for a parish, whose range is one number: the planner merges two ranges, but takes an equality beside the
  // policy's range for a second condition.
  return between(table.tenantNo, db.range.lo, db.range.hi);
}

/**
 * Beside `inRange`, for a list that a county reads in the order of an index that begins with `county_no`; nothing for a
 * narrower range, whose few rows are better sorted.
 */
export function inCountyOrder(db: Pick<TenantDb, 'range'>, table: { countyNo: PgColumn }): SQL | undefined {
  const { lo, hi } = db.range;
  return hi - lo === 999_999 ? eq(table.countyNo, Math.floor(lo / 1_000_000)) : undefined;
}
