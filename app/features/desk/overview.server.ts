import { and, gte, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import type { Desk } from '~/door.server';
import { queueConditions } from '~/features/requests/conditions.server';
import { entriesWaiting } from '~/features/provision/queries-waiting.server';
import { readFilter, type QueueFilter } from '~/features/requests/filters';
import { countHead, countQueue } from '~/features/requests/queries-counts.server';
import { countByPlace } from '~/features/requests/queries-places.server';
import { queuePage } from '~/features/requests/queries-queue.server';
import { choicesOf, queueLines, viewOf } from '~/features/requests/queue.server';
import { REQUEST_STATUS, type RequestStatus } from '~/features/requests/schema';
import { waitingAt } from './waiting.server';

const FIRST = 6;

/** What the home of a desk shows: what presses, what is new, and how many there are of what. All of its own range. */
export async function overviewOf(db: TenantDb, desk: Desk, since: Date | null) {
  const view = viewOf(desk, null);
  const open = readFilter(new URLSearchParams(), choicesOf(desk));
  const unmatched: QueueFilter = { ...open, statuses: ['unmatched'] };
  const [counts, first, places, waiting, newRequests, newOffers, entries] = await Promise.all([
    countQueue(db, queueConditions(db, open, view), view),
    queuePage(db, queueConditions(db, unmatched, view), 'waiting'),
    countByPlace(db, desk.tenant),
    waitingAt(db, desk),
    since ? requestsSince(db, desk, since) : 0,
    since && desk.may('read', 'Offer') ? offersSince(db, since) : 0,
    desk.may('change', 'Provision') ? entriesWaiting(db, desk.tenant.tenantNo) : null,
  ]);
  const lines = await queueLines(db, desk, first.rows.slice(0, FIRST), { named: false, now: view.now });
  return { counts, lines, places, waiting, newRequests, newOffers, entries, now: view.now };
}

/** Requests that came in since then, whatever has become of them. */
async function requestsSince(db: TenantDb, desk: Desk, since: Date): Promise<number> {
  const statuses = Object.keys(REQUEST_STATUS) as RequestStatus[];
  const filter = { ...readFilter(new URLSearchParams(), choicesOf(desk)), statuses, since: since.toISOString() };
  return (await countHead(db, queueConditions(db, filter, viewOf(desk, null)))).total;
}

async function offersSince(db: TenantDb, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(offer)
    .where(and(inScope(db, offer), gte(offer.offeredAt, since)));
  return row?.count ?? 0;
}
