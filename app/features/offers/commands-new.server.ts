import { and, asc, eq, ne, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import type { Desk } from '~/door.server';
import type { Residence } from '~/features/councils/residence';
import { nameOf } from '~/features/requests/schema';
import { tenantsForPlace } from '~/features/tenants/queries.server';
import { holderFor } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { actorAt } from '~/platform/audit/actor';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { newReference } from '~/platform/reference.server';
import { codesOf } from './categories';
import { addOfferNote } from './commands.server';
import { createOffer } from './create.server';
import type { NewOfferForm } from './desk-form';
import { offerReceived } from './messages';
import { findOffers } from './queries-search.server';
import { newOfferSchema, OFFER_STATUS, type OfferStatus } from './schema';

/**
 * The council that holds an offer taken at this desk: the one that the routing names among those the desk may write for
 * and that serve the place; the desk's own where there is none.
 */
export async function holderWithin(
  db: TenantDb,
  desk: Desk,
  categories: readonly string[],
  residence: Residence | null,
): Promise<TenantConfig> {
  if (!residence) return desk.tenant;
  const bodies = await tenantsForPlace(db, residence.place);
  const own = bodies.filter(({ tenantNo }) => tenantNo >= desk.range.wlo && tenantNo <= desk.range.whi);
  return holderFor({ categories, place: residence.place }, bodies[0]?.routing ?? [], own) ?? desk.tenant;
}

const MOST_SIMILAR = 10;

/** An offer that may be the same again, or the same person. */
export interface SimilarOffer {
  id: string;
  reference: string;
  name: string;
  status: OfferStatus;
  pausedUntil: string | null;
  tenantNo: number;
  offeredAt: Date;
  /** In what they are alike. */
  alike: ('phone' | 'email' | 'charityNo')[];
}

/** Offers of the range with the same phone, email or charity number, whatever became of them; the oldest first. */
export async function similarOffers(db: TenantDb, form: NewOfferForm): Promise<SimilarOffer[]> {
  const keys = (['phone', 'email', 'charityNo'] as const).flatMap((key) => {
    const value = form[key];
    return value === null ? [] : [{ key, value }];
  });
  const found = await Promise.all(keys.map(({ key, value }) => alike(db, form.id, key, value)));
  const all = new Map<string, SimilarOffer>();
  for (const one of found.flat()) {
    const known = all.get(one.id);
    all.set(one.id, known ? { ...known, alike: [...known.alike, ...one.alike] } : one);
  }
  return [...all.values()].sort((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime());
}

/** Found through the search, whose index knows these texts. */
async function alike(
  db: TenantDb,
  except: string,
  key: SimilarOffer['alike'][number],
  value: string,
): Promise<SimilarOffer[]> {
  const { ids } = await findOffers(db, value);
  if (ids.length === 0) return [];
  const rows = await similarRows(
    db,
    and(sql`${offer.id} = any(${`{${ids.join(',')}}`}::uuid[])`, eq(offer[key], value)),
    except,
  );
  return rows.map((row) => ({ ...row, status: nameOf(OFFER_STATUS, row.status), alike: [key] }));
}

function similarRows(db: TenantDb, which: SQL | undefined, except: string) {
  return db
    .select({
      id: offer.id,
      reference: offer.reference,
      name: offer.name,
      status: offer.status,
      pausedUntil: offer.pausedUntil,
      tenantNo: offer.tenantNo,
      offeredAt: offer.offeredAt,
    })
    .from(offer)
    .where(and(inScope(db, offer), which, ne(offer.id, except)))
    .orderBy(asc(offer.offeredAt))
    .limit(MOST_SIMILAR);
}

/** Whether a form has been recorded already, by the first of two clicks. */
export async function isOfferRecorded(db: TenantDb, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: offer.id })
    .from(offer)
    .where(and(inScope(db, offer), eq(offer.id, id)));
  return rows.length > 0;
}

/**
 * Records an offer that was taken at a desk, with its confirmation by mail and a note of what was said. A second click
 * that comes too soon fails on the primary key, a reference that is taken on `offer_reference_taken`.
 */
export async function recordOffer(
  db: TenantDb,
  desk: Desk,
  form: NewOfferForm,
  { residence, holder }: { residence: Residence | null; holder: TenantConfig },
): Promise<void> {
  const actor = actorAt(desk);
  const reference = newReference();
  const { countyNo, tenantNo: holderNo } = holder;
  const entry = newOfferSchema.parse({
    ...form,
    contactName: form.kind === 'group' ? form.contactName : null,
    charityNo: form.kind === 'group' ? form.charityNo : null,
    postcode: residence?.postcode ?? null,
    areaCode: residence?.areaCode ?? null,
    loc: residence?.loc ?? null,
    consentVersion: holder.consent.version,
    categories: codesOf(desk.tenant.categories, form.categories),
  });
  await createOffer(db, { ...entry, reference, countyNo, holderNo, portalNo: desk.tenant.tenantNo }, actor);
  if (form.dbsUntil !== null) {
    await db
      .update(offer)
      .set({ dbsUntil: form.dbsUntil })
      .where(and(inScope(db, offer), eq(offer.id, form.id)));
  }
  if (form.note) await addOfferNote(db, { offerId: form.id, noteId: form.id, body: form.note }, actor);
  if (form.email === null) return;
  const message = offerReceived({ holder, reference, link: privateLinkMark('offer', form.id) });
  await queueMail(db, { countyNo, tenantNo: holderNo, to: form.email, about: { offerId: form.id }, ...message });
}
