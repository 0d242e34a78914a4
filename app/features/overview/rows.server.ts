import type { TenantDb } from '#db/client.server';
import type { Area } from '~/features/areas/schema';
import { parishesIn } from '~/features/localities/queries.server';
import type { CoveredPlace } from '~/features/provision/conditions.server';
import { localitiesAround, localityPlaces, parishPlace, type KnownLocality } from '~/features/provision/places.server';
import { tenantByNo, tenantsUnder } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** A row of the overview: a place, what narrows the list of entries to it (if anything does), what it opens to. */
export interface PlaceRow {
  key: string;
  name: string;
  place: CoveredPlace;
  query: Record<string, string> | null;
  opens: string | null;
}

/**
 * A county by its districts; a district by its localities, with the parishes that are in none; a district of a county, a
 * locality, or any council without localities by parish. `within` names what is opened as the address does: the id of a
 * locality, or the GSS code of a district.
 */
export async function overviewRows(db: TenantDb, tenant: TenantConfig, within: string | null) {
  const [around, parishes] = await Promise.all([localitiesAround(db, tenant), parishesIn(db, tenant)]);
  const groups = tenant.tier === 'county' ? await districtGroups(db, tenant, parishes) : [];
  if (groups.length === 0)
    return { ...(await ownRows(db, tenant, within, { around, parishes })), parishes: parishes.length };
  const opened = groups.find(({ code }) => code === within) ?? null;
  const rows = opened ? await parishRows(db, opened.parishes, around) : await districtRows(db, groups, around);
  return { opened, rows, parishes: parishes.length };
}

async function ownRows(
  db: TenantDb,
  tenant: TenantConfig,
  within: string | null,
  { around, parishes }: { around: readonly KnownLocality[]; parishes: readonly Area[] },
) {
  const own = around.filter(({ tenantNo }) => tenantNo === tenant.tenantNo);
  const opened = own.find(({ id }) => id === within) ?? null;
  const inSome = new Set(own.flatMap(({ areas }) => areas));
  const alone = parishes.filter(({ code }) => (opened ? opened.areas.includes(code) : !inSome.has(code)));
  return { opened, rows: [...(opened ? [] : await localityRows(db, own)), ...(await parishRows(db, alone, around))] };
}

interface DistrictGroup {
  code: string;
  name: string;
  tenantNo: number;
  parishes: Area[];
}

/** The parishes of a county by district; none for a county without districts. */
async function districtGroups(db: TenantDb, tenant: TenantConfig, parishes: readonly Area[]): Promise<DistrictGroup[]> {
  const below = (await tenantsUnder(db, tenant.tenantNo)).filter(({ tier }) => tier === 'district');
  const districts = await Promise.all(below.map(({ tenantNo }) => tenantByNo(db, tenantNo)));
  return districts
    .flatMap((district) => (district ? [district] : []))
    .flatMap(({ areas, shortName: name, tenantNo }) =>
      areas.map((code) => ({ code, name, tenantNo, parishes: parishes.filter((one) => one.districtCode === code) })),
    );
}

async function districtRows(
  db: TenantDb,
  groups: readonly DistrictGroup[],
  around: readonly KnownLocality[],
): Promise<PlaceRow[]> {
  const places = await localityPlaces(
    db,
    groups.map(({ code, name, tenantNo, parishes }) => ({
      id: code,
      name,
      tenantNo,
      areas: parishes.map((one) => one.code),
    })),
  );
  return groups.flatMap(({ code, name }) => {
    const place = places.get(code);
    if (!place) return [];
    const inside = around.filter(({ areas }) => areas.some((one) => place.areas.includes(one)));
    return [
      { key: code, name, place: { ...place, localityIds: inside.map(({ id }) => id) }, query: null, opens: code },
    ];
  });
}

async function localityRows(db: TenantDb, localities: readonly KnownLocality[]): Promise<PlaceRow[]> {
  const places = await localityPlaces(db, localities);
  return localities.flatMap(({ id, name }) => {
    const place = places.get(id);
    return place ? [{ key: id, name, place, query: { locality: id }, opens: id }] : [];
  });
}

async function parishRows(
  db: TenantDb,
  parishes: readonly Area[],
  around: readonly KnownLocality[],
): Promise<PlaceRow[]> {
  const rows: PlaceRow[] = [];
  for (const { code, name } of parishes) {
    rows.push({ key: code, name, place: await parishPlace(db, code, around), query: { parish: code }, opens: null });
  }
  return rows;
}
