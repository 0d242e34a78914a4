import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import type { Reader } from '#db/reader';
import { localityArea } from '#db/schema/tenants';
import type { Residence } from '~/features/councils/residence';
import { tenantByNo, tenantsForPlace } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import {
  isParish,
  metresBetween,
  rankNear,
  type NearEntry,
  type NearPlace,
  type NearView,
  type Outline,
  type Seen,
} from './near';
import { filledIn, foundBy, intArray, outlinesOf, understandAt } from './queries-search.server';
import { PROVISION_KIND, type ProvisionKind } from './schema';
import { remembered, type Blocks } from './walk';

export type { NearEntry, Nearness, NearPlace } from './near';

/** What is looked for at a place; nothing means everything. */
export interface NearFilter {
  /** Codes: an entry of any of them. */
  categories?: readonly number[];
  /** As somebody typed it, spelling slips and all. */
  words?: string;
  kinds?: readonly ProvisionKind[];
  /** How many of each nearness are looked at, and the most that come back. */
  limit?: number;
  /** Leaves out what is further away, except what covers the place. */
  withinMetres?: number;
  /** When "now" is; for tests. */
  now?: Date;
}

/** About five miles: what counts as near where nobody says how far. */
export const USUAL_REACH_M = 8000;
const USUAL_LIMIT = 100;
/** The most that are a parish's own or cover it in one way: the rest stands among the others, by its distance. */
const MOST_HERE = 300;

/**
 * The one search by place, of the public directory and the call desk: published entries, the parish's own first, then what
 * covers it, what is near, and what else there is in the county, each nearest first. What is planned or paused is among
 * them, ended entries are not.
 */
export async function provisionNear(
  db: TenantDb | PortalDb,
  place: NearPlace,
  filter: NearFilter = {},
): Promise<NearEntry[]> {
  const { limit = USUAL_LIMIT } = filter;
  const { entries } = await (await nearBlocks(db, place, filter, limit))(0);
  return filledIn(db, place.countyNo, entries.slice(0, limit));
}

/**
 * All that the search by place finds, part by part. The first has what is the parish's own or covers it and the nearest of
 * the county; each that follows has the next nearest. Within a part what fits best and was confirmed comes first. `ahead`:
 * the nearest are looked up for so many parts at once, for a reader who will want several.
 */
export async function nearBlocks(
  db: TenantDb | PortalDb,
  place: NearPlace,
  filter: NearFilter,
  size: number,
  ahead = 1,
): Promise<Blocks<Seen<Outline>>> {
  const none: Blocks<Seen<Outline>> = () => Promise.resolve({ entries: [], last: true });
  const config = await configOf(db, place);
  if (!config) return none;
  const typed = filter.words?.trim() ?? '';
  const sought = typed === '' ? null : await understandAt(db, typed, { ...config, countyNo: place.countyNo });
  if (typed !== '' && sought === null) return none;
  const { withinMetres } = filter;
  const view = viewOf(place, config, filter, sought);
  const which = whichOf(place, filter, foundBy(place.countyNo, sought, filter.categories));
  const hereIds = remembered(() => idsHere(db, place, which));
  const most = size * ahead;
  const aroundIds = remembered((nth) => idsAround(db, place, which, { skip: nth * most, most }));
  return async (no) => {
    const from = (no % ahead) * size;
    const [here, several] = await Promise.all([hereIds(0), aroundIds(Math.floor(no / ahead))]);
    const around = several.slice(from, from + size);
    const wanted = no === 0 ? [...new Set([...here, ...around])] : around.filter((id) => !here.has(id));
    const outlines = await outlinesOf(db, place.countyNo, wanted);
    const last = around.length < size || (withinMetres !== undefined && outlines.some(isBeyond(view, here)));
    return { entries: rankNear(outlines, view), last };
  };
}

/** How entries are put in order for a place, by the rules of a council that serves it. */
export function viewOf(
  place: NearPlace,
  { confirmAfterDays }: TenantConfig,
  { withinMetres, now = new Date() }: NearFilter,
  sought: NearView['sought'] = null,
): NearView {
  const reach = withinMetres ?? USUAL_REACH_M;
  const onlyWithinReach = withinMetres !== undefined;
  return { place, sought, reach, onlyWithinReach, confirmAfterDays, now, today: londonToday(now) };
}

/** Whether one that was met on the way outwards lies further away than was wished: then all that follow do. */
function isBeyond({ place, reach }: NearView, here: ReadonlySet<string>) {
  return ({ id, content }: Outline) =>
    !here.has(id) && (metresBetween(place.loc, content.loc) ?? Number.POSITIVE_INFINITY) > reach;
}

/** Where somebody lives, as the search by place wants it. Somewhere that no council here serves has nothing near. */
export async function nearPlaceOf(db: Reader, residence: Pick<Residence, 'place' | 'loc'>): Promise<NearPlace> {
  const { parishCode, districtCode } = residence.place;
  const bodies = await tenantsForPlace(db, residence.place);
  const localities = parishCode === null ? [] : await localitiesAt(db, parishCode, bodies);
  return {
    countyNo: bodies[0]?.countyNo ?? 0,
    parishCode,
    districtCode,
    loc: residence.loc,
    tenantNos: bodies.map(({ tenantNo }) => tenantNo),
    localityIds: localities,
  };
}

async function localitiesAt(db: Reader, areaCode: string, bodies: readonly TenantConfig[]): Promise<string[]> {
  if (bodies.length === 0) return [];
  const numbers = bodies.map(({ tenantNo }) => tenantNo);
  const rows = await db
    .select({ id: localityArea.localityId })
    .from(localityArea)
    .where(and(inArray(localityArea.tenantNo, numbers), eq(localityArea.areaCode, areaCode)));
  return rows.map(({ id }) => id);
}

/** Whose words and rules hold at a place: those of the narrowest body. */
export async function configOf(db: Reader, { tenantNos, countyNo }: NearPlace): Promise<TenantConfig | null> {
  const nearest = tenantNos.at(-1) ?? countyNo * 1_000_000;
  return nearest === 0 ? null : tenantByNo(db, nearest);
}

/** What is looked for and from where, as the functions of the publisher's take it: see 0023_finding_provision.sql. */
export function whichOf(place: NearPlace, { categories, kinds }: NearFilter, terms: SQL): SQL {
  const codes = kinds?.map((kind) => PROVISION_KIND[kind]);
  return sql`${hereOf(place)}, ${terms}, ${intArray('smallint', categories)}, ${intArray('smallint', codes)}`;
}

/** The ids of what is the parish's own or covers it. */
export async function idsHere(
  db: TenantDb | PortalDb,
  { parishCode, tenantNos, localityIds }: NearPlace,
  which: SQL,
): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select id from provision_here(${parishCode}::text, ${intArray('int', tenantNos.filter(isParish))},
      ${intArray('int', tenantNos)}, ${intArray('uuid', localityIds)}, ${which}, ${MOST_HERE}::int)`);
  return new Set(rows.map(({ id }) => id));
}

/** The ids of the nearest of the county: so many, after so many. */
export async function idsAround(
  db: TenantDb | PortalDb,
  { countyNo }: NearPlace,
  which: SQL,
  { skip, most }: { skip: number; most: number },
): Promise<string[]> {
  const rows = await db.execute<{ id: string }>(
    sql`select id from provision_around(${countyNo}::int, ${which}, ${skip}::int, ${most}::int)`,
  );
  return rows.map(({ id }) => id);
}

/** Where somebody lives, as the functions of the publisher's take it. */
export function hereOf({ loc }: Pick<NearPlace, 'loc'>): SQL {
  return loc ? sql`point(${loc.x}::float8, ${loc.y}::float8)` : sql`null::point`;
}
