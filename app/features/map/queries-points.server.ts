import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { offer } from '#db/schema/offers';
import { request } from '#db/schema/requests';
import { offersWithout, type OfferConditions } from '~/features/offers/conditions.server';
import { OFFER_KIND, OFFER_KIND_WORDS } from '~/features/offers/schema';
import { conditionsWithout, type QueueConditions } from '~/features/requests/conditions.server';
import { nameOf, REQUEST_STATUS, REQUEST_STATUS_WORDS, URGENCY, URGENCY_WORDS } from '~/features/requests/schema';
import { paths } from '~/paths';
import type { PointFacts, Points } from '~/ui/map/plan';
import { lonLatOf } from './position';

/** A map of more points than this says so and draws none: the colours of the parishes still tell where they are. */
export const MOST_POINTS = 5_000;

/** How many there are, and how many of them have a place on the map. */
export interface Placed {
  total: number;
  placed: number;
}

const counted = (loc: typeof request.loc | typeof offer.loc) => ({
  total: sql<number>`count(*)::int`,
  placed: sql<number>`count(${loc})::int`,
});

/** How many requests a map has to draw. */
export async function countRequestPoints(db: TenantDb, asked: QueueConditions): Promise<Placed> {
  const [row] = await db.select(counted(request.loc)).from(request).where(conditionsWithout(asked));
  return row ?? { total: 0, placed: 0 };
}

/** How many offers a map has to draw. */
export async function countOfferPoints(db: TenantDb, asked: OfferConditions): Promise<Placed> {
  const [row] = await db.select(counted(offer.loc)).from(offer).where(offersWithout(asked));
  return row ?? { total: 0, placed: 0 };
}

/** Requests as points, without who asks: reference, urgency, how it stands and its parish. */
export async function requestPoints(db: TenantDb, tenant: string, asked: QueueConditions): Promise<Points> {
  const { id, reference, urgency, status, loc } = request;
  const rows = await db
    .select({ id, reference, urgency, status, loc, parish: area.name })
    .from(request)
    .leftJoin(area, eq(area.code, request.areaCode))
    .where(and(conditionsWithout(asked), isNotNull(loc)))
    .orderBy(asc(request.urgency), asc(request.askedAt), asc(request.id))
    .limit(MOST_POINTS + 1);
  return pointsOf(rows, (row) => ({
    id: row.id,
    title: row.reference,
    words: words(
      URGENCY_WORDS[nameOf(URGENCY, row.urgency)],
      REQUEST_STATUS_WORDS[nameOf(REQUEST_STATUS, row.status)],
      row.parish,
    ),
    href: paths.request(tenant, row.id),
  }));
}

/** Offers as points, without their names: reference, kind and parish. */
export async function offerPoints(db: TenantDb, tenant: string, asked: OfferConditions): Promise<Points> {
  const { id, reference, kind, loc } = offer;
  const rows = await db
    .select({ id, reference, kind, loc, parish: area.name })
    .from(offer)
    .leftJoin(area, eq(area.code, offer.areaCode))
    .where(and(offersWithout(asked), isNotNull(loc)))
    .orderBy(asc(offer.offeredAt), asc(offer.id))
    .limit(MOST_POINTS + 1);
  return pointsOf(rows, (row) => ({
    id: row.id,
    title: row.reference,
    words: words(OFFER_KIND_WORDS[nameOf(OFFER_KIND, row.kind)], row.parish),
    href: paths.offer(tenant, row.id),
  }));
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

function words(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null).join(' · ');
}
