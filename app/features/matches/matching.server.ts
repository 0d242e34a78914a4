import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { partOfDay } from '~/features/offers/rules';
import type { NeedRecord } from '~/features/requests/queries.server';
import { isOpen } from '~/features/requests/rules';
import type { View } from '~/platform/audit/views.server';
import { paths } from '~/paths';
import { km, number } from '~/ui/format/numbers';
import { categoryOf, occasionOf, type RequestToMatch } from './fitness.server';
import { triedLast } from './helpers-filter';
import { noticeFor, type Notice } from './notice.server';
import { failureWords, helperLine, suggestionLine, type HelperLine, type SuggestionLine } from './present.server';
import { countWithin, suggestionsFor } from './queries-nearest.server';
import { matchesOf, type MatchOfNeed } from './queries.server';
import { isActive } from './rules';

/** What a request's page shows of one need: who helps, or who could. Plain data, everything in words. */
export interface Matching {
  needId: string;
  /** "food and supplies" */
  need: string;
  /** Where buttons post to. */
  action: string;
  mayMatch: boolean;
  mayChange: boolean;
  helper: HelperLine | null;
  best: SuggestionLine[];
  /** Why nobody is suggested. */
  nobody: string | null;
  /** "All 14 within 10 km" */
  all: { words: string; href: string } | null;
  /** What did not work out before. */
  earlier: string[];
  /** What the last click did, or why it did nothing. */
  notice: Notice | null;
}

/** How far "all within" reaches, metres. */
export const REACH_M = 10_000;
const SHOWN = 3;

/**
 * Who helps with each need of a request and who could, for its page: give it to `<NeedMatching>`. Reads `?done`, `?need`
 * and `?offer` of the address for what the last click did. `views` are to be recorded beside the page's own.
 */
export async function matchingOf(
  db: TenantDb,
  desk: Desk,
  request: RequestToMatch,
  url: URL,
  now: Date,
): Promise<{ byNeed: Record<string, Matching>; views: View[] }> {
  const matches = await matchesOf(db, request.id);
  const [answered, ...found] = await Promise.all([
    noticeFor(db, { desk, request, matches, url, now }),
    ...request.needs.map((need) => matchingOfNeed(db, desk, { request, need, matches, now })),
  ]);
  const withNotice = found.map((one) => ({ ...one, notice: answered?.needId === one.needId ? answered.notice : null }));
  return {
    byNeed: Object.fromEntries(withNotice.map((one) => [one.needId, one])),
    views: viewsOf(desk, withNotice, matches),
  };
}

interface OneNeed {
  request: RequestToMatch;
  need: NeedRecord;
  matches: readonly MatchOfNeed[];
  now: Date;
}

async function matchingOfNeed(db: TenantDb, desk: Desk, one: OneNeed): Promise<Omit<Matching, 'notice'>> {
  const { request, need, now } = one;
  const matches = one.matches.filter(({ needId }) => needId === need.id);
  const helping = matches.find(({ status }) => isActive(status) || status === need.status);
  const open = need.status === 'open' && isOpen(request.status);
  return {
    needId: need.id,
    need: categoryOf(desk, need.category).name.toLowerCase(),
    action: paths.requestPart(desk.tenant.slug, request.id, 'matches'),
    mayMatch: desk.may('add', 'Match'),
    mayChange: desk.may('change', 'Match') && isOpen(request.status),
    helper: helping ? helperLine(desk, helping, now) : null,
    earlier: matches.filter(({ status }) => status === 'failed').map((failed) => failureWords(failed, now)),
    ...(open ? await suggestionsOf(db, desk, one) : { best: [], nobody: null, all: null }),
  };
}

/**
 * Who could help with an open need; for those who may not match anybody, how many there are. Whoever may not read offers is
 * told nothing: how many lie around a place of one's choice would find a volunteer's home (decision 0020).
 */
async function suggestionsOf(
  db: TenantDb,
  desk: Desk,
  { request, need, matches, now }: OneNeed,
): Promise<Pick<Matching, 'best' | 'nobody' | 'all'>> {
  if (!desk.may('read', 'Offer')) return { best: [], nobody: null, all: null };
  const moment = partOfDay(now);
  const category = categoryOf(desk, need.category);
  const mayMatch = desk.may('add', 'Match');
  const tried = triedBefore(matches, need.id);
  const [within, found] = await Promise.all([
    countWithin(db, request, need.category, REACH_M, moment.today),
    mayMatch ? suggestionsFor(db, request, category, moment, SHOWN + tried.length) : [],
  ]);
  const reach = within === 0 ? null : `${number(within)} within ${km(REACH_M)}`;
  if (!mayMatch) return { best: [], nobody: reach ? `Volunteers and groups: ${reach}.` : null, all: null };
  const occasion = { ...occasionOf(desk, request, need.category, moment), tried };
  const ready = triedLast(found, tried).filter(({ obstacles }) => obstacles.length === 0);
  const best = ready.slice(0, SHOWN);
  const near = best.length > 0 ? reach : null;
  const query = { need: need.id, ...(near ? {} : { within: 'any' }) };
  return {
    best: best.map((one) => suggestionLine(desk, one, occasion, { request, need })),
    nobody: best.length > 0 ? null : nobodyWords(desk, found.length > 0, category.name.toLowerCase()),
    all:
      found.length === 0
        ? null
        : {
            words: near ? `All ${near}` : 'All who do this, further away too',
            href: paths.requestPart(desk.tenant.slug, request.id, 'helpers', query),
          },
  };
}

/** Offers that were matched with a need and did not work out: not the best placed any more, whatever else is said. */
export function triedBefore(matches: readonly MatchOfNeed[], needId: string): string[] {
  const failed = matches.filter((one) => one.needId === needId && one.status === 'failed');
  return failed.flatMap(({ helper }) => helper?.offerId ?? []);
}

function nobodyWords(desk: Desk, some: boolean, category: string): string {
  if (some) return `Nobody who does ${category} can be asked with one click. The list says what stands against each.`;
  return `Nobody on your register does ${category} at the moment. Add a volunteer, or ${elsewhereWords(desk)}.`;
}

/** What is left when nobody of one's own helps: a parish cannot hand a request on, but its district sees it as well. */
export function elsewhereWords(desk: Pick<Desk, 'may'>): string {
  return desk.may('hand_on', 'Request')
    ? 'hand the request to another council'
    : 'ring your district: it sees this request, and who helps elsewhere';
}

/** Each helper whose record is shown, and the register once when others are suggested from it. */
function viewsOf(desk: Desk, shown: readonly Matching[], matches: readonly MatchOfNeed[]): View[] {
  const ids = new Set(shown.flatMap(({ helper }) => helper?.matchId ?? []));
  const helpers = matches.flatMap(({ id, helper }) => (helper && ids.has(id) ? [helper] : []));
  const records = new Map(helpers.map(({ offerId, holderNo }) => [offerId, holderNo]));
  const views: View[] = [...records].map(([id, tenantNo]) => ({ subject: 'Offer', id, tenantNo }));
  const suggested = shown.some(({ best }) => best.length > 0);
  return suggested ? [...views, { subject: 'Offer', id: null, tenantNo: desk.tenant.tenantNo }] : views;
}
