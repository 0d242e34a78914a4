import { THE_VOLUNTEER, type Actor } from '~/platform/audit/actor';
import type { Dice } from './dice';
import { deskOf } from './hands';
import type { Kit } from './kit';
import type { Happening, Joined, Note } from './life';
import type { Offered } from './offers';
import type { Roster } from './staff';
import { OFFER_NOTES } from './words/notes';
import { OFFER_END_REASONS } from './words/reasons';

/** An offer with everything that has happened to it by today. */
export interface OfferLife {
  offered: Offered;
  events: Happening[];
  notes: Note[];
  closeReason: string | null;
  version: number;
  updatedAt: Date;
}

interface Turn {
  kind: string;
  actor: Actor;
  at: Date;
  data: Record<string, unknown>;
}

const MINUTE = 60_000;

/**
 * What happened to an offer beside its matches, which are given: somebody looked at it and took it on (before its
 * first match), it paused or ended (after its last).
 */
export function liveAsOffer(
  offered: Offered,
  matches: readonly Joined[],
  ofMatches: readonly Happening[],
  { kit, roster }: { kit: Kit; roster: Roster },
  dice: Dice,
): OfferLife {
  const { entry, offeredAt, standing, holder } = offered;
  const desk = deskOf(holder, roster, dice);
  const first = entry.channel === 'online' ? THE_VOLUNTEER : desk;
  const data = { channel: entry.channel, consentVersion: entry.consentVersion };
  const turns: Turn[] = [{ kind: 'offered', actor: first, at: offeredAt, data }];
  const later = (hours: number) => kit.calendar.atTheDesk(offeredAt, hours);
  if (standing.status !== 'new' && standing.status !== 'refused') {
    turns.push({
      kind: 'activated',
      actor: desk,
      at: activation(offered, matches, later(2 + 40 * dice.next())),
      data: {},
    });
  }
  const closeReason = endingOf(offered, turns, matches, later(30 + 120 * dice.next()), desk, kit, dice);
  const events = turns.map((turn) => ({ ...turn, id: kit.idAt(turn.at) }));
  const notes: Note[] = [];
  if (standing.status !== 'new' && dice.chance(0.3)) noteDown(events, notes, desk, kit);
  const all = [...events, ...ofMatches].sort((a, b) => a.at.getTime() - b.at.getTime());
  const changes = turns.slice(1);
  return {
    offered,
    events: all,
    notes,
    closeReason,
    version: 1 + changes.length,
    updatedAt: changes.at(-1)?.at ?? offeredAt,
  };
}

/** Nobody is matched before being taken on. */
function activation({ offeredAt }: Offered, matches: readonly Joined[], due: Date): Date {
  const first = Math.min(...matches.map(({ matchedAt }) => matchedAt.getTime()));
  const latest = first - 20 * MINUTE;
  return new Date(Math.max(offeredAt.getTime() + 5 * MINUTE, Math.min(due.getTime(), latest)));
}

/** What has happened has happened by now. */
function before(now: Date, due: Date): Date {
  return new Date(Math.min(due.getTime(), now.getTime() - MINUTE / 2));
}

/** Adds how it paused or ended, and answers why. */
function endingOf(
  { standing: { status }, pausedUntil, entry }: Offered,
  turns: Turn[],
  matches: readonly Joined[],
  due: Date,
  desk: Actor,
  kit: Kit,
  dice: Dice,
): string | null {
  const free = Math.max(0, ...matches.map(({ matchedAt, endedAt }) => (endedAt ?? matchedAt).getTime()));
  const last = turns.at(-1)?.at.getTime() ?? 0;
  const at = before(kit.calendar.now, new Date(Math.max(due.getTime(), free + 30 * MINUTE, last + 30 * MINUTE)));
  const themselves = entry.channel === 'online' && dice.chance(0.6) ? THE_VOLUNTEER : desk;
  if (status === 'paused' || pausedUntil !== null) {
    turns.push({ kind: 'paused', actor: themselves, at, data: pausedUntil === null ? {} : { until: pausedUntil } });
    return null;
  }
  if (status !== 'withdrawn' && status !== 'refused') return null;
  turns.push({ kind: status, actor: status === 'withdrawn' ? themselves : desk, at, data: {} });
  return kit.deal(OFFER_END_REASONS[status]);
}

function noteDown(events: Happening[], notes: Note[], author: Actor, kit: Kit): void {
  const last = events.at(-1);
  if (!last) return;
  const at = new Date(Math.min(last.at.getTime() + 3 * MINUTE, kit.calendar.now.getTime() - 10_000));
  const id = kit.idAt(at);
  notes.push({ id, body: kit.deal(OFFER_NOTES), author, at });
  events.push({ id: kit.idAt(at), kind: 'noted', at, actor: author, data: { note: id } });
}
