import type { Desk } from '~/door.server';
import { paths } from '~/paths';
import { agoSentence } from '~/ui/format/dates';
import { phone } from '~/ui/format/phone';
import type { MatchOfNeed } from './queries.server';
import { obstacleWords, reasonsFor, type Occasion, type Reason } from './reasons';
import type { Candidate, Suggestion } from './rules';
import type { MatchStatus } from './schema';

/** Somebody who could help, in words. */
export interface SuggestionLine {
  offerId: string;
  href: string;
  name: string;
  /** "volunteer, Dunston" */
  who: string;
  reasons: Reason[];
  /** What stands against a match with one click; empty when nothing does. */
  obstacles: string[];
  /** Where to say that the resident agrees, for one who did not agree to sharing; null where one click suffices. */
  askFirst: string | null;
}

/** Who helps with a need, since when, and how to reach them. */
export interface HelperLine {
  matchId: string;
  status: MatchStatus;
  /** Null when another council's desk holds the offer. */
  name: string | null;
  href: string | null;
  who: string;
  /** As it is read out; null for whoever may not see contacts. */
  phone: string | null;
  email: string | null;
  contactName: string | null;
  /** "Matched by Priya Nair 2 hours ago" */
  since: { iso: string; words: string };
}

/** A suggestion for one need in words. */
export function suggestionLine(
  desk: Pick<Desk, 'tenant'>,
  one: Suggestion,
  occasion: Occasion,
  { request, need }: { request: { id: string; consentShare: boolean }; need: { id: string } },
): SuggestionLine {
  const { slug } = desk.tenant;
  const asking = { need: need.id, offer: one.offerId };
  return {
    offerId: one.offerId,
    href: paths.offer(slug, one.offerId),
    askFirst: request.consentShare ? null : paths.requestPart(slug, request.id, 'matches', asking),
    name: one.name,
    who: whoWords(one.kind, one.areaName),
    reasons: reasonsFor(one, occasion),
    obstacles: one.obstacles.map((obstacle) => obstacleWords(obstacle, one, occasion)),
  };
}

/** "volunteer, Dunston", "group, Penkridge". */
export function whoWords(kind: Candidate['kind'], areaName: string | null): string {
  return [kind === 'group' ? 'group' : 'volunteer', areaName].filter(Boolean).join(', ');
}

/** Who helps, in words; how to reach them only for those who may know. */
export function helperLine(desk: Pick<Desk, 'tenant' | 'may'>, one: MatchOfNeed, now: Date): HelperLine {
  const { helper } = one;
  const reached = desk.may('see_contacts', 'Offer') ? helper : null;
  return {
    matchId: one.id,
    status: one.status,
    name: helper?.name ?? null,
    href: helper && desk.may('read', 'Offer') ? paths.offer(desk.tenant.slug, helper.offerId) : null,
    who: helper ? whoWords(helper.kind, helper.areaName) : 'on the register of another council',
    phone: reached?.phone ? phone(reached.phone) : null,
    email: reached?.email ?? null,
    contactName: reached?.contactName ?? null,
    since: {
      iso: one.matchedAt.toISOString(),
      words: `Matched by ${one.matchedBy} ${agoSentence(one.matchedAt, now)}`,
    },
  };
}

/** "Joan Birch did not work out 2 days ago: the car broke down". */
export function failureWords({ helper, reason, endedAt, matchedAt }: MatchOfNeed, now: Date): string {
  const who = helper?.name ?? 'Somebody of another council';
  const when = agoSentence(endedAt ?? matchedAt, now);
  return `${who} did not work out ${when}${reason ? `: ${reason}` : ''}`;
}
