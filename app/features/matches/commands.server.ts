import { and, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { match } from '#db/schema/matches';
import { offer } from '#db/schema/offers';
import { need } from '#db/schema/requests';
import { addOfferEvent } from '~/features/offers/hold.server';
import { isActive } from '~/features/offers/rules';
import { OFFER_STATUS } from '~/features/offers/schema';
import {
  addRequestEvent,
  agreedNow,
  holdRequest,
  settleRequest,
  type HeldRequest,
} from '~/features/requests/settle.server';
import { isOpen } from '~/features/requests/rules';
import { nameOf, NEED_STATUS } from '~/features/requests/schema';
import type { Actor } from '~/platform/audit/actor';
import { AppError, notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { mayBecome, needAfter } from './rules';
import { MATCH_STATUS, type MatchStatus } from './schema';

const ACTIVE = [MATCH_STATUS.matched, MATCH_STATUS.accepted];

/**
 * Joins a need to an offer. The request is locked first, so of any number who try at once one wins; the others get a
 * `conflict` that says who did. (Should two ever pass, the unique index `match_one_at_a_time` refuses the second.)
 * Matching the same two again by the winner is answered as done. Of a resident who did not agree to sharing nothing is
 * told to a helper unless somebody says that they agree now (`invalid`). Throws `notFound` for what one may not see.
 */
export async function matchNeed(
  db: TenantDb,
  chosen: { requestId: string; needId: string; offerId: string; agreed?: boolean },
  actor: Actor,
): Promise<{ matchId: string }> {
  const held = await holdRequest(db, chosen.requestId);
  const wanted = await needOf(db, held, chosen.needId);
  const helper = await activeOffer(db, chosen.offerId);
  const taken = await activeMatchOf(db, chosen.needId);
  if (taken) {
    if (taken.offerId === chosen.offerId && taken.matchedBy === actor.name) return { matchId: taken.id };
    throw await takenBy(db, taken);
  }
  if (!isOpen(held.status) || wanted.status !== NEED_STATUS.open) throw noLongerOpen();
  if (!held.consentShare && !chosen.agreed) throw notAgreed();
  const matchId = newId();
  await db.insert(match).values({
    countyNo: held.countyNo,
    tenantNo: held.tenantNo,
    id: matchId,
    requestId: held.id,
    needId: wanted.id,
    offerId: helper.id,
    matchedBy: actor.name,
  });
  await setNeed(db, wanted.id, 'matched');
  await settleRequest(db, held);
  const data = { category: wanted.category, offer: helper.reference, request: held.reference };
  await addRequestEvent(db, held, 'matched', actor, { ...data, ...agreedNow(held, chosen) });
  await addOfferEvent(db, helper, 'matched', actor, data);
  return { matchId };
}

/**
 * Takes a match a step further: accepted, done, failed or undone. After a failure or an undoing the need is open again.
 * A step that was taken already is answered as done; one that cannot follow is a `conflict`.
 */
export async function moveMatch(
  db: TenantDb,
  step: { requestId: string; matchId: string; to: Exclude<MatchStatus, 'matched'>; reason?: string },
  actor: Actor,
): Promise<void> {
  const held = await holdRequest(db, step.requestId);
  const found = await matchOf(db, held, step.matchId);
  const from = nameOf(MATCH_STATUS, found.status);
  if (from === step.to) return;
  if (!mayBecome(from, step.to)) throw noLongerOpen();
  const now = new Date();
  await db
    .update(match)
    .set({
      status: MATCH_STATUS[step.to],
      ...(step.to === 'accepted' ? { acceptedAt: now } : { endedAt: now }),
      ...(step.reason ? { reason: step.reason } : {}),
    })
    .where(and(inScope(db, match), eq(match.id, found.id)));
  await setNeed(db, found.needId, needAfter(step.to));
  await settleRequest(db, held);
  const data = { match: found.id, request: held.reference };
  await addRequestEvent(db, held, `match_${step.to}`, actor, data);
  const helper = await offerOf(db, found.offerId);
  if (helper) await addOfferEvent(db, helper, `match_${step.to}`, actor, data);
}

async function needOf(db: TenantDb, held: HeldRequest, needId: string) {
  const [row] = await db
    .select({ id: need.id, status: need.status, category: need.category })
    .from(need)
    .where(and(inScope(db, need), eq(need.id, needId), eq(need.requestId, held.id)));
  if (!row) throw notFound();
  return row;
}

async function setNeed(db: TenantDb, id: string, status: keyof typeof NEED_STATUS): Promise<void> {
  await db
    .update(need)
    .set({ status: NEED_STATUS[status] })
    .where(and(inScope(db, need), eq(need.id, id)));
}

async function offerOf(db: TenantDb, id: string) {
  const [row] = await db.select(offerColumns).from(offer).where(ofOffer(db, id));
  return row;
}

const offerColumns = {
  id: offer.id,
  countyNo: offer.countyNo,
  tenantNo: offer.tenantNo,
  reference: offer.reference,
  name: offer.name,
};

const ofOffer = (db: TenantDb, id: string) => and(inScope(db, offer), eq(offer.id, id));

/** An offer that can be matched, kept so: whoever pauses or withdraws it meanwhile waits, or was first and is heeded. */
async function activeOffer(db: TenantDb, id: string) {
  const [row] = await db
    .select({ ...offerColumns, status: offer.status, pausedUntil: offer.pausedUntil })
    .from(offer)
    .where(ofOffer(db, id))
    .for('share');
  if (!row) throw notFound();
  if (!isActive({ ...row, status: nameOf(OFFER_STATUS, row.status) }, londonToday())) {
    throw new AppError(
      'conflict',
      'This offer has been paused or withdrawn since you opened the page',
      'Nothing was changed. Go back to the request and choose somebody else.',
    );
  }
  return row;
}

async function activeMatchOf(db: TenantDb, needId: string) {
  const [row] = await db
    .select({ id: match.id, offerId: match.offerId, matchedBy: match.matchedBy })
    .from(match)
    .where(and(inScope(db, match), eq(match.needId, needId), inArray(match.status, ACTIVE)));
  return row;
}

async function matchOf(db: TenantDb, held: HeldRequest, id: string) {
  const [row] = await db
    .select({ id: match.id, status: match.status, needId: match.needId, offerId: match.offerId })
    .from(match)
    .where(and(inScope(db, match), eq(match.id, id), eq(match.requestId, held.id)));
  if (!row) throw notFound();
  return row;
}

async function takenBy(db: TenantDb, taken: { offerId: string; matchedBy: string }): Promise<AppError> {
  const helper = await offerOf(db, taken.offerId);
  return new AppError(
    'conflict',
    `${taken.matchedBy} was faster: this need is matched with ${helper?.name ?? 'somebody of another council'}`,
    'Nothing was changed by you. Go back to the request to see it as it is now.',
  );
}

function noLongerOpen(): AppError {
  return new AppError(
    'conflict',
    'This need is no longer waiting for a match',
    'Nothing was changed. Go back to the request to see what has happened meanwhile.',
  );
}

function notAgreed(): AppError {
  return new AppError(
    'invalid',
    'They did not agree to sharing',
    'Nothing was changed. Ask them first, then match from the page of the request.',
  );
}
