import { and, asc, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { offer } from '#db/schema/offers';
import { provision } from '#db/schema/provision';
import { request } from '#db/schema/requests';
import { offersWithout, type OfferConditions } from '~/features/offers/conditions.server';
import { OFFER_KIND, OFFER_KIND_WORDS } from '~/features/offers/schema';
import { entriesWithout, type EntryConditions } from '~/features/provision/conditions.server';
import { standingOf } from '~/features/provision/rules';
import {
  PROVISION_KIND,
  PROVISION_KIND_WORDS,
  PROVISION_STATUS,
  PROVISION_STATUS_WORDS,
} from '~/features/provision/schema';
import { conditionsWithout, type QueueConditions } from '~/features/requests/conditions.server';
import { nameOf, REQUEST_STATUS, REQUEST_STATUS_WORDS, URGENCY, URGENCY_WORDS } from '~/features/requests/schema';
import { paths } from '~/paths';
import type { PointFacts, Points } from '~/ui/map/plan';
import { MOST_IN_WORDS, MOST_POINTS, type Placed } from './placed-words';
import { lonLatOf } from './position';

/** How many requests a map has to draw. */
export function countRequestPoints(db: TenantDb, asked: QueueConditions): Promise<Placed> {
  return counted(db, request, conditionsWithout(asked));
}

/** How many offers a map has to draw. */
export function countOfferPoints(db: TenantDb, asked: OfferConditions): Promise<Placed> {
  return counted(db, offer, offersWithout(asked));
}

/** How many entries a map has to draw. */
export function countEntryPoints(db: TenantDb, asked: EntryConditions): Promise<Placed> {
  return counted(db, provision, entriesWithout(asked));
}

async function counted(
  db: TenantDb,
  table: typeof request | typeof offer | typeof provision,
  where: SQL,
): Promise<Placed> {
  const figures = { total: sql<number>`count(*)::int`, placed: sql<number>`count(${table.loc})::int` };
  const [row] = await db.select(figures).from(table).where(where);
  return row ?? { total: 0, placed: 0 };
}

/** Requests as points, without who asks: reference, urgency, how it stands and its parish. */
export async function requestPoints(db: TenantDb, tenant: string, asked: QueueConditions): Promise<Points> {
  const rows = await requestRows(db, and(conditionsWithout(asked), isNotNull(request.loc)), MOST_POINTS + 1);
  return pointsOf(rows, (row) => requestFacts(tenant, row));
}

/** The first of them in words, also without a place. */
export async function requestLines(db: TenantDb, tenant: string, asked: QueueConditions): Promise<PointFacts[]> {
  return (await requestRows(db, conditionsWithout(asked), MOST_IN_WORDS)).map((row) => requestFacts(tenant, row));
}

function requestRows(db: TenantDb, where: SQL | undefined, most: number) {
  const { id, reference, urgency, status, loc } = request;
  return db
    .select({ id, reference, urgency, status, loc, parish: area.name })
    .from(request)
    .leftJoin(area, eq(area.code, request.areaCode))
    .where(where)
    .orderBy(asc(request.urgency), asc(request.askedAt), asc(request.id))
    .limit(most);
}

function requestFacts(tenant: string, row: Awaited<ReturnType<typeof requestRows>>[number]): PointFacts {
  const { id, reference, urgency, status, parish } = row;
  const stands = REQUEST_STATUS_WORDS[nameOf(REQUEST_STATUS, status)];
  return {
    id,
    title: reference,
    words: words(URGENCY_WORDS[nameOf(URGENCY, urgency)], stands, parish),
    href: paths.request(tenant, id),
  };
}

/** Offers as points, without their names: reference, kind and parish. */
export async function offerPoints(db: TenantDb, tenant: string, asked: OfferConditions): Promise<Points> {
  const rows = await offerRows(db, and(offersWithout(asked), isNotNull(offer.loc)), MOST_POINTS + 1);
  return pointsOf(rows, (row) => offerFacts(tenant, row));
}

/** The first of them in words, also without a place. */
export async function offerLines(db: TenantDb, tenant: string, asked: OfferConditions): Promise<PointFacts[]> {
  return (await offerRows(db, offersWithout(asked), MOST_IN_WORDS)).map((row) => offerFacts(tenant, row));
}

function offerRows(db: TenantDb, where: SQL | undefined, most: number) {
  const { id, reference, kind, loc } = offer;
  return db
    .select({ id, reference, kind, loc, parish: area.name })
    .from(offer)
    .leftJoin(area, eq(area.code, offer.areaCode))
    .where(where)
    .orderBy(asc(offer.offeredAt), asc(offer.id))
    .limit(most);
}

function offerFacts(tenant: string, row: Awaited<ReturnType<typeof offerRows>>[number]): PointFacts {
  const { id, reference, kind, parish } = row;
  const said = words(OFFER_KIND_WORDS[nameOf(OFFER_KIND, kind)], parish);
  return { id, title: reference, words: said, href: paths.offer(tenant, id) };
}

/** Entries of the community map as points, by name: who runs them, what they are, how they stand today and their parish. */
export async function entryPoints(
  db: TenantDb,
  tenant: string,
  asked: EntryConditions,
  today: string,
): Promise<Points> {
  const rows = await entryRows(db, and(entriesWithout(asked), isNotNull(provision.loc)), MOST_POINTS + 1);
  return pointsOf(rows, (row) => entryFacts(tenant, row, today));
}

/** The first of them in words, also without a place. */
export async function entryLines(
  db: TenantDb,
  tenant: string,
  asked: EntryConditions,
  today: string,
): Promise<PointFacts[]> {
  return (await entryRows(db, entriesWithout(asked), MOST_IN_WORDS)).map((row) => entryFacts(tenant, row, today));
}

function entryRows(db: TenantDb, where: SQL | undefined, most: number) {
  const { id, name, runBy, kind, status, plannedFrom, pausedUntil, wasPlanned, loc } = provision;
  return db
    .select({ id, name, runBy, kind, status, plannedFrom, pausedUntil, wasPlanned, loc, parish: area.name })
    .from(provision)
    .leftJoin(area, eq(area.code, provision.areaCode))
    .where(where)
    .orderBy(asc(name), asc(id))
    .limit(most);
}

function entryFacts(tenant: string, row: Awaited<ReturnType<typeof entryRows>>[number], today: string): PointFacts {
  const { id, name, runBy, kind, parish } = row;
  const standing = standingOf({ ...row, status: nameOf(PROVISION_STATUS, row.status) }, today);
  const stands = PROVISION_STATUS_WORDS[standing].toLowerCase();
  const said = words(runBy, PROVISION_KIND_WORDS[nameOf(PROVISION_KIND, kind)], stands, parish);
  return { id, title: name, words: said, href: paths.entry(tenant, id) };
}

/** Rows with a position as GeoJSON; none of them where there are too many to draw. */
export function pointsOf<Row extends { loc: { x: number; y: number } | null }>(
  rows: readonly Row[],
  facts: (row: Row) => PointFacts,
): Points {
  const drawn = rows.length > MOST_POINTS ? [] : rows;
  return {
    type: 'FeatureCollection',
    features: drawn.flatMap((row) =>
      row.loc === null
        ? []
        : [{ type: 'Feature', geometry: { type: 'Point', coordinates: lonLatOf(row.loc) }, properties: facts(row) }],
    ),
  };
}

/** What is known, in one line. */
export function words(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}
