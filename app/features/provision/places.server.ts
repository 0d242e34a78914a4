import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { locality, localityArea } from '#db/schema/tenants';
import type { PlaceGroup } from '~/features/councils/residence';
import { placesToChoose } from '~/features/councils/residence.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** A locality of the districts around a desk. */
export interface KnownLocality {
  id: string;
  name: string;
  /** The district that drew it. */
  tenantNo: number;
  /** GSS codes. */
  areas: string[];
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

/**
 * What an entry of a desk can cover: the parishes of its county by district, its own district's first and by locality
 * where it has some.
 */
export async function coverChoices(db: TenantDb, tenant: TenantConfig): Promise<CoverChoices> {
  const [groups, localities] = await Promise.all([
    placesToChoose(db, tenant.countyNo),
    localitiesAround(db, tenant),
  ]);
  const isOwn = ({ group, options }: PlaceGroup) =>
    group === tenant.shortName || options.some(({ value }) => tenant.areas.includes(value));
  const own = groups.filter(isOwn);
  const byLocality = tenant.tier === 'county' ? own : own.flatMap((group) => inLocalities(group, localities));
  return { groups: [...byLocality, ...groups.filter((group) => !isOwn(group))], localities };
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

/** The names of areas by their GSS codes; what is not known is left out. */
export async function areaNames(db: TenantDb, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await db
    .select({ code: area.code, name: area.name })
    .from(area)
    .where(inArray(area.code, [...new Set(codes)]));
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
