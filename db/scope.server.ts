import { and, between, eq, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { TenantDb } from './client.server';

/**
 * The explicit predicate that every query on a tenant's table carries: the county, and below it the tenant's range.
 * Row-level security is the net; this is what the planner (and a sharded database) needs to choose the right index.
 */
export function inScope(db: Pick<TenantDb, 'range'>, table: { countyNo: PgColumn; tenantNo: PgColumn }): SQL {
  const { lo, hi } = db.range;
  const county = eq(table.countyNo, Math.floor(lo / 1_000_000));
  if (lo === hi) return and(county, eq(table.tenantNo, lo)) as SQL;
  if (hi - lo === 999_999) return county;
  return and(county, between(table.tenantNo, lo, hi)) as SQL;
}
