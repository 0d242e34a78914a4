import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { partOfDay } from '~/features/offers/rules';
import { agoSentence } from '~/ui/format/dates';
import { phone } from '~/ui/format/phone';
import { unfitness, type RequestToMatch } from './fitness.server';
import type { MatchOfNeed } from './queries.server';
import { isActive } from './rules';

/** What the last click on a need did, or why it did nothing. */
export interface Notice {
  tone: 'green' | 'amber';
  words: string;
}

/** What `?done` says after a click. `late`: nothing was done, because somebody or something else was faster. */
export const MATCH_DONE = ['matched', 'accepted', 'done', 'undone', 'failed', 'late'] as const;
export type MatchDone = (typeof MATCH_DONE)[number];

interface Situation {
  desk: Desk;
  request: RequestToMatch;
  matches: readonly MatchOfNeed[];
  url: URL;
  now: Date;
}

/**
 * The sentence that answers a click, for the need that the address names. An address carries no names: who was faster is
 * read from the match itself, so that the sentence is also true when the page is opened again later.
 */
export async function noticeFor(db: TenantDb, { desk, request, matches, url, now }: Situation) {
  const done = MATCH_DONE.find((word) => word === url.searchParams.get('done'));
  const need = request.needs.find(({ id }) => id === url.searchParams.get('need'));
  if (!done || !need) return null;
  const last = matches.filter(({ needId }) => needId === need.id).at(-1);
  const notice = (tone: Notice['tone'], words: string) => ({ needId: need.id, notice: { tone, words } });
  if (done !== 'late') {
    const words = last && doneWords(done, last, desk.may('see_contacts', 'Offer'));
    return words ? notice('green', words) : null;
  }
  if (last && isActive(last.status)) return notice('amber', `${fasterWords(last, now)} Nothing was changed by you.`);
  const offerId = url.searchParams.get('offer') ?? '';
  const unfit =
    need.status === 'open' && isUuid(offerId) && desk.may('read', 'Offer')
      ? await unfitness(db, desk, { request, need, offerId }, partOfDay(now))
      : null;
  return notice('amber', `${unfit ?? 'This has changed since you opened the page.'} Nothing was changed by you.`);
}

function fasterWords({ matchedBy, matchedAt, helper }: MatchOfNeed, now: Date): string {
  const who = helper?.name ?? 'somebody of another council';
  return `${matchedBy} was faster and matched this need with ${who} ${agoSentence(matchedAt, now)}.`;
}

/** What was done and what comes next; null when the match says otherwise, as it does to whoever opens an old address. */
function doneWords(done: Exclude<MatchDone, 'late'>, last: MatchOfNeed, contacts: boolean): string | null {
  if (done !== last.status) return null;
  const name = last.helper?.name ?? 'somebody of another council';
  const number = contacts && last.helper?.phone ? ` on ${phone(last.helper.phone)}` : '';
  const words = {
    matched: `Matched with ${name}. Ring them${number}, and press Accepted when they have said yes.`,
    accepted: `${name} has accepted. Press Done when the help has arrived.`,
    done: `Done. ${name} is free for others again.`,
    undone: `Undone. ${name} is free for others again, and this need is open.`,
    failed: `Noted that it did not work out with ${name}. This need is open again.`,
  };
  return words[done];
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
