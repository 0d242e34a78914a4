import { TIERS, type RoutingRule, type Tier } from './schema';

const COUNTY = 1_000_000;
const DISTRICT = 1_000;

/** A council and all that lies under it: `lo <= tenant_no <= hi`. */
export type TenantRange = { lo: number; hi: number; tier: Tier; countyNo: number };

/**
 * The number `CCC DDD PPP` of a council: (17, 4, 9) is 17 004 009. District 0 is the county itself, so the parishes of
 * a unitary authority without districts are (17, 0, n). Throws RangeError when a part does not fit: a wrong number
 * would put a council into another's range.
 */
export function tenantNumber(county: number, district = 0, parish = 0): number {
  assertPart('county', county, 1);
  assertPart('district', district, 0);
  assertPart('parish', parish, 0);
  return county * COUNTY + district * DISTRICT + parish;
}

function assertPart(what: string, value: number, least: number): void {
  if (!Number.isInteger(value) || value < least || value > 999) {
    throw new RangeError(`${what} ${value} is not a whole number from ${least} to 999`);
  }
}

/** Which kind of body a number belongs to. Throws RangeError for what is not a tenant number. */
export function tierOf(tenantNo: number): Tier {
  assertTenantNumber(tenantNo);
  if (tenantNo % DISTRICT !== 0) return 'parish';
  return tenantNo % COUNTY === 0 ? 'county' : 'district';
}

/** The range of a council's own rows and of everything under it. Throws RangeError for what is not a tenant number. */
export function rangeOf(tenantNo: number): TenantRange {
  const tier = tierOf(tenantNo);
  const span = { county: COUNTY, district: DISTRICT, parish: 1 }[tier];
  return { lo: tenantNo, hi: tenantNo + span - 1, tier, countyNo: countyNoOf(tenantNo) };
}

/** The number of the county a council belongs to: `county_no` of all its rows. */
export function countyNoOf(tenantNo: number): number {
  assertTenantNumber(tenantNo);
  return Math.floor(tenantNo / COUNTY);
}

/** The councils above one, widest first: none for a county, only the county for a unitary authority's parish. */
export function parentsOf(tenantNo: number): number[] {
  const county = countyNoOf(tenantNo) * COUNTY;
  const district = tenantNo - (tenantNo % DISTRICT);
  return [...new Set([county, district])].filter((parent) => parent !== tenantNo);
}

/** Whether `tenantNo` is `above` itself or lies under it. */
export function isUnder(tenantNo: number, above: number): boolean {
  const { lo, hi } = rangeOf(above);
  assertTenantNumber(tenantNo);
  return lo <= tenantNo && tenantNo <= hi;
}

function assertTenantNumber(tenantNo: number): void {
  if (!Number.isInteger(tenantNo) || tenantNo < COUNTY || tenantNo >= 1000 * COUNTY) {
    throw new RangeError(`${tenantNo} is not a tenant number (1 000 000 to 999 999 999)`);
  }
}

/**
 * Where a resident lives, as GSS codes. `parishCode` may be an unparished area, or null where none is known;
 * a unitary authority has no `districtCode` of its own.
 */
export type Place = { parishCode: string | null; districtCode: string | null; countyCode: string };

/** What the routing needs to know of a council. */
export type Body = { tenantNo: number; tier: Tier; areas: readonly string[] };

/**
 * The tier that one category goes to at a place: the first rule that fits, else the district.
 */
export function tierFor(category: string, place: Place, routing: readonly RoutingRule[]): Tier {
  const codes = codesOf(place);
  const fits = (rule: RoutingRule) =>
    (rule.category === '*' || rule.category === category) &&
    (rule.areas === undefined || rule.areas.some((code) => codes.includes(code)));
  return routing.find(fits)?.tier ?? 'district';
}

/**
 * The council that holds what a resident asks for (or a volunteer offers), whichever portal it came in by.
 *
 * Several categories stay together with the widest tier that any of them names: that body can act on all of them, and
 * a parish is not shown needs that are not its own. Where that tier has no council for the place (no parish council, a
 * unitary authority) the next wider one takes it, and if there is none the next narrower: never nobody. Null only when
 * none of `bodies` governs the place.
 */
export function holderFor<B extends Body>(
  asked: { categories: readonly string[]; place: Place },
  routing: readonly RoutingRule[],
  bodies: readonly B[],
): B | null {
  const named = asked.categories.map((category) => TIERS.indexOf(tierFor(category, asked.place, routing)));
  const start = named.length === 0 ? TIERS.indexOf('district') : Math.min(...named);
  const order = [...TIERS.slice(0, start + 1).reverse(), ...TIERS.slice(start + 1)];
  const codes = codesOf(asked.place);
  const serving = bodies.filter((body) => body.areas.some((code) => codes.includes(code)));
  for (const tier of order) {
    const holder = serving.find((body) => body.tier === tier);
    if (holder) return holder;
  }
  return null;
}

/** The codes of a place, narrowest first. */
export function codesOf(place: Place): string[] {
  return [place.parishCode, place.districtCode, place.countyCode].filter((code) => code !== null);
}
