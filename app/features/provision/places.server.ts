import { and, asc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area as areaTable } from '#db/schema/areas';
import { locality, localityArea, tenantArea } from '#db/schema/tenants';
import { area } from '~/features/areas/queries.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { placesToChoose } from '~/features/councils/residence.server';
import { parishesIn } from '~/features/localities/queries.server';
import { tenantsForPlace, tenantsUnder } from '~/features/tenants/queries.server';
import { parentsOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import type { CoveredPlace } from './conditions.server';
import type { PublicContent } from './schema';

/** A locality of the districts around a desk. */
export interface KnownLocality {
  id: string;
  name: string;
  /** The district that drew it. */
  tenantNo: number;
  /** GSS codes. */
  areas: string[];
}

/** A district of a county. */
export interface KnownDistrict {
  /** The GSS code of the district itself. */
  code: string;
  name: string;
  /** The council that looks after it. */
  tenantNo: number;
  /** GSS codes of its parishes. */
  areas: string[];
}

/** What the list of entries can be narrowed to, larger than a parish. */
export interface PlacesAround {
  localities: KnownLocality[];
  /** None below a county. */
  districts: KnownDistrict[];
}

/** What an entry of a desk can cover: parishes by locality or district, localities. */
export interface CoverChoices {
  groups: PlaceGroup[];
  localities: KnownLocality[];
}

/**
 * The localities that a council's entries can cover, in their districts' order: its own, for a parish those of its
 * district, for a county those of all its districts.
 */
export async function localitiesAround(
  db: TenantDb,
  { tenantNo, tier }: Pick<TenantConfig, 'tenantNo' | 'tier'>,
): Promise<KnownLocality[]> {
  const district = tenantNo - (tenantNo % 1000);
  const whose =
    tier === 'county'
      ? eq(locality.countyNo, Math.floor(tenantNo / 1_000_000))
      : and(eq(locality.countyNo, Math.floor(tenantNo / 1_000_000)), eq(locality.tenantNo, district));
  return db
    .select({
      id: locality.id,
      name: locality.name,
      tenantNo: locality.tenantNo,
      areas: sql<string[]>`array_agg(${localityArea.areaCode} order by ${localityArea.areaCode})`,
    })
    .from(locality)
    .innerJoin(
      localityArea,
      and(eq(localityArea.countyNo, locality.countyNo), eq(localityArea.localityId, locality.id)),
    )
    .where(whose)
    .groupBy(locality.countyNo, locality.id)
    .orderBy(asc(locality.tenantNo), asc(locality.position), asc(locality.name));
}

/** The localities around a desk, and the districts under it. */
export async function placesAround(db: TenantDb, tenant: TenantConfig): Promise<PlacesAround> {
  const [localities, districts] = await Promise.all([localitiesAround(db, tenant), districtsUnder(db, tenant)]);
  return { localities, districts };
}

/** The districts of a county that take part, each with its parishes; none below a county, nor in a unitary authority. */
export async function districtsUnder(db: TenantDb, tenant: TenantConfig): Promise<KnownDistrict[]> {
  if (tenant.tier !== 'county') return [];
  const below = (await tenantsUnder(db, tenant.tenantNo)).filter(({ tier }) => tier === 'district');
  if (below.length === 0) return [];
  const [looksAfter, parishes] = await Promise.all([
    governorsBy(
      db,
      inArray(
        tenantArea.tenantNo,
        below.map(({ tenantNo }) => tenantNo),
      ),
    ),
    parishesIn(db, tenant),
  ]);
  return below.flatMap(({ tenantNo, shortName: name }) =>
    looksAfter
      .filter((one) => one.tenantNo === tenantNo)
      .map(({ areaCode: code }) => {
        const areas = parishes.filter(({ districtCode }) => districtCode === code).map((one) => one.code);
        return { code, name, tenantNo, areas };
      }),
  );
}

/**
 * What an entry of a desk can cover: the parishes of its county by district, its own district's first and by locality
 * where it has some.
 */
export async function coverChoices(db: TenantDb, tenant: TenantConfig): Promise<CoverChoices> {
  const [groups, localities] = await Promise.all([placesToChoose(db, tenant.countyNo), localitiesAround(db, tenant)]);
  const isOwn = ({ group, options }: PlaceGroup) =>
    group === tenant.shortName || options.some(({ value }) => tenant.areas.includes(value));
  const own = groups.filter(isOwn);
  const byLocality = tenant.tier === 'county' ? own : own.flatMap((group) => inLocalities(group, localities));
  return { groups: [...byLocality, ...groups.filter((group) => !isOwn(group))], localities };
}

/** The parishes of a desk's range to filter by: those of a district by locality, of a county by district. */
export async function parishesUnder(db: TenantDb, tenant: TenantConfig): Promise<PlaceGroup[]> {
  if (tenant.tier === 'parish') return [];
  const { groups, localities } = await coverChoices(db, tenant);
  if (tenant.tier === 'county') return groups;
  const names = [tenant.shortName, ...localities.map(({ name }) => name)];
  return groups.filter(({ group }) => names.includes(group));
}

/** The parishes of a district under the names of its localities; those in none of them under the district's. */
function inLocalities(district: PlaceGroup, localities: readonly KnownLocality[]): PlaceGroup[] {
  const named = localities.map(({ name, areas }) => ({
    group: name,
    options: district.options.filter(({ value }) => areas.includes(value)),
  }));
  const inSome = new Set(named.flatMap(({ options }) => options.map(({ value }) => value)));
  const rest = { group: district.group, options: district.options.filter(({ value }) => !inSome.has(value)) };
  return [...named, rest].filter(({ options }) => options.length > 0);
}

/** A parish as coverage is asked about it: itself, the localities it lies in, the councils that look after it. */
export async function parishPlace(
  db: TenantDb,
  code: string,
  localities: readonly KnownLocality[],
): Promise<CoveredPlace> {
  const here = await area(db, code);
  const place = { parishCode: code, districtCode: here?.districtCode ?? null, countyCode: here?.countyCode ?? code };
  const councils = await tenantsForPlace(db, place);
  const around = localities.filter(({ areas }) => areas.includes(code));
  return {
    areas: [code],
    localityIds: around.map(({ id }) => id),
    tenantNos: councils.map(({ tenantNo }) => tenantNo),
  };
}

/** Localities as coverage is asked about them, by id: their parishes, and the councils that look after any of these. */
export async function localityPlaces(
  db: TenantDb,
  localities: readonly KnownLocality[],
): Promise<Map<string, CoveredPlace>> {
  const codes = localities.flatMap(({ areas }) => areas);
  if (codes.length === 0) return new Map();
  const governors = await governorsBy(db, inArray(tenantArea.areaCode, codes));
  return new Map(
    localities.map(({ id, areas, tenantNo }) => {
      const inside = governors.filter(({ areaCode }) => areas.includes(areaCode)).map((one) => one.tenantNo);
      return [id, { areas, localityIds: [id], tenantNos: [...new Set([...parentsOf(tenantNo), tenantNo, ...inside])] }];
    }),
  );
}

/** Districts as coverage is asked about them, by GSS code: as a locality, with all localities that have a part in them. */
export async function districtPlaces(
  db: TenantDb,
  { districts, localities }: PlacesAround,
): Promise<Map<string, CoveredPlace>> {
  const asked = districts.map(({ code, ...district }) => ({ ...district, id: code }));
  const places = await localityPlaces(db, asked);
  return new Map(
    [...places].map(([code, place]) => {
      const inside = localities.filter(({ areas }) => areas.some((one) => place.areas.includes(one)));
      return [code, { ...place, localityIds: inside.map(({ id }) => id) }];
    }),
  );
}

function governorsBy(db: TenantDb, which: SQL): Promise<{ tenantNo: number; areaCode: string }[]> {
  return db
    .select({ tenantNo: tenantArea.tenantNo, areaCode: tenantArea.areaCode })
    .from(tenantArea)
    .where(which)
    .orderBy(asc(tenantArea.areaCode));
}

/** The parishes of localities by their ids, as they are drawn now: GSS codes. */
export async function localityAreas(db: TenantDb, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ code: localityArea.areaCode })
    .from(localityArea)
    .where(inArray(localityArea.localityId, [...new Set(ids)]))
    .orderBy(asc(localityArea.areaCode));
  return rows.map(({ code }) => code);
}

/** The parishes that an entry covers: by name, in its localities, and all of its holder's where it says everywhere. */
export async function coveredParishes(
  db: TenantDb,
  { areaCodes, localityIds, everywhere }: Pick<PublicContent, 'areaCodes' | 'localityIds' | 'everywhere'>,
  holder: TenantConfig | null,
): Promise<Set<string>> {
  const [inside, all] = await Promise.all([
    localityAreas(db, localityIds),
    everywhere && holder ? parishesIn(db, holder) : [],
  ]);
  return new Set([...areaCodes, ...inside, ...all.map(({ code }) => code)]);
}

/** The names of areas by their GSS codes; what is not known is left out. */
export async function areaNames(db: TenantDb, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: areaTable.code, name: areaTable.name })
    .from(areaTable)
    .where(inArray(areaTable.code, [...new Set(codes)]));
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The names of localities by their ids; what is not known (any more) is left out. */
export async function localityNames(db: TenantDb, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: locality.id, name: locality.name })
    .from(locality)
    .where(inArray(locality.id, [...new Set(ids)]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
