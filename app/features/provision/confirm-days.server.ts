import type { TenantDb } from '#db/client.server';
import { tenantByNo } from '~/features/tenants/queries.server';

/** After how many days without a confirmation an entry of a council grows stale, as the council has it. */
export async function confirmDaysOf(db: TenantDb, tenantNo: number): Promise<number> {
  const holder = await tenantByNo(db, tenantNo);
  return holder?.confirmAfterDays ?? LONGEST;
}

/** For a council that is gone: nobody could confirm. */
const LONGEST = 365;
