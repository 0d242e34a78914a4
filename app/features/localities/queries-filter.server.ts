import type { TenantDb } from '#db/client.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { localityChoices } from './queries-choices.server';

/** A locality that the list of a desk can be narrowed to. */
export interface FilterLocality {
  /** As the list's address names it: its slug, at the desk of a county that draws none its id. */
  slug: string;
  name: string;
  /** The district that drew it, at the desk of a county. */
  district: string | null;
  /** GSS codes. */
  areas: readonly string[];
}

/**
 * The localities that a desk's lists of people can be narrowed to: those it draws itself, which is none for a parish; for
 * a county those of all its districts.
 */
export async function filterLocalities(
  db: TenantDb,
  tenant: Pick<TenantConfig, 'tenantNo' | 'tier' | 'localities'>,
): Promise<FilterLocality[]> {
  if (tenant.tier !== 'county' || tenant.localities.length > 0) {
    return tenant.localities.map((one) => ({ ...one, district: null }));
  }
  const localities = await localityChoices(db, tenant);
  return localities.map(({ id, name, district, areas }) => ({ slug: id, name, district, areas }));
}
