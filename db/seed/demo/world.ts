import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area, postcode } from '#db/schema/areas';
import { locality, localityArea, tenant } from '#db/schema/tenants';
import { codesOf, holderFor, type Place } from '~/features/tenants/rules';
import type { TenantConfig, Tier } from '~/features/tenants/schema';

/** A real postcode with its place; who lives there in the demo is invented. */
export interface Spot {
  postcode: string;
  /** British National Grid, metres. */
  loc: { x: number; y: number };
  areaCode: string;
  place: Place;
}

/** A district's grouping of parishes. */
export interface Locality {
  id: string;
  tenantNo: number;
  slug: string;
  name: string;
  areas: readonly string[];
}

/** What the demo of one county stands on: its councils, its localities and its postcodes. */
export interface World {
  county: TenantConfig;
  spots: readonly Spot[];
  localities: readonly Locality[];
  /** Those of a district or county. */
  spotsIn: (code: string) => readonly Spot[];
  spotAt: (postcode: string) => Spot;
  areaName: (code: string) => string;
  /** The councils of a place, widest first. */
  councilsOf: (place: Place) => readonly TenantConfig[];
  council: (tenantNo: number) => TenantConfig;
  /** Who holds what is asked for or offered there, by the county's routing. */
  holderOf: (place: Place, categories: readonly number[]) => TenantConfig;
  councilAt: (place: Place, tier: Tier) => TenantConfig | null;
}

/** Reads the councils and postcodes of the county whose range `db` has. */
export async function readWorld(db: TenantDb): Promise<World> {
  const countyNo = Math.floor(db.range.lo / 1_000_000);
  const councils = await db
    .select({ config: tenant.config })
    .from(tenant)
    .where(eq(tenant.countyNo, countyNo))
    .orderBy(asc(tenant.tenantNo));
  const countyCodes = councils[0]?.config.areas ?? [];
  const [spots, names, localities] = await Promise.all([
    db
      .select()
      .from(postcode)
      .where(and(inArray(postcode.countyCode, countyCodes), isNull(postcode.endedOn), isNotNull(postcode.parishCode)))
      .orderBy(asc(postcode.postcode)),
    db.select({ code: area.code, name: area.name }).from(area),
    readLocalities(db, countyNo),
  ]);
  return worldOf(
    councils.map(({ config }) => config),
    spots.filter((row) => !LETTERS_ONLY.test(row.postcode)).map(spotOf),
    new Map(names.map(({ code, name }) => [code, name])),
    localities,
  );
}

function readLocalities(db: TenantDb, countyNo: number): Promise<Locality[]> {
  const { id, tenantNo, slug, name } = locality;
  const areas = sql<string[]>`array_agg(${localityArea.areaCode} order by ${localityArea.areaCode})`;
  return db
    .select({ id, tenantNo, slug, name, areas })
    .from(locality)
    .innerJoin(localityArea, and(eq(localityArea.countyNo, locality.countyNo), eq(localityArea.localityId, id)))
    .where(eq(locality.countyNo, countyNo))
    .groupBy(locality.countyNo, id)
    .orderBy(asc(tenantNo), asc(slug));
}

/** Districts of large users and post office boxes: nobody lives there. */
const LETTERS_ONLY = /^(B99|DE99|ST55|WR78|WR99|WV98|WV99) /;

function spotOf(row: typeof postcode.$inferSelect): Spot {
  const { parishCode, districtCode, countyCode } = row;
  return {
    postcode: row.postcode,
    loc: { x: row.easting, y: row.northing },
    areaCode: parishCode ?? districtCode ?? countyCode,
    place: { parishCode, districtCode, countyCode },
  };
}

/** A world out of what was read (or, for a test, thought up): the first council is the county. */
export function worldOf(
  councils: readonly TenantConfig[],
  spots: readonly Spot[],
  names: ReadonlyMap<string, string>,
  localities: readonly Locality[],
): World {
  const [county] = councils;
  if (!county) throw new Error('A county is needed');
  const governing = groupBy(
    councils.flatMap((council) => council.areas.map((code) => [code, council] as const)),
    ([code]) => code,
  );
  const bySpot = new Map(spots.map((spot) => [spot.postcode, spot]));
  const within = groupBy(
    spots.flatMap((spot) => codesOf(spot.place).map((code) => [code, spot] as const)),
    ([code]) => code,
  );
  const byNo = new Map(councils.map((council) => [council.tenantNo, council]));
  const councilsOf = (place: Place) =>
    codesOf(place)
      .reverse()
      .flatMap((code) => (governing.get(code) ?? []).map(([, council]) => council));
  const slugs = new Map(county.categories.map(({ code, slug }) => [code, slug]));
  return {
    county,
    spots,
    localities,
    spotsIn: (code) => (within.get(code) ?? []).map(([, spot]) => spot),
    spotAt: (code) => known(bySpot.get(code), `the postcode ${code}`),
    areaName: (code) => (names.get(code) ?? '').replace(/, unparished area$/, ''),
    councilsOf,
    council: (tenantNo) => known(byNo.get(tenantNo), `the council ${tenantNo}`),
    holderOf: (place, categories) => {
      const asked = { categories: categories.map((code) => slugs.get(code) ?? 'other'), place };
      return known(holderFor(asked, county.routing, councilsOf(place)) ?? undefined, 'a council of this place');
    },
    councilAt: (place, tier) => councilsOf(place).find((council) => council.tier === tier) ?? null,
  };
}

function known<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new Error(`The demo needs ${what}, which this database does not have`);
  return found;
}

function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
