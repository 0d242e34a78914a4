import { and, eq, lte, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import { request } from '#db/schema/requests';
import type { Desk } from '~/door.server';
import { countDue } from '~/features/calls/queries-back.server';
import { countGivenUp } from '~/features/messages/queries.server';
import { OFFER_STATUS } from '~/features/offers/schema';
import { countEntriesWaiting } from '~/features/provision/queries-waiting.server';
import { REQUEST_STATUS, URGENCY } from '~/features/requests/schema';
import type { Waiting } from './tabs';

/** Everything is counted, unless a badge is all that is drawn. */
const ALL = 1_000_000;

/**
 * What waits for whoever is at this desk: requests that cannot wait and have no help, offers nobody has looked at,
 * messages that did not get through, entries of the community map to see to, callers to be rung back by now. Only of
 * what they may do something about; counted up to `atMost` of each, which
 * is quick for any number.
 */
export async function waitingAt(db: TenantDb, desk: Desk, atMost = ALL): Promise<Waiting> {
  const none = Promise.resolve(0);
  const [requests, offers, messages, entries, calls] = await Promise.all([
    desk.may('match', 'Request') ? urgentRequests(db, atMost) : none,
    desk.may('change', 'Offer') ? newOffers(db, atMost) : none,
    desk.may('change', 'Message') ? countGivenUp(db) : none,
    desk.may('change', 'Provision') ? countEntriesWaiting(db, desk.tenant.tenantNo, atMost) : none,
    desk.may('change', 'Call') ? countDue(db, atMost) : none,
  ]);
  return { Request: requests, Offer: offers, Message: messages, Provision: entries, Call: calls };
}

/** Unmatched requests for food today or for medicine that is running out. */
async function urgentRequests(db: TenantDb, atMost: number): Promise<number> {
  const urgent = and(eq(request.status, REQUEST_STATUS.unmatched), lte(request.urgency, URGENCY.medicine));
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(request)
    .where(and(inRange(db, request), urgent))
    .limit(atMost)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

async function newOffers(db: TenantDb, atMost: number): Promise<number> {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(offer)
    .where(and(inRange(db, offer), eq(offer.status, OFFER_STATUS.new)))
    .limit(atMost)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
