import { and, eq, lte, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import { request } from '#db/schema/requests';
import type { Desk } from '~/door.server';
import { countGivenUp } from '~/features/messages/queries.server';
import { OFFER_STATUS } from '~/features/offers/schema';
import { REQUEST_STATUS, URGENCY } from '~/features/requests/schema';
import type { Waiting } from './tabs';

/**
 * What waits for whoever is at this desk: requests that cannot wait and have no help, offers nobody has looked at,
 * messages that did not get through. Only of what they may do something about.
 */
export async function waitingAt(db: TenantDb, desk: Desk): Promise<Waiting> {
  const none = Promise.resolve(0);
  const [requests, offers, messages] = await Promise.all([
    desk.may('match', 'Request') ? urgentRequests(db) : none,
    desk.may('change', 'Offer') ? newOffers(db) : none,
    desk.may('change', 'Message') ? countGivenUp(db) : none,
  ]);
  return { Request: requests, Offer: offers, Message: messages };
}

/** Unmatched requests for food today or for medicine that is running out. */
async function urgentRequests(db: TenantDb): Promise<number> {
  const urgent = and(eq(request.status, REQUEST_STATUS.unmatched), lte(request.urgency, URGENCY.medicine));
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(request)
    .where(and(inScope(db, request), urgent));
  return row?.count ?? 0;
}

async function newOffers(db: TenantDb): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(offer)
    .where(and(inScope(db, offer), eq(offer.status, OFFER_STATUS.new)));
  return row?.count ?? 0;
}
