import type { Reader } from '#db/reader';
import { tenantByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import type { TenantConfig } from '~/features/tenants/schema';
import type { HolderFacts } from './components/own-layout';

/** The council that holds a record. Throws `notFound` for a number that belongs to none. */
export async function holderOf(db: Reader, tenantNo: number): Promise<TenantConfig> {
  const holder = await tenantByNo(db, tenantNo);
  if (!holder) throw notFound();
  return holder;
}

/** What the pages of somebody's own record show of it. */
export function holderFacts({ slug, name, shortName, brand, phone }: TenantConfig): HolderFacts {
  return { slug, name, shortName, service: brand.product, phone };
}
