import type { TenantDb } from '#db/client.server';
import { localitiesAround, type KnownLocality } from '~/features/provision/places.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** A locality to choose, with the district that drew it. */
export interface LocalityChoice extends KnownLocality {
  district: string;
}

/** A locality in a drop-down list, alone or under its district. */
export type LocalityOption =
  | { value: string; label: string }
  | { group: string; options: { value: string; label: string }[] };

/** The localities around a desk with the names of their districts: those of its district, for a county of them all. */
export async function localityChoices(
  db: TenantDb,
  tenant: Pick<TenantConfig, 'tenantNo' | 'tier'>,
): Promise<LocalityChoice[]> {
  const localities = await localitiesAround(db, tenant);
  const districts = await tenantsByNo(
    db,
    localities.map(({ tenantNo }) => tenantNo),
  );
  return localities.map((one) => ({ ...one, district: districts.get(one.tenantNo)?.shortName ?? 'A district' }));
}

/** Localities as the options of a drop-down list: under their districts where there are several. */
export function localityOptions(localities: readonly LocalityChoice[]): LocalityOption[] {
  const districts = [...new Set(localities.map(({ district }) => district))];
  const under = (district: string) =>
    localities.filter((one) => one.district === district).map(({ id, name }) => ({ value: id, label: name }));
  if (districts.length === 1) return under(districts[0] ?? '');
  return districts.map((district) => ({ group: district, options: under(district) }));
}
