import type { PortalDb, TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { offer, offerArea, offerCategory, offerEvent, offerLink } from '#db/schema/offers';
import type { Actor } from '~/platform/audit/actor';
import { linkToken, sha256 } from '~/platform/hash.server';
import { CHANNEL } from '~/features/requests/schema';
import { DBS, OFFER_KIND, TRANSPORT, type NewOffer } from './schema';

/**
 * Records an offer with its categories and parishes, its first event and its private link, for the tenant that holds
 * it. Works for the public role too, which can read nothing back. The caller chooses the id, so that a retried form
 * makes one record (a second insert of the same id fails as a whole), and the reference; a reference that is taken
 * fails with the constraint `offer_reference_taken`.
 */
export async function createOffer(
  db: TenantDb | PortalDb,
  entry: NewOffer & { reference: string; countyNo: number; holderNo: number; portalNo: number; offeredAt?: Date },
  actor: Actor,
): Promise<void> {
  const holder = { countyNo: entry.countyNo, tenantNo: entry.holderNo };
  const under = { ...holder, offerId: entry.id };
  await db.insert(offer).values({
    ...holder,
    id: entry.id,
    reference: entry.reference,
    kind: OFFER_KIND[entry.kind],
    channel: CHANNEL[entry.channel],
    portalNo: entry.portalNo,
    name: entry.name,
    contactName: entry.contactName,
    charityNo: entry.charityNo,
    phone: entry.phone,
    email: entry.email,
    postcode: entry.postcode,
    areaCode: entry.areaCode,
    loc: entry.loc,
    travelM: entry.travelM,
    days: entry.days,
    parts: entry.parts,
    transport: TRANSPORT[entry.transport],
    skills: entry.skills,
    dbs: DBS[entry.dbs],
    capacity: entry.capacity,
    consentVersion: entry.consentVersion,
    ...(entry.offeredAt ? { offeredAt: entry.offeredAt } : {}),
  });
  await db.insert(offerCategory).values([...new Set(entry.categories)].map((category) => ({ ...under, category })));
  if (entry.areas.length > 0) {
    await db.insert(offerArea).values([...new Set(entry.areas)].map((areaCode) => ({ ...under, areaCode })));
  }
  await db.insert(offerEvent).values({
    ...under,
    id: newId(),
    kind: 'offered',
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    data: { channel: entry.channel, consentVersion: entry.consentVersion },
  });
  await db.insert(offerLink).values({ ...under, tokenHash: sha256(linkToken('offer', entry.id)) });
}
