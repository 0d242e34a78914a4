import { redirect } from '@remix-run/node';
import { z } from 'zod';
import type { TenantDb } from '#db/client.server';
import { deskAction, deskLoader, type Desk } from '~/door.server';
import { partOfDay } from '~/features/offers/rules';
import { requestById } from '~/features/requests/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { mayNot } from '~/platform/door/desk.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { readForm } from '~/platform/forms/read-form';
import { paths } from '~/paths';
import { matchNeed, moveMatch } from '../commands.server';
import { unfitness } from '../fitness.server';
import { knowsOffer } from '../queries-nearest.server';
import { activeMatches, matchesOf } from '../queries.server';
import { matchIntentSchema, type MatchIntent } from '../schema';
import type { MatchDone } from '../notice.server';

export const handle = { sheet: 'desk' };

const params = z.object({ tenant: z.string(), id: z.uuid() });

/** There is nothing to see here: matches stand on the page of their request. */
export const loader = deskLoader({ can: ['read', 'Request'], params }, ({ params: { tenant, id } }) =>
  Promise.resolve(redirect(paths.request(tenant, id))),
);

/**
 * One click on a need: match it, or take its match a step further. Back on the page the need itself says what was done.
 * Whoever comes second is told there who was faster; nothing of that stands in the address.
 */
export const action = deskAction({ can: ['add', 'Match'], params }, async ({ db, desk, params: { id }, form }) => {
  const read = readForm(form, matchIntentSchema);
  if (!read.ok) throw new AppError('invalid', 'This button belongs to an older page', 'Open the request again.');
  const { done, needId, offerId } = await answerTo(db, desk, id, read.value);
  return redirect(
    paths.request(desk.tenant.slug, id, { done, need: needId, ...(offerId ? { offer: offerId } : {}) }, needId),
  );
});

interface Answered {
  done: MatchDone;
  needId: string;
  /** Only with `late`: whom they wanted. */
  offerId?: string;
}

async function answerTo(db: TenantDb, desk: Desk, requestId: string, click: MatchIntent): Promise<Answered> {
  if (click.intent === 'match') return match(db, desk, requestId, click);
  if (!desk.may('change', 'Match')) throw mayNot('change a match');
  const needId = (await matchesOf(db, requestId)).find(({ id }) => id === click.matchId)?.needId;
  if (!needId) throw notFound();
  const to = ({ accept: 'accepted', done: 'done', undo: 'undone', fail: 'failed' } as const)[click.intent];
  const reason = click.intent === 'fail' && click.reason ? { reason: click.reason } : {};
  const step = { requestId, matchId: click.matchId, to, ...reason };
  return unlessLate({ done: to, needId }, () => moveMatch(db, step, actorAt(desk)));
}

async function match(
  db: TenantDb,
  desk: Desk,
  requestId: string,
  { needId, offerId }: Extract<MatchIntent, { intent: 'match' }>,
): Promise<Answered> {
  const request = await requestById(db, requestId);
  const need = request?.needs.find(({ id }) => id === needId);
  if (!request || !need || !(await knowsOffer(db, offerId))) throw notFound();
  const late: Answered = { done: 'late', needId, offerId };
  const taken = (await activeMatches(db, [requestId])).some((one) => one.needId === needId);
  if (!taken && (await unfitness(db, desk, { request, need, offerId }, partOfDay(new Date())))) return late;
  return unlessLate({ done: 'matched', needId, offerId }, () =>
    matchNeed(db, { requestId, needId, offerId }, actorAt(desk)),
  );
}

/** A conflict is no error page: the need says who or what was faster, and offers what there is to do now. */
async function unlessLate({ offerId, ...done }: Answered, work: () => Promise<unknown>): Promise<Answered> {
  try {
    await work();
    return done;
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict')
      return { ...done, done: 'late', ...(offerId ? { offerId } : {}) };
    throw error;
  }
}
