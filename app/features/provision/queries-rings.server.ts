import { sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { NEARNESS, rankNear, type Nearness, type NearPlace, type Outline, type Seen } from './near';
import {
  configOf,
  hereOf,
  idsAround,
  idsHere,
  USUAL_REACH_M,
  viewOf,
  whichOf,
  type NearFilter,
} from './queries-near.server';
import { intArray, outlinesOf } from './queries-search.server';

/** How many there are of something: `more` where nobody counted on. */
export interface Counted {
  count: number;
  more: boolean;
}

/** What there is around a place, ring by ring: the best of each in order, and how many it has in all. */
export interface Rings {
  entries: Seen<Outline>[];
  counts: Record<Nearness, Counted>;
}

/**
 * How many of a ring are looked at: the nearest; and so many that are planned or paused, however many run before them. What
 * is the place's own or covers it is all there.
 */
const LOOKED_AT = { near: 100, county: 60, planned: 40 };
const MOST_COUNTED = 1000;

/**
 * What is the parish's own and what covers it, whole; what is near, and what else the county has, each the nearest of its
 * own ring, however much there is in those before it, and the nearest that are planned or paused. With a count of every ring.
 */
export async function ringsAround(
  db: TenantDb,
  place: NearPlace,
  filter: Pick<NearFilter, 'categories' | 'now'>,
): Promise<Rings> {
  const config = await configOf(db, place);
  if (!config) return { entries: [], counts: countsOf([], { withinReach: 0, ofCounty: 0 }) };
  const which = whichOf(place, filter, sql`null::text[]`);
  const [here, nearest, planned, around] = await Promise.all([
    idsHere(db, place, which),
    idsAround(db, place, which, { skip: 0, most: LOOKED_AT.near }),
    plannedAround(db, place, filter.categories),
    countAround(db, place, filter.categories),
  ]);
  const beyond = { skip: around.withinReach, most: LOOKED_AT.county };
  // Where all that were looked at are within reach, the next ring begins further out.
  const isWhole = nearest.length < LOOKED_AT.near || around.withinReach + LOOKED_AT.county <= nearest.length;
  const further = isWhole ? [] : await idsAround(db, place, which, beyond);
  const outlines = await outlinesOf(db, place.countyNo, [...new Set([...here, ...nearest, ...further, ...planned])]);
  const entries = rankNear(outlines, viewOf(place, config, filter));
  return { entries, counts: countsOf(entries, around) };
}

/** The ids of what is planned or paused: the nearest within reach, and the nearest beyond. */
async function plannedAround(
  db: TenantDb,
  { countyNo, loc }: NearPlace,
  categories: readonly number[] | undefined,
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from provision_planned(${countyNo}::int, ${hereOf({ loc })}, ${USUAL_REACH_M}::float8,
      ${intArray('smallint', categories)}, ${LOOKED_AT.planned}::int)`);
  return rows.map(({ id }) => id);
}

interface Around {
  withinReach: number;
  ofCounty: number;
}

async function countAround(
  db: TenantDb,
  { countyNo, loc }: NearPlace,
  categories: readonly number[] | undefined,
): Promise<Around> {
  const [row] = await db.execute<{ within_reach: number; of_county: number }>(sql`
    select within_reach, of_county from provision_count_around(${countyNo}::int, ${hereOf({ loc })}, ${USUAL_REACH_M}::float8,
      ${intArray('smallint', categories)}, ${MOST_COUNTED}::int)`);
  return { withinReach: row?.within_reach ?? 0, ofCounty: row?.of_county ?? 0 };
}

/** Of what lies within reach, the place's own and what covers it is counted there already; so with the county. */
function countsOf(entries: readonly Seen<Outline>[], { withinReach, ofCounty }: Around): Rings['counts'] {
  const [parish, covers, near, county] = NEARNESS.map((one) => entries.filter(({ nearness }) => nearness === one));
  const own = [...(parish ?? []), ...(covers ?? [])];
  const ownNear = own.filter(({ metres }) => metres !== null && metres <= USUAL_REACH_M).length;
  const [moreNear, moreOfCounty] = [withinReach === MOST_COUNTED, ofCounty === MOST_COUNTED];
  const nearCount = Math.max(withinReach - ownNear, near?.length ?? 0);
  const rest = ofCounty - withinReach - (own.length - ownNear);
  return {
    parish: { count: parish?.length ?? 0, more: false },
    covers: { count: covers?.length ?? 0, more: false },
    near: { count: nearCount, more: moreNear },
    county: { count: Math.max(rest, county?.length ?? 0), more: moreOfCounty },
  };
}
