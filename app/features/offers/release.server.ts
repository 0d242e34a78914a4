import { and, asc, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { match } from '#db/schema/matches';
import { need } from '#db/schema/requests';
import { MATCH_STATUS } from '~/features/matches/schema';
import { NEED_STATUS } from '~/features/requests/schema';
import { addRequestEvent, holdRequest, settleRequest } from '~/features/requests/settle.server';
import type { Actor } from '~/platform/audit/actor';
import { addOfferEvent, type HeldOffer } from './hold.server';

/**
 * Ends what an offer was helping with, as far as one sees the requests: each need is open again, with who ended it in the
 * history of its request. Requests of councils outside the range are seen to by the database when the status changes.
 */
export async function endTasks(db: TenantDb, held: HeldOffer, reason: string, actor: Actor): Promise<void> {
  const active = inArray(match.status, [MATCH_STATUS.matched, MATCH_STATUS.accepted]);
  const open = await db
    .select({ id: match.id, requestId: match.requestId, needId: match.needId })
    .from(match)
    .where(and(inScope(db, match), eq(match.offerId, held.id), active))
    .orderBy(asc(match.requestId));
  for (const { id, requestId, needId } of open) {
    const request = await holdRequest(db, requestId);
    const ended = await db
      .update(match)
      .set({ status: MATCH_STATUS.failed, endedAt: new Date(), ...(reason === '' ? {} : { reason }) })
      .where(and(inScope(db, match), eq(match.id, id), active))
      .returning({ id: match.id });
    if (ended.length === 0) continue;
    await db
      .update(need)
      .set({ status: NEED_STATUS.open })
      .where(and(inScope(db, need), eq(need.id, needId)));
    await settleRequest(db, request);
    await addRequestEvent(db, request, 'match_failed', actor, { match: id });
    await addOfferEvent(db, held, 'match_failed', actor, { match: id, request: request.reference });
  }
}
