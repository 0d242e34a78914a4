import { and, asc, eq, isNull, lte, or, sql, type SQL, type SQLWrapper } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { assignment } from '#db/schema/matches';
import { offer, offerArea, offerCategory } from '#db/schema/offers';
import type { PartOfDay } from '~/features/offers/rules';
import { DBS, OFFER_KIND, TRANSPORT } from '~/features/offers/schema';
import { nameOf } from '~/features/requests/schema';
import type { Category } from '~/features/tenants/schema';
import { suggest, type Candidate, type Suggestion } from './rules';
import { MATCH_STATUS } from './schema';

/** Where a request is: grid metres of its postcode, and its parish. */
export interface RequestPlace {
  loc: { x: number; y: number } | null;
  areaCode: string | null;
}

/** How many of the nearest offers are weighed for the suggestions of one need. */
const WEIGHED = 60;
/** So many are when none of those can go: beyond that nobody looks. */
export const MOST_WEIGHED = 500;

/**
 * The best offers for a need of one category: the nearest of one's own range by the spatial index, weighed by the rules
 * for this part of the day. At most `limit` of them, best first, those with obstacles last.
 */
export async function suggestionsFor(
  db: TenantDb,
  place: RequestPlace,
  category: Pick<Category, 'code' | 'dbs'>,
  moment: PartOfDay,
  limit: number,
): Promise<Suggestion[]> {
  const weighed = async (most: number) =>
    suggest(await nearestOffers(db, place, category.code, moment.today, most), { dbs: category.dbs, ...moment });
  const near = await weighed(Math.max(limit, WEIGHED));
  const isEnough = near.length < WEIGHED || near[0]?.obstacles.length === 0;
  return (isEnough ? near : await weighed(Math.max(limit, MOST_WEIGHED))).slice(0, limit);
}

/** The nearest offers that are active, not paused and of the category. `today` is the date in London. */
export async function nearestOffers(
  db: TenantDb,
  place: RequestPlace,
  category: number,
  today: string,
  limit: number = WEIGHED,
): Promise<Candidate[]> {
  const rows = await nearestQuery(db, place, couldHelp(category, today), limit);
  return rows.map(candidateOf);
}

/** One offer as a candidate, however far away and busy; null when it does not do this or is not active. */
export async function candidateFor(
  db: TenantDb,
  place: RequestPlace,
  category: number,
  today: string,
  offerId: string,
): Promise<Candidate | null> {
  const which = and(eq(offer.id, offerId), couldHelp(category, today));
  const [row] = await nearestQuery(db, place, which, 1);
  return row ? candidateOf(row) : null;
}

/**
 * The query of `nearestOffers`. Its inner part is read off the index `offer_near (tenant_no, loc) where active` in the
 * order of distance, also under row-level security, and ends at the limit; what is told of each is looked up after that.
 */
export function nearestQuery(db: TenantDb, { loc, areaCode }: RequestPlace, which: SQL | undefined, limit: number) {
  const metres = loc ? sql<number>`${offer.loc} <-> point(${loc.x}, ${loc.y})` : sql<number | null>`null::float8`;
  const near = db
    .select({ ...told, metres: metres.as('metres') })
    .from(offer)
    .where(and(inRange(db, offer), offer.active, which))
    .orderBy(loc ? metres : asc(offer.offeredAt))
    .limit(limit)
    .as('near');
  return db
    .select({
      offerId: near.id,
      reference: near.reference,
      name: near.name,
      kind: near.kind,
      areaName: area.name,
      holderNo: near.tenantNo,
      distanceM: near.metres,
      travelM: near.travelM,
      namesParish: namesParish(near, areaCode),
      days: near.days,
      parts: near.parts,
      dbs: near.dbs,
      dbsUntil: near.dbsUntil,
      load: load(near),
      capacity: near.capacity,
      lastHelpedAt: lastHelped(near),
      transport: near.transport,
    })
    .from(near)
    .leftJoin(area, eq(area.code, near.areaCode))
    .orderBy(asc(near.metres), asc(near.offeredAt), asc(near.id));
}

const told = {
  id: offer.id,
  countyNo: offer.countyNo,
  tenantNo: offer.tenantNo,
  reference: offer.reference,
  name: offer.name,
  kind: offer.kind,
  areaCode: offer.areaCode,
  offeredAt: offer.offeredAt,
  travelM: offer.travelM,
  days: offer.days,
  parts: offer.parts,
  dbs: offer.dbs,
  dbsUntil: offer.dbsUntil,
  capacity: offer.capacity,
  transport: offer.transport,
};

type NearRow = Awaited<ReturnType<typeof nearestQuery>>[number];

function candidateOf({ lastHelpedAt, ...row }: NearRow): Candidate {
  return {
    ...row,
    kind: nameOf(OFFER_KIND, row.kind),
    dbs: nameOf(DBS, row.dbs),
    transport: nameOf(TRANSPORT, row.transport),
    // Up, so that nobody beyond a distance is counted within it.
    distanceM: row.distanceM === null ? null : Math.ceil(row.distanceM),
    lastHelpedOn: lastHelpedAt === null ? null : lastHelpedAt.slice(0, 10),
  };
}

/** Whether there is such an offer in one's own range, active or not. */
export async function knowsOffer(db: TenantDb, id: string): Promise<boolean> {
  const found = await db
    .select({ id: offer.id })
    .from(offer)
    .where(and(inScope(db, offer), eq(offer.id, id)));
  return found.length > 0;
}

/** How many active offers of the category lie within `metres` of a place, whatever stands against them. */
export async function countWithin(
  db: TenantDb,
  { loc }: RequestPlace,
  category: number,
  metres: number,
  today: string,
): Promise<number> {
  if (!loc) return 0;
  const within = sql`${offer.loc} <-> point(${loc.x}, ${loc.y}) <= ${metres}::float8`;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(offer)
    .where(and(inRange(db, offer), offer.active, couldHelp(category, today), within));
  return row?.count ?? 0;
}

/** Does this and has not paused. */
export function couldHelp(category: number, today: string): SQL | undefined {
  return and(doesCategory(category), notPaused(today));
}

/** `offset 0` keeps it a look-up for each offer in turn: joined to all offers of a category, the order would be lost. */
function doesCategory(category: number): SQL {
  return sql`exists (select from ${offerCategory} where ${offerCategory.countyNo} = ${offer.countyNo}
    and ${offerCategory.offerId} = ${offer.id} and ${offerCategory.category} = ${category} offset 0)`;
}

function notPaused(today: string): SQL | undefined {
  return or(isNull(offer.pausedUntil), lte(offer.pausedUntil, today));
}

/** The columns by which the rows of an offer are found. */
interface Of {
  countyNo: SQLWrapper;
  id: SQLWrapper;
}

/** Whether the offer names this parish among the ones it will go to; null when it names none. */
function namesParish(of: Of, areaCode: string | null): SQL<boolean | null> {
  return sql`(select bool_or(${offerArea.areaCode} = ${areaCode}::text) from ${offerArea}
    where ${offerArea.countyNo} = ${of.countyNo} and ${offerArea.offerId} = ${of.id})`;
}

function load(of: Of): SQL<number> {
  return sql`(select count(*)::int from ${assignment} where ${assignment.countyNo} = ${of.countyNo}
    and ${assignment.offerId} = ${of.id} and ${assignment.status} in (${MATCH_STATUS.matched}, ${MATCH_STATUS.accepted}))`;
}

function lastHelped(of: Of): SQL<string | null> {
  return sql`(select max(${assignment.until})::text from ${assignment} where ${assignment.countyNo} = ${of.countyNo}
    and ${assignment.offerId} = ${of.id} and ${assignment.status} = ${MATCH_STATUS.done})`;
}
