import { and, eq, sql } from 'drizzle-orm';
import type { LinkDb } from '#db/client.server';
import { newId } from '#db/id';
import { need, request, requestEvent } from '#db/schema/requests';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import type { OwnNeed, OwnRequest } from './link-schema';
import { isOpen, needAfterEnding, statusOfNeeds } from './rules';
import { nameOf, NEED_STATUS, REQUEST_STATUS, URGENCY } from './schema';

/** The request of a private link, with the tenant that holds it now. */
export interface HeldOwn extends OwnRequest {
  countyNo: number;
  tenantNo: number;
}

const columns = {
  id: request.id,
  countyNo: request.countyNo,
  tenantNo: request.tenantNo,
  reference: request.reference,
  status: request.status,
  urgency: request.urgency,
  medicineBy: request.medicineBy,
  askedAt: request.askedAt,
  forOther: request.forOther,
  name: request.name,
  phone: request.phone,
  email: request.email,
  address: request.address,
  postcode: request.postcode,
  accessNeeds: request.accessNeeds,
  diet: request.diet,
  consentShare: request.consentShare,
  version: request.version,
};

/**
 * Which request the link is for, found by its token. The policies let nothing else be read anyway, but as filters only:
 * without this, whoever types any link makes the database read every request there is.
 */
const LINKED = sql`(select l.county_no, l.request_id from request_link l)`;

/** The link's own request. Throws `notFound` for a link that is not known, was ended, or never was. */
export async function ownRequest(db: LinkDb, { locked = false } = {}): Promise<HeldOwn> {
  const found = db
    .select(columns)
    .from(request)
    .where(sql`(${request.countyNo}, ${request.id}) in ${LINKED}`);
  const [row] = await (locked ? found.for('update') : found);
  if (!row) throw notFound();
  const needs = await db
    .select({ id: need.id, category: need.category, status: need.status, detail: need.detail })
    .from(need)
    .where(and(eq(need.countyNo, row.countyNo), eq(need.requestId, row.id)))
    .orderBy(need.createdAt, need.id);
  return {
    ...row,
    askedAt: row.askedAt.toISOString(),
    status: nameOf(REQUEST_STATUS, row.status),
    urgency: nameOf(URGENCY, row.urgency),
    needs: needs.map((one) => ({ ...one, status: nameOf(NEED_STATUS, one.status) })),
  };
}

/** Adds a need. `id` comes from the form, so that sending it twice adds one. */
export async function addOwnNeed(
  db: LinkDb,
  own: HeldOwn,
  added: { id: string; category: number; detail: string },
): Promise<void> {
  await db.insert(need).values({ ...holderOf(own), requestId: own.id, ...added });
  const status = statusOfNeeds([...own.needs.map((each) => each.status), 'open']);
  await change(db, own, { status: REQUEST_STATUS[status] }, 'need_added', { category: added.category });
}

/** Replaces the details of a need by longer ones. */
export async function tellMore(db: LinkDb, own: HeldOwn, about: OwnNeed, detail: string): Promise<void> {
  await db
    .update(need)
    .set({ detail })
    .where(and(eq(need.countyNo, own.countyNo), eq(need.id, about.id)));
  await change(db, own, {}, 'details_added', { category: about.category });
}

/** Changes how the resident can be reached, or what helpers must know. */
export async function changeOwn(
  db: LinkDb,
  own: HeldOwn,
  changed: Partial<Pick<OwnRequest, 'phone' | 'email' | 'accessNeeds' | 'diet'>>,
): Promise<void> {
  const fields = (Object.keys(changed) as (keyof typeof changed)[]).filter((field) => own[field] !== changed[field]);
  if (fields.length === 0) return;
  await change(db, own, changed, 'changed', { fields });
}

/** Gives or takes back the consent to share. */
export async function changeSharing(db: LinkDb, own: HeldOwn, consentShare: boolean): Promise<void> {
  if (own.consentShare === consentShare) return;
  await change(db, own, { consentShare }, 'consent_changed', { consentShare });
}

/** Takes the request back. Whoever was going to help is let go by the database, which the link may not look into. */
export async function withdrawOwn(db: LinkDb, own: HeldOwn, reason: string): Promise<void> {
  if (!isOpen(own.status)) return;
  for (const each of own.needs.filter(({ status }) => needAfterEnding(status) !== status)) {
    await db
      .update(need)
      .set({ status: NEED_STATUS[needAfterEnding(each.status)] })
      .where(and(eq(need.countyNo, own.countyNo), eq(need.id, each.id)));
  }
  const ended = { status: REQUEST_STATUS.withdrawn, closedAt: new Date(), closeReason: reason || null };
  await change(db, own, ended, 'withdrawn', {});
}

/** One change of the request's own row, with its event; raises the version. The row is locked by `ownRequest`. */
async function change(
  db: LinkDb,
  own: HeldOwn,
  set: Partial<typeof request.$inferInsert>,
  kind: string,
  data: Record<string, unknown>,
): Promise<void> {
  await db
    .update(request)
    .set({ ...set, version: sql`${request.version} + 1`, updatedAt: new Date() })
    .where(and(eq(request.countyNo, own.countyNo), eq(request.id, own.id)));
  await db.insert(requestEvent).values({
    ...holderOf(own),
    id: newId(),
    requestId: own.id,
    kind,
    actorId: THE_RESIDENT.id,
    actorName: THE_RESIDENT.name,
    actorTenantNo: THE_RESIDENT.tenantNo,
    onBehalfOf: THE_RESIDENT.onBehalfOf,
    data,
  });
}

function holderOf({ countyNo, tenantNo }: HeldOwn) {
  return { countyNo, tenantNo };
}
