import { and, asc, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { offer, offerArea, offerCategory, offerEvent, offerNote } from '#db/schema/offers';
import { areaType, type AreaType } from '~/features/areas/schema';
import { CHANNEL, nameOf, type Channel } from '~/features/requests/schema';
import type { Place } from '~/features/tenants/rules';
import type { DbsLevel } from '~/features/tenants/schema';
import { DBS, OFFER_KIND, OFFER_STATUS, TRANSPORT } from './schema';
import type { OfferKind, OfferStatus, Transport } from './schema';

type Columns = Omit<
  typeof offer.$inferSelect,
  'status' | 'kind' | 'channel' | 'transport' | 'dbs' | 'active' | 'searchText'
>;

/** An offer with what it is for and where, as one of the range's own staff may read it. */
export interface OfferRecord extends Columns {
  status: OfferStatus;
  kind: OfferKind;
  channel: Channel;
  transport: Transport;
  dbs: DbsLevel;
  /** Codes. */
  categories: number[];
  /** Parishes they named, by name; none means anywhere within `travelM`. */
  areas: { code: string; name: string }[];
  /** Where they live or are: the parish or unparished area; null where it is not known. */
  parish: { code: string; name: string; type: AreaType; districtCode: string | null; countyCode: string | null } | null;
}

/** An offer of the range; null for one that is absent or hidden. */
export async function offerById(db: TenantDb, id: string): Promise<OfferRecord | null> {
  const [[row], categories, areas] = await Promise.all([
    db
      .select({ offer, area })
      .from(offer)
      .leftJoin(area, eq(area.code, offer.areaCode))
      .where(and(inScope(db, offer), eq(offer.id, id))),
    db
      .select({ category: offerCategory.category })
      .from(offerCategory)
      .where(and(inScope(db, offerCategory), eq(offerCategory.offerId, id)))
      .orderBy(asc(offerCategory.category)),
    db
      .select({ code: area.code, name: area.name })
      .from(offerArea)
      .innerJoin(area, eq(area.code, offerArea.areaCode))
      .where(and(inScope(db, offerArea), eq(offerArea.offerId, id)))
      .orderBy(asc(area.name), asc(area.code)),
  ]);
  if (!row) return null;
  const { searchText: _, active: __, ...own } = row.offer;
  return {
    ...own,
    status: nameOf(OFFER_STATUS, own.status),
    kind: nameOf(OFFER_KIND, own.kind),
    channel: nameOf(CHANNEL, own.channel),
    transport: nameOf(TRANSPORT, own.transport),
    dbs: nameOf(DBS, own.dbs),
    categories: categories.map(({ category }) => category),
    areas,
    parish: row.area && {
      code: row.area.code,
      name: row.area.name,
      type: areaType(row.area.type),
      districtCode: row.area.districtCode,
      countyCode: row.area.countyCode,
    },
  };
}

/** Where whoever offers is, as the routing wants it; null where that is not known. */
export function placeOfOffer({ parish }: Pick<OfferRecord, 'parish'>): Place | null {
  if (!parish) return null;
  const { code, type, districtCode, countyCode } = parish;
  if (type === 'county') return { parishCode: null, districtCode: null, countyCode: code };
  if (type === 'district') return { parishCode: null, districtCode: code, countyCode: countyCode ?? code };
  return { parishCode: code, districtCode, countyCode: countyCode ?? code };
}

/** What has happened with an offer, oldest first. */
export async function offerEventsOf(db: TenantDb, offerId: string) {
  return db
    .select({
      id: offerEvent.id,
      kind: offerEvent.kind,
      actorName: offerEvent.actorName,
      actorTenantNo: offerEvent.actorTenantNo,
      onBehalfOf: offerEvent.onBehalfOf,
      data: offerEvent.data,
      at: offerEvent.at,
    })
    .from(offerEvent)
    .where(and(inScope(db, offerEvent), eq(offerEvent.offerId, offerId)))
    .orderBy(asc(offerEvent.at), asc(offerEvent.id));
}
export type OfferEvent = Awaited<ReturnType<typeof offerEventsOf>>[number];

/** What staff wrote about an offer, oldest first. */
export async function offerNotesOf(db: TenantDb, offerId: string) {
  return db
    .select({ id: offerNote.id, body: offerNote.body, authorName: offerNote.authorName, at: offerNote.at })
    .from(offerNote)
    .where(and(inScope(db, offerNote), eq(offerNote.offerId, offerId)))
    .orderBy(asc(offerNote.at), asc(offerNote.id));
}
export type OfferNote = Awaited<ReturnType<typeof offerNotesOf>>[number];
