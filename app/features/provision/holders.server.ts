import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsUnder } from '~/features/tenants/queries.server';

/** A council that an entry recorded at a desk can belong to. */
export interface HolderChoice {
  value: string;
  label: string;
}

/** The councils that an entry recorded at this desk can belong to: its own first, then those under it by name. */
export async function holderChoices(db: TenantDb, { tenant }: Pick<Desk, 'tenant'>): Promise<HolderChoice[]> {
  const under = await tenantsUnder(db, tenant.tenantNo);
  const others = under.filter(({ tenantNo }) => tenantNo !== tenant.tenantNo);
  others.sort((a, b) => a.name.localeCompare(b.name));
  return [{ value: String(tenant.tenantNo), label: `${tenant.name} (us)` }, ...others.map(choiceOf)];
}

function choiceOf({ tenantNo, name }: { tenantNo: number; name: string }): HolderChoice {
  return { value: String(tenantNo), label: name };
}
