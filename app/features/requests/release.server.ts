import { and, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { match } from '#db/schema/matches';
import { offer, offerEvent } from '#db/schema/offers';
import { MATCH_STATUS } from '~/features/matches/schema';
import type { Actor } from '~/platform/audit/actor';
import { addRequestEvent, type HeldRequest } from './settle.server';

/**
 * Lets go of everybody who was helping with a request that ends: their matches are undone with its reason, so that
 * their hands are free again. An offer of another council's register hears of it through its assignment.
 */
export async function releaseHelpers(db: TenantDb, held: HeldRequest, reason: string, actor: Actor): Promise<void> {
  const active = inArray(match.status, [MATCH_STATUS.matched, MATCH_STATUS.accepted]);
  const released = await db
    .update(match)
    .set({ status: MATCH_STATUS.undone, endedAt: new Date(), reason })
    .where(and(inScope(db, match), eq(match.requestId, held.id), active))
    .returning({ id: match.id, offerId: match.offerId });
  if (released.length === 0) return;
  for (const { id } of released) await addRequestEvent(db, held, 'match_undone', actor, { match: id });
  await tellOffers(db, held, released, actor);
}

async function tellOffers(
  db: TenantDb,
  held: HeldRequest,
  released: readonly { id: string; offerId: string }[],
  actor: Actor,
): Promise<void> {
  const ids = released.map(({ offerId }) => offerId);
  const offers = await db
    .select({ id: offer.id, countyNo: offer.countyNo, tenantNo: offer.tenantNo })
    .from(offer)
    .where(and(inScope(db, offer), inArray(offer.id, ids)));
  const events = offers.map(({ id: offerId, countyNo, tenantNo }) => ({
    countyNo,
    tenantNo,
    id: newId(),
    offerId,
    kind: 'match_undone',
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    data: { match: released.find((one) => one.offerId === offerId)?.id, request: held.reference },
  }));
  if (events.length > 0) await db.insert(offerEvent).values(events);
}
