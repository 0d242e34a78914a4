import { and, asc, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inCountyOrder, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { offer, offerArea, offerCategory } from '#db/schema/offers';
import { nameOf } from '~/features/requests/schema';
import type { DbsLevel } from '~/features/tenants/schema';
import { metresFrom, offersWithout, openTasks, type OfferConditions, type OfferView } from './conditions.server';
import { writeOfferCursor, type OfferCursor, type OfferOrder } from './cursor';
import { DBS, OFFER_KIND, OFFER_STATUS, TRANSPORT } from './schema';
import type { OfferKind, OfferStatus, Transport } from './schema';

/** A line of the list. */
export interface OfferRow {
  id: string;
  tenantNo: number;
  reference: string;
  name: string;
  kind: OfferKind;
  status: OfferStatus;
  pausedUntil: string | null;
  offeredAt: Date;
  parish: string | null;
  /** From the place asked for; null without one, or where the offer has no position. */
  metres: number | null;
  travelM: number;
  days: number;
  parts: number;
  transport: Transport;
  dbs: DbsLevel;
  dbsUntil: string | null;
  load: number;
  capacity: number;
  /** Codes. */
  categories: number[];
  /** The names of the parishes that they go to alone; none for those who named a distance. */
  areas: { name: string }[];
}

/** One page of a list. */
export interface OfferPage {
  rows: OfferRow[];
  /** Which one of the list the first row is, from 1. */
  from: number;
  before: string | null;
  after: string | null;
}

export const PAGE_SIZE = 25;

/** The order of a list: nearest first where there is a place to measure from. */
export function offerOrder({ from }: Pick<OfferView, 'from'>): OfferOrder {
  return from ? 'nearest' : 'newest';
}

/** One page of the list after or before a cursor. Every row is on exactly one page. */
export async function offerPage(
  db: TenantDb,
  conditions: OfferConditions,
  view: OfferView,
  place: { after?: OfferCursor | null; before?: OfferCursor | null } = {},
): Promise<OfferPage> {
  const order = offerOrder(view);
  const backwards = !place.after && !!place.before;
  const cursor = place.after ?? place.before;
  const key = keyOf(view);
  const found = await db
    .select({ ...line, metres: view.from ? metresFrom(view.from) : sql<null>`null`, key: key.shown, load: openTasks() })
    .from(offer)
    .leftJoin(area, eq(area.code, offer.areaCode))
    .where(
      and(
        offersWithout(conditions),
        order === 'newest' ? inCountyOrder(db, offer) : undefined,
        cursor ? beyond(cursor, key.sorted, backwards) : undefined,
      ),
    )
    .orderBy(...sorting(order, key.sorted, backwards))
    .limit(PAGE_SIZE + 1);
  const more = found.length > PAGE_SIZE;
  const shown = found.slice(0, PAGE_SIZE);
  if (backwards) shown.reverse();
  const from = firstOf(cursor, backwards, more, shown.length);
  const at = (index: number) => {
    const row = shown[index];
    return row ? writeOfferCursor({ order, key: row.key ?? '', id: row.id, position: from + index }) : null;
  };
  return {
    rows: await withLists(db, shown),
    from,
    before: (backwards ? more : !!cursor) ? at(0) : null,
    after: backwards || more ? at(shown.length - 1) : null,
  };
}

const line = {
  id: offer.id,
  tenantNo: offer.tenantNo,
  reference: offer.reference,
  name: offer.name,
  kind: offer.kind,
  status: offer.status,
  pausedUntil: offer.pausedUntil,
  offeredAt: offer.offeredAt,
  parish: area.name,
  travelM: offer.travelM,
  days: offer.days,
  parts: offer.parts,
  transport: offer.transport,
  dbs: offer.dbs,
  dbsUntil: offer.dbsUntil,
  capacity: offer.capacity,
};

/** What the rows stand in order by, and the same as text without any loss. */
function keyOf({ from }: OfferView): { sorted: SQL; shown: SQL<string | null> } {
  if (from) return { sorted: metresFrom(from), shown: sql`(${metresFrom(from)})::text` };
  const utc = sql<string>`to_char(${offer.offeredAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return { sorted: sql`${offer.offeredAt}`, shown: utc };
}

/** Those without a position come last, as an ascending order has it by itself. */
function sorting(order: OfferOrder, key: SQL, backwards: boolean): SQL[] {
  const forward = order === 'nearest' ? !backwards : backwards;
  return [forward ? asc(key) : desc(key), backwards ? desc(offer.id) : asc(offer.id)];
}

function beyond({ order, key, id }: OfferCursor, sorted: SQL, backwards: boolean): SQL {
  const later = backwards ? sql`${offer.id} < ${id}::uuid` : sql`${offer.id} > ${id}::uuid`;
  if (order === 'newest') {
    const at = sql`${key}::timestamptz`;
    return backwards
      ? sql`${sorted} >= ${at} and (${sorted} > ${at} or ${later})`
      : sql`${sorted} <= ${at} and (${sorted} < ${at} or ${later})`;
  }
  if (key === '') return backwards ? sql`(${sorted} is not null or ${later})` : sql`(${sorted} is null and ${later})`;
  const metres = sql`${key}::float8`;
  return backwards
    ? sql`(${sorted} < ${metres} or (${sorted} = ${metres} and ${later}))`
    : sql`(${sorted} > ${metres} or (${sorted} = ${metres} and ${later}) or ${sorted} is null)`;
}

/** What changed in the list meanwhile may shift this by a few; at its beginning it is exact again. */
function firstOf(cursor: OfferCursor | null | undefined, backwards: boolean, more: boolean, shown: number): number {
  if (!cursor || (backwards && !more)) return 1;
  return backwards ? Math.max(1, cursor.position - shown) : cursor.position + 1;
}

type Line = Omit<OfferRow, 'kind' | 'status' | 'transport' | 'dbs' | 'categories' | 'areas'> & {
  kind: number;
  status: number;
  transport: number;
  dbs: number;
  key: string | null;
};

async function withLists(db: TenantDb, lines: readonly Line[]): Promise<OfferRow[]> {
  const ids = lines.map(({ id }) => id);
  if (ids.length === 0) return [];
  const [does, goes] = await Promise.all([
    db
      .select({ id: offerCategory.offerId, category: offerCategory.category })
      .from(offerCategory)
      .where(and(inScope(db, offerCategory), inArray(offerCategory.offerId, ids)))
      .orderBy(asc(offerCategory.category)),
    db
      .select({ id: offerArea.offerId, name: area.name })
      .from(offerArea)
      .innerJoin(area, eq(area.code, offerArea.areaCode))
      .where(and(inScope(db, offerArea), inArray(offerArea.offerId, ids)))
      .orderBy(asc(area.name)),
  ]);
  return lines.map(({ key: _, ...row }) => ({
    ...row,
    kind: nameOf(OFFER_KIND, row.kind),
    status: nameOf(OFFER_STATUS, row.status),
    transport: nameOf(TRANSPORT, row.transport),
    dbs: nameOf(DBS, row.dbs),
    categories: does.filter(({ id }) => id === row.id).map(({ category }) => category),
    areas: goes.filter(({ id }) => id === row.id).map(({ name }) => ({ name })),
  }));
}
