import { withTenant, type TenantDb } from '#db/client.server';
import { NO_WRITES } from '#db/settings';

/** The door for jobs: runs `work` in a transaction that sees and writes exactly one tenant's rows. */
export function jobDoor<T>(tenantNo: number, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return withTenant({ lo: tenantNo, hi: tenantNo, wlo: tenantNo, whi: tenantNo }, work);
}

/** The door for upkeep that is about no tenant: runs `work` in a transaction that sees and writes no tenant's rows. */
export function upkeepDoor<T>(work: (db: TenantDb) => Promise<T>): Promise<T> {
  return withTenant({ lo: 1, hi: 0, ...NO_WRITES }, work);
}
