import { and, asc, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { assignment, match } from '#db/schema/matches';
import { offer, offerArea, offerCategory } from '#db/schema/offers';
import { DBS, OFFER_KIND, TRANSPORT } from '~/features/offers/schema';
import { nameOf } from '~/features/requests/schema';
import type { Category } from '~/features/tenants/schema';
import { suggest, type Candidate, type Suggestion } from './rules';
import { MATCH_STATUS, type MatchStatus } from './schema';

/** Where a request is: grid metres of its postcode, and its parish. */
export interface RequestPlace {
  loc: { x: number; y: number } | null;
  areaCode: string | null;
}

/** How many of the nearest offers are weighed for the suggestions of one need. */
const WEIGHED = 60;
const ACTIVE = [MATCH_STATUS.matched, MATCH_STATUS.accepted];

/**
 * The best offers for a need of one category: the nearest of one's own range by the spatial index, weighed by the rules.
 * `today` is the date in London. At most `limit` of them, best first, those with obstacles last.
 */
export async function suggestionsFor(
  db: TenantDb,
  place: RequestPlace,
  category: Pick<Category, 'code' | 'dbs'>,
  today: string,
  limit: number,
): Promise<Suggestion[]> {
  const found = await nearestOffers(db, place, category.code, today);
  return suggest(found, { dbs: category.dbs, today }).slice(0, limit);
}

/**
 * The nearest offers that are active, not paused and of the category. `order by loc <-> point` with the tenant's range
 * is read off the index `offer_near (tenant_no, loc) where active`, also under row-level security.
 */
export async function nearestOffers(
  db: TenantDb,
  { loc, areaCode }: RequestPlace,
  category: number,
  today: string,
  limit: number = WEIGHED,
): Promise<Candidate[]> {
  const distance = loc ? sql<number>`${offer.loc} <-> point(${loc.x}, ${loc.y})` : sql<number | null>`null::float8`;
  const rows = await db
    .select({
      offerId: offer.id,
      reference: offer.reference,
      name: offer.name,
      kind: offer.kind,
      areaName: area.name,
      holderNo: offer.tenantNo,
      distanceM: distance,
      travelM: offer.travelM,
      namesParish: namesParish(areaCode),
      days: offer.days,
      dbs: offer.dbs,
      dbsUntil: offer.dbsUntil,
      load: load(),
      capacity: offer.capacity,
      lastHelpedAt: lastHelped(),
      transport: offer.transport,
    })
    .from(offer)
    .leftJoin(area, eq(area.code, offer.areaCode))
    .where(and(inScope(db, offer), offer.active, doesCategory(category), notPaused(today)))
    .orderBy(loc ? distance : asc(offer.offeredAt))
    .limit(limit);
  return rows.map(({ lastHelpedAt, ...row }) => ({
    ...row,
    kind: nameOf(OFFER_KIND, row.kind),
    dbs: nameOf(DBS, row.dbs),
    transport: nameOf(TRANSPORT, row.transport),
    distanceM: row.distanceM === null ? null : Math.round(row.distanceM),
    lastHelpedOn: lastHelpedAt === null ? null : lastHelpedAt.slice(0, 10),
  }));
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
  const circle = sql`${offer.loc} <@ circle(point(${loc.x}, ${loc.y}), ${metres}::float8)`;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(offer)
    .where(and(inScope(db, offer), offer.active, doesCategory(category), notPaused(today), circle));
  return row?.count ?? 0;
}

function doesCategory(category: number): SQL {
  return sql`exists (select from ${offerCategory} where ${offerCategory.countyNo} = ${offer.countyNo}
    and ${offerCategory.offerId} = ${offer.id} and ${offerCategory.category} = ${category})`;
}

function notPaused(today: string): SQL | undefined {
  return or(isNull(offer.pausedUntil), lte(offer.pausedUntil, today));
}

/** Whether the offer names this parish among the ones it will go to; null when it names none. */
function namesParish(areaCode: string | null): SQL<boolean | null> {
  return sql`(select bool_or(${offerArea.areaCode} = ${areaCode}::text) from ${offerArea}
    where ${offerArea.countyNo} = ${offer.countyNo} and ${offerArea.offerId} = ${offer.id})`;
}

function load(): SQL<number> {
  return sql`(select count(*)::int from ${assignment} where ${assignment.countyNo} = ${offer.countyNo}
    and ${assignment.offerId} = ${offer.id} and ${assignment.status} in (${MATCH_STATUS.matched}, ${MATCH_STATUS.accepted}))`;
}

function lastHelped(): SQL<string | null> {
  return sql`(select max(${assignment.until})::text from ${assignment} where ${assignment.countyNo} = ${offer.countyNo}
    and ${assignment.offerId} = ${offer.id} and ${assignment.status} = ${MATCH_STATUS.done})`;
}

/** A match of a request as its page shows it. */
export interface MatchOfNeed {
  id: string;
  needId: string;
  status: MatchStatus;
  matchedBy: string;
  matchedAt: Date;
  endedAt: Date | null;
  reason: string | null;
  /** Null when the offer is held by a council whose register one may not read. */
  helper: { offerId: string; name: string; reference: string; phone: string | null; kind: 'person' | 'group' } | null;
}

/** All matches of a request, the oldest first. */
export async function matchesOf(db: TenantDb, requestId: string): Promise<MatchOfNeed[]> {
  return matchesWhere(db, eq(match.requestId, requestId));
}

/** The active match of each of these requests' needs, for the queue's "help in reach". */
export async function activeMatches(
  db: TenantDb,
  requestIds: readonly string[],
): Promise<(MatchOfNeed & { requestId: string })[]> {
  if (requestIds.length === 0) return [];
  return matchesWhere(db, and(inArray(match.requestId, [...requestIds]), inArray(match.status, ACTIVE)));
}

async function matchesWhere(db: TenantDb, which: SQL | undefined) {
  const rows = await db
    .select({
      id: match.id,
      requestId: match.requestId,
      needId: match.needId,
      status: match.status,
      matchedBy: match.matchedBy,
      matchedAt: match.matchedAt,
      endedAt: match.endedAt,
      reason: match.reason,
      offerId: offer.id,
      name: offer.name,
      reference: offer.reference,
      phone: offer.phone,
      kind: offer.kind,
    })
    .from(match)
    .leftJoin(offer, and(eq(offer.countyNo, match.countyNo), eq(offer.id, match.offerId), inScope(db, offer)))
    .where(and(inScope(db, match), which))
    .orderBy(asc(match.matchedAt), asc(match.id));
  return rows.map(({ offerId, name, reference, phone, kind, ...row }) => ({
    ...row,
    status: nameOf(MATCH_STATUS, row.status),
    helper:
      offerId !== null && name !== null && reference !== null && kind !== null
        ? { offerId, name, reference, phone, kind: nameOf(OFFER_KIND, kind) }
        : null,
  }));
}

/** What an offer is doing and did: its assignments, the newest first; without anybody's name. */
export async function assignmentsOf(db: TenantDb, offerId: string, since?: Date) {
  const rows = await db
    .select({
      matchId: assignment.matchId,
      category: assignment.category,
      areaName: area.name,
      status: assignment.status,
      since: assignment.since,
      until: assignment.until,
      requestId: match.requestId,
    })
    .from(assignment)
    .leftJoin(area, eq(area.code, assignment.areaCode))
    .leftJoin(match, and(eq(match.countyNo, assignment.countyNo), eq(match.id, assignment.matchId), inScope(db, match)))
    .where(
      and(inScope(db, assignment), eq(assignment.offerId, offerId), since ? gte(assignment.since, since) : undefined),
    )
    .orderBy(sql`${assignment.since} desc`);
  return rows.map((row) => ({ ...row, status: nameOf(MATCH_STATUS, row.status) }));
}
