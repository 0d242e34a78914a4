import { withTenant, type TenantDb } from '#db/client.server';
import { NO_WRITES } from '#db/settings';

/** The door for jobs: runs `work` in a transaction that sees and writes exactly one tenant's rows. */
export function jobDoor<T>(tenantNo: number, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return withTenant({ lo: tenantNo, hi: tenantNo, wlo: tenantNo, whi: tenantNo }, work);
}

/**
 * The door for jobs that do what somebody at a desk asked for: runs `work` in a transaction that sees and writes what that
 * desk does. A job gets into the queue only for a tenant that whoever put it in may write.
 */
export function deskJobDoor<T>({ lo, hi }: { lo: number; hi: number }, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return withTenant({ lo, hi, wlo: lo, whi: hi }, work);
}

/** The door for upkeep that is about no tenant: runs `work` in a transaction that sees and writes no tenant's rows. */
export function upkeepDoor<T>(work: (db: TenantDb) => Promise<T>): Promise<T> {
  return withTenant({ lo: 1, hi: 0, ...NO_WRITES }, work);
}
