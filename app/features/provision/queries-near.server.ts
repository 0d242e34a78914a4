import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import type { Reader } from '#db/reader';
import { publishedProvision } from '#db/schema/provision';
import { localityArea } from '#db/schema/tenants';
import type { Residence } from '~/features/councils/residence';
import { tenantByNo, tenantsForPlace } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { isParish, rankNear, type NearEntry, type NearPlace, type PublicEntry } from './near';
import { entriesOfTenant, publicEntryOf } from './queries-published.server';
import { PROVISION_KIND, type ProvisionKind } from './schema';
import { likeness, understand, type Sought } from './words';

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

/** What counts as near where nobody says how far: about five miles. */
export const USUAL_REACH_M = 8000;
const USUAL_LIMIT = 100;
const MOST_WORDED = 500;

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
  const { limit = USUAL_LIMIT, withinMetres, now = new Date() } = filter;
  const config = await configOf(db, place);
  if (!config) return [];
  const typed = filter.words?.trim() ?? '';
  const sought = typed === '' ? null : understand(typed, config.categories);
  if (typed !== '' && sought === null) return [];
  const found = await entriesOf(db, place, candidateIds(place, filter, sought, limit));
  const ranked = rankNear(found, {
    place,
    sought,
    reach: withinMetres ?? USUAL_REACH_M,
    onlyWithinReach: withinMetres !== undefined,
    confirmAfterDays: config.confirmAfterDays,
    now,
    today: londonToday(now),
  });
  return ranked.slice(0, limit);
}

/**
 * What a council and all under it have where no place is given, in the order of names, or with words of how well they fit:
 * at most a list's length. What is said of each is the same as in the search by place.
 */
export async function provisionOf(
  db: TenantDb | PortalDb,
  tenant: Pick<TenantConfig, 'tenantNo' | 'countyNo' | 'categories'>,
  { categories, words = '' }: Pick<NearFilter, 'categories' | 'words'>,
): Promise<PublicEntry[]> {
  if (words.trim() === '') return entriesOfTenant(db, tenant.tenantNo, { ...(categories && { categories }) });
  const sought = understand(words, tenant.categories);
  if (!sought) return [];
  const meant = sought.categories.filter((code) => categories?.includes(code) ?? true);
  const nowhere = { countyNo: tenant.countyNo, loc: null };
  const worded = entriesOfTenant(db, tenant.tenantNo, { ids: wordedIds(nowhere, { categories }, sought, MOST_WORDED) });
  const ofCategory = meant.length > 0 ? entriesOfTenant(db, tenant.tenantNo, { categories: meant }) : [];
  const found = new Map([...(await worded), ...(await ofCategory)].map((entry) => [entry.id, entry]));
  const scored = [...found.values()].map((entry) => ({ entry, like: likeness(sought, entry.content) }));
  return scored
    .filter(({ like }) => like > 0)
    .sort((a, b) => b.like - a.like)
    .map(({ entry }) => entry);
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
async function configOf(db: Reader, { tenantNos, countyNo }: NearPlace): Promise<TenantConfig | null> {
  const nearest = tenantNos.at(-1) ?? countyNo * 1_000_000;
  return nearest === 0 ? null : tenantByNo(db, nearest);
}

/** The ids that may fit, looked up by functions of the publisher's: see 0016_directory.sql. */
function candidateIds(place: NearPlace, filter: NearFilter, sought: Sought | null, most: number): SQL {
  const near = (categories: readonly number[] | undefined) => sql`
    select id from provision_near(${place.countyNo}::int, ${place.parishCode}::text,
      ${array('int', place.tenantNos.filter(isParish))}, ${array('int', place.tenantNos)},
      ${array('uuid', place.localityIds)}, ${here(place)}, ${array('smallint', categories)}, ${kindsOf(filter)}, ${most}::int)`;
  if (!sought) return near(filter.categories);
  const worded = wordedIds(place, filter, sought, most);
  const meant = sought.categories.filter((code) => filter.categories?.includes(code) ?? true);
  return meant.length > 0 ? sql`${worded} union ${near(meant)}` : worded;
}

function wordedIds(place: Pick<NearPlace, 'countyNo' | 'loc'>, filter: NearFilter, sought: Sought, most: number): SQL {
  return sql`
    select id from provision_worded(${place.countyNo}::int, ${[...sought.words, ...sought.meant].join(' ')}::text,
      ${here(place)}, ${array('smallint', filter.categories)}, ${kindsOf(filter)}, ${most}::int)`;
}

const kindsOf = ({ kinds }: NearFilter) =>
  array(
    'smallint',
    kinds?.map((kind) => PROVISION_KIND[kind]),
  );

function here({ loc }: Pick<NearPlace, 'loc'>): SQL {
  return loc ? sql`point(${loc.x}::float8, ${loc.y}::float8)` : sql`null::point`;
}

function array(type: 'int' | 'smallint' | 'uuid', values: readonly (number | string)[] | undefined): SQL {
  const list = values && `{${values.join(',')}}`;
  return sql`${list ?? null}::${sql.raw(type)}[]`;
}

async function entriesOf(db: TenantDb | PortalDb, { countyNo }: NearPlace, ids: SQL): Promise<PublicEntry[]> {
  const rows = await db
    .select()
    .from(publishedProvision)
    .where(and(eq(publishedProvision.countyNo, countyNo), sql`${publishedProvision.id} = any(array(${ids}))`));
  return rows.map(publicEntryOf);
}
