import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { partOfDay } from '~/features/offers/rules';
import { requestById } from '~/features/requests/queries.server';
import { actorAt } from '~/platform/audit/actor';
import { mayNot } from '~/platform/door/desk.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { matchNeed, moveMatch } from './commands.server';
import { unfitness } from './fitness.server';
import type { MatchDone } from './notice.server';
import { knowsOffer } from './queries-nearest.server';
import { activeMatches, matchesOf } from './queries.server';
import type { MatchIntent } from './schema';

/** What came of a click on a need. */
export interface Answered {
  /** `ask`: nothing yet, because the resident did not agree to sharing and nobody says that they agree now. */
  done: MatchDone | 'ask';
  needId: string;
  /** Only with `late` and `ask`: whom they wanted. */
  offerId?: string;
}

/** Does what a click on a need of a request says, as far as it can be done. Throws `notFound` for what is hidden. */
export async function answerTo(db: TenantDb, desk: Desk, requestId: string, click: MatchIntent): Promise<Answered> {
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
  { needId, offerId, agreed }: Extract<MatchIntent, { intent: 'match' }>,
): Promise<Answered> {
  const request = await requestById(db, requestId);
  const need = request?.needs.find(({ id }) => id === needId);
  if (!request || !need || !(await knowsOffer(db, offerId))) throw notFound();
  const late: Answered = { done: 'late', needId, offerId };
  const isTaken = async () => (await activeMatches(db, [requestId])).some((one) => one.needId === needId);
  const unfit = () => unfitness(db, desk, { request, need, offerId }, partOfDay(new Date()));
  const taken = await isTaken();
  // The first of two clicks may be done between two looks: then it is that one which fills the helper's time.
  if (!taken && (await unfit()) && !(await isTaken())) return late;
  if (!taken && !request.consentShare && !agreed) return { done: 'ask', needId, offerId };
  return unlessLate({ done: 'matched', needId, offerId }, () =>
    matchNeed(db, { requestId, needId, offerId, agreed }, actorAt(desk)),
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
