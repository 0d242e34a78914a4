import type { TenantDb } from '#db/client.server';
import { areasUnder } from '~/features/areas/queries.server';
import { localitiesAround, type KnownLocality } from '~/features/provision/places.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import type { Known } from './values/places';
import { plain } from './values/text';

/** What names in a list can stand for at a tenant: its categories and localities, the parishes of its county. */
export async function knownAt(db: TenantDb, tenantNo: number): Promise<Known> {
  const [tenant, county] = await Promise.all([
    tenantByNo(db, tenantNo),
    tenantByNo(db, Math.floor(tenantNo / 1_000_000) * 1_000_000),
  ]);
  if (!tenant || !county) throw notFound();
  const [under, localities] = await Promise.all([
    Promise.all(county.areas.map((code) => areasUnder(db, code))),
    localitiesAround(db, tenant),
  ]);
  const parishes = under.flat().filter(({ type }) => type === 'parish' || type === 'unparished');
  const areas = new Map<string, string[]>();
  for (const { code, name } of parishes) areas.set(plain(name), [...(areas.get(plain(name)) ?? []), code]);
  return {
    categories: tenant.categories.map(({ code, slug, name }) => ({ code, slug, name })),
    areas,
    areaCodes: new Set(parishes.map(({ code }) => code)),
    localities: new Map(nameable(localities).map(({ id, name }) => [plain(name), id])),
    localityIds: new Set(localities.map(({ id }) => id)),
  };
}

/** Localities that are the only ones of their name: the others are told by their ids. */
export function nameable(localities: readonly KnownLocality[]): KnownLocality[] {
  const named = (name: string) => localities.filter((one) => plain(one.name) === plain(name)).length;
  return localities.filter(({ name }) => named(name) === 1 && !/[;|]/.test(name));
}
