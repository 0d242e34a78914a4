import { and, eq, isNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { offer, offerLink } from '#db/schema/offers';
import { inScope } from '#db/scope.server';
import type { PrivateLink } from '~/features/requests/private-link.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { Actor } from '~/platform/audit/actor';
import { giveUpEndedLinks } from '~/platform/email/ended-links.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { addOfferEvent, holdOffer, type HeldOffer } from './hold.server';
import { newOfferLink } from './messages';

/** The private link of an offer, as far as its desk may know of it. */
export async function linkOfOffer(db: TenantDb, offerId: string): Promise<PrivateLink> {
  const [row] = await db
    .select({
      made: sql<number>`count(*)::int`,
      open: sql<boolean>`coalesce(bool_or(${offerLink.endedAt} is null), false)`,
    })
    .from(offerLink)
    .where(and(inScope(db, offerLink), eq(offerLink.offerId, offerId)));
  return row ?? { made: 0, open: false };
}

/** Ends the private link of an offer and sends a new one to `to`, as for a request; none without an address. */
export async function renewOfferLink(db: TenantDb, held: HeldOffer, to: string | null, actor: Actor): Promise<void> {
  const { countyNo, tenantNo, id: offerId, reference } = held;
  const generation = (await linkOfOffer(db, offerId)).made + 1;
  await db
    .update(offerLink)
    .set({ endedAt: new Date() })
    .where(and(inScope(db, offerLink), eq(offerLink.offerId, offerId), isNull(offerLink.endedAt)));
  await giveUpEndedLinks(db, { offerId });
  if (to === null) return addOfferEvent(db, held, 'link_ended', actor);
  const holder = await tenantByNo(db, tenantNo);
  if (!holder) throw new Error(`No council has the number ${tenantNo}`);
  const tokenHash = sha256(linkToken('offer', offerId, generation));
  await db.insert(offerLink).values({ countyNo, tenantNo, offerId, tokenHash });
  const letter = newOfferLink({ holder, reference, link: privateLinkMark('offer', offerId, generation) });
  await queueMail(db, { countyNo, tenantNo, to, about: { offerId }, ...letter });
  await addOfferEvent(db, held, 'link_sent', actor);
}

/** Sends a new private link to the address that stands in the offer, once for a page whose button was pressed twice. */
export async function sendNewOfferLink(
  db: TenantDb,
  wish: { id: string; made: number },
  actor: Actor,
): Promise<'done' | 'no_address'> {
  const held = await holdOffer(db, wish.id);
  const [row] = await db
    .select({ email: offer.email })
    .from(offer)
    .where(and(inScope(db, offer), eq(offer.id, wish.id)));
  const email = row?.email ?? null;
  if (email === null) return 'no_address';
  if ((await linkOfOffer(db, wish.id)).made === wish.made) await renewOfferLink(db, held, email, actor);
  return 'done';
}
