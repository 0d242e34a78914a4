import { inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { tenant } from '#db/schema/tenants';
import { tenantByNo } from '~/features/tenants/queries.server';

/** After how many days without a confirmation an entry of a council grows stale, as the council has it. */
export async function confirmDaysOf(db: TenantDb, tenantNo: number): Promise<number> {
  const holder = await tenantByNo(db, tenantNo);
  return holder?.confirmAfterDays ?? LONGEST;
}

/** The same of several councils, by number. */
export async function confirmDaysByNo(db: TenantDb, tenantNos: readonly number[]): Promise<Map<number, number>> {
  if (tenantNos.length === 0) return new Map();
  const rows = await db
    .select({ no: tenant.tenantNo, days: sql<number>`(${tenant.config} ->> 'confirmAfterDays')::int` })
    .from(tenant)
    .where(inArray(tenant.tenantNo, [...new Set(tenantNos)]));
  return new Map(rows.map(({ no, days }) => [no, days]));
}

/** For a council that is gone: nobody could confirm. */
const LONGEST = 365;
