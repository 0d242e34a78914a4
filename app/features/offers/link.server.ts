import { and, eq, sql } from 'drizzle-orm';
import type { LinkDb } from '#db/client.server';
import { newId } from '#db/id';
import { offer, offerArea, offerCategory, offerEvent } from '#db/schema/offers';
import { THE_VOLUNTEER } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import type { Residence } from '~/features/councils/residence';
import { nameOf } from '~/features/requests/schema';
import type { DbsLevel } from '~/features/tenants/schema';
import { stateAfter, type OfferMove } from './rules';
import { DBS, OFFER_KIND, OFFER_STATUS, TRANSPORT, type OfferKind, type OfferStatus, type Transport } from './schema';

/** What the holder of a private link sees of their offer. */
export interface OwnOffer {
  id: string;
  reference: string;
  kind: OfferKind;
  /** As it is kept; see `standingOf` for how it stands today. */
  status: OfferStatus;
  pausedUntil: string | null;
  /** ISO timestamp. */
  offeredAt: string;
  name: string;
  contactName: string | null;
  charityNo: string | null;
  phone: string | null;
  email: string | null;
  postcode: string | null;
  /** GSS code of their parish, or of the smallest area that is known. */
  areaCode: string | null;
  travelM: number;
  days: number;
  parts: number;
  transport: Transport;
  skills: string;
  /** The check they state. */
  dbs: DbsLevel;
  capacity: number;
  version: number;
  /** Codes. */
  categories: number[];
  /** GSS codes of the parishes they named. */
  areas: string[];
}

/** The same with the tenant that holds it now. */
export interface HeldOwn extends OwnOffer {
  countyNo: number;
  tenantNo: number;
}

const columns = {
  id: offer.id,
  countyNo: offer.countyNo,
  tenantNo: offer.tenantNo,
  reference: offer.reference,
  kind: offer.kind,
  status: offer.status,
  pausedUntil: offer.pausedUntil,
  offeredAt: offer.offeredAt,
  name: offer.name,
  contactName: offer.contactName,
  charityNo: offer.charityNo,
  phone: offer.phone,
  email: offer.email,
  postcode: offer.postcode,
  areaCode: offer.areaCode,
  travelM: offer.travelM,
  days: offer.days,
  parts: offer.parts,
  transport: offer.transport,
  skills: offer.skills,
  dbs: offer.dbs,
  capacity: offer.capacity,
  version: offer.version,
};

/**
 * Which offer the link is for, found by its token. The policies let nothing else be read anyway, but as filters only:
 * without this, whoever types any link makes the database read every offer there is.
 */
const LINKED = sql`(select l.county_no, l.offer_id from offer_link l)`;

/** The link's own offer. Throws `notFound` for a link that is not known, was ended, or never was. */
export async function ownOffer(db: LinkDb, { locked = false } = {}): Promise<HeldOwn> {
  const found = db
    .select(columns)
    .from(offer)
    .where(sql`(${offer.countyNo}, ${offer.id}) in ${LINKED}`);
  const [row] = await (locked ? found.for('update') : found);
  if (!row) throw notFound();
  const [categories, areas] = await Promise.all([
    db
      .select({ category: offerCategory.category })
      .from(offerCategory)
      .where(and(eq(offerCategory.countyNo, row.countyNo), eq(offerCategory.offerId, row.id)))
      .orderBy(offerCategory.category),
    db
      .select({ code: offerArea.areaCode })
      .from(offerArea)
      .where(and(eq(offerArea.countyNo, row.countyNo), eq(offerArea.offerId, row.id)))
      .orderBy(offerArea.areaCode),
  ]);
  return {
    ...row,
    offeredAt: row.offeredAt.toISOString(),
    kind: nameOf(OFFER_KIND, row.kind),
    status: nameOf(OFFER_STATUS, row.status),
    transport: nameOf(TRANSPORT, row.transport),
    dbs: nameOf(DBS, row.dbs),
    categories: categories.map(({ category }) => category),
    areas: areas.map(({ code }) => code),
  };
}

/** Replaces what they help with (codes). */
export async function changeCategories(db: LinkDb, own: HeldOwn, categories: readonly number[]): Promise<void> {
  await db
    .delete(offerCategory)
    .where(and(eq(offerCategory.countyNo, own.countyNo), eq(offerCategory.offerId, own.id)));
  await db.insert(offerCategory).values(categories.map((category) => ({ ...under(own), category })));
  await changeOwn(db, own, {}, 'changed', { fields: ['categories'] });
}

/** Replaces how far they go (metres) and the parishes they named. */
export async function changeReach(
  db: LinkDb,
  own: HeldOwn,
  { travelM, areas }: { travelM: number; areas: readonly string[] },
): Promise<void> {
  await db.delete(offerArea).where(and(eq(offerArea.countyNo, own.countyNo), eq(offerArea.offerId, own.id)));
  if (areas.length > 0) await db.insert(offerArea).values(areas.map((areaCode) => ({ ...under(own), areaCode })));
  await changeOwn(db, own, { travelM }, 'changed', { fields: ['travelM', 'areas'] });
}

/** Moves where they start from: the postcode, with the parish and the point (grid metres) that it has. */
export async function moveHome(db: LinkDb, own: HeldOwn, { postcode, areaCode, loc }: Residence): Promise<void> {
  const fields = (['postcode', 'areaCode'] as const).filter((field) => own[field] !== { postcode, areaCode }[field]);
  if (fields.length > 0) await changeOwn(db, own, { postcode, areaCode, loc }, 'changed', { fields });
}

type Details = Partial<
  Pick<
    OwnOffer,
    | 'name'
    | 'contactName'
    | 'charityNo'
    | 'days'
    | 'parts'
    | 'skills'
    | 'capacity'
    | 'phone'
    | 'email'
    | 'transport'
    | 'dbs'
  >
>;

/** Changes what is kept in the offer's own row. Until when a check holds is known of the one that was seen alone. */
export async function changeDetails(db: LinkDb, own: HeldOwn, changed: Details): Promise<void> {
  const { transport, dbs, ...rest } = changed;
  const set = {
    ...rest,
    ...(transport ? { transport: TRANSPORT[transport] } : {}),
    ...(dbs ? { dbs: DBS[dbs], dbsUntil: null } : {}),
  };
  const names = Object.keys(changed) as (keyof Details)[];
  const fields = names.filter((field) => own[field] !== changed[field]);
  if (fields.length > 0) await changeOwn(db, own, set, 'changed', { fields });
}

/** Pauses (until the first day back, or without an end), resumes or withdraws. Needs that are open again: see the database. */
export async function moveOwn(
  db: LinkDb,
  own: HeldOwn,
  move: Extract<OfferMove, 'pause' | 'resume' | 'withdraw'>,
  { until = null, reason = null }: { until?: string | null; reason?: string | null } = {},
): Promise<void> {
  const { status, pausedUntil } = stateAfter(own, move, until);
  const kinds = { pause: 'paused', resume: 'resumed', withdraw: 'withdrawn' } as const;
  const set = { status: OFFER_STATUS[status], pausedUntil, ...(reason ? { closeReason: reason } : {}) };
  await changeOwn(db, own, set, kinds[move], until ? { until } : {});
}

/** One change of the offer's own row, with its event; raises the version. The row is locked by `ownOffer`. */
async function changeOwn(
  db: LinkDb,
  own: HeldOwn,
  set: Partial<typeof offer.$inferInsert>,
  kind: string,
  data: Record<string, unknown>,
): Promise<void> {
  await db
    .update(offer)
    .set({ ...set, version: sql`${offer.version} + 1`, updatedAt: new Date() })
    .where(and(eq(offer.countyNo, own.countyNo), eq(offer.id, own.id)));
  await db.insert(offerEvent).values({
    ...under(own),
    id: newId(),
    kind,
    actorId: THE_VOLUNTEER.id,
    actorName: THE_VOLUNTEER.name,
    actorTenantNo: THE_VOLUNTEER.tenantNo,
    onBehalfOf: THE_VOLUNTEER.onBehalfOf,
    data,
  });
}

function under({ countyNo, tenantNo, id }: HeldOwn) {
  return { countyNo, tenantNo, offerId: id };
}
