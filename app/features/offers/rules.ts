import { clock } from '~/ui/format/dates';
import { daysAfter, londonToday } from '~/platform/forms/typed-date';
import { FARTHEST_M, PARTS, type OfferStatus, type Part } from './schema';

/** What staff may do to an offer as a whole, and from which standing. */
export const OFFER_MOVES = {
  activate: { from: ['new'] },
  pause: { from: ['new', 'active'] },
  resume: { from: ['paused'] },
  refuse: { from: ['new', 'active', 'paused'] },
  withdraw: { from: ['new', 'active', 'paused'] },
  restore: { from: ['withdrawn', 'refused'] },
} as const satisfies Record<string, { from: readonly OfferStatus[] }>;
export type OfferMove = keyof typeof OFFER_MOVES;

/** What the database keeps of how an offer stands. */
export interface OfferState {
  status: OfferStatus;
  /** The first day they are back, ISO date; until then an active offer is paused. */
  pausedUntil: string | null;
}

/**
 * How an offer stands on a day (ISO date in London). A pause with an end leaves the status as it is, so that the offer
 * is back on that day without anybody doing anything; only a pause without an end has the status `paused`.
 */
export function standingOf({ status, pausedUntil }: OfferState, today: string): OfferStatus {
  const active = status === 'new' || status === 'active';
  return active && pausedUntil !== null && pausedUntil > today ? 'paused' : status;
}

/** Whether an offer can be matched on a day (ISO date in London). */
export function isActive(state: OfferState, today: string): boolean {
  const standing = standingOf(state, today);
  return standing === 'new' || standing === 'active';
}

/** What may be done to an offer that stands like this, in the order in which a page offers it. */
export function movesFrom(standing: OfferStatus): OfferMove[] {
  const moves = Object.entries(OFFER_MOVES) as [OfferMove, { from: readonly OfferStatus[] }][];
  return moves.filter(([, { from }]) => from.includes(standing)).map(([move]) => move);
}

/** How it stands after a move. `until` is the first day back of a pause (ISO date), null for a pause without an end. */
export function stateAfter(state: OfferState, move: OfferMove, until: string | null = null): OfferState {
  if (move === 'pause')
    return until === null ? { status: 'paused', pausedUntil: null } : { ...state, pausedUntil: until };
  if (move === 'resume') {
    return { status: state.status === 'paused' ? 'active' : state.status, pausedUntil: null };
  }
  const to = { activate: 'active', refuse: 'refused', withdraw: 'withdrawn', restore: 'active' } as const;
  return { status: to[move], pausedUntil: null };
}

/** Whether a move was made already, as when somebody clicks twice: what it would lead to is what there is. */
export function isAlready(state: OfferState, move: OfferMove, until: string | null, today: string): boolean {
  const after = stateAfter(state, move, until);
  if (move === 'pause') return standingOf(state, today) === 'paused' && state.pausedUntil === after.pausedUntil;
  return !movesFrom(standingOf(state, today)).includes(move) && state.status === after.status;
}

/** Whether whoever makes the move must say why. */
export function wantsReason(move: OfferMove): boolean {
  return move === 'refuse' || move === 'withdraw';
}

/** How far somebody goes, as they said it: "3 km", "2.5 km", "anywhere in the county". Metres. */
export function travelWords(travelM: number): string {
  return travelM >= FARTHEST_M ? 'anywhere in the county' : `${Math.round(travelM / 100) / 10} km`;
}

/** What becomes of open tasks: a helper who is gone cannot do them, one who pauses may. */
export function tasksAfter(move: OfferMove): 'stay' | 'end' | null {
  if (move === 'pause') return 'stay';
  return move === 'refuse' || move === 'withdraw' ? 'end' : null;
}

/** A moment as availability is counted: the day and the part of the day in London. */
export interface PartOfDay {
  /** ISO date. */
  today: string;
  part: Part;
}

const AFTERNOON_FROM = '12:00';
const EVENING_FROM = '17:00';

/** The day and part of the day in London: morning until 12, afternoon until 5, then evening. */
export function partOfDay(now: Date): PartOfDay {
  const time = clock(now);
  return {
    today: londonToday(now),
    part: time < AFTERNOON_FROM ? 'morning' : time < EVENING_FROM ? 'afternoon' : 'evening',
  };
}

/** The bit of the weekday of a date (ISO) in `offer.days`. */
export function dayBit(date: string): number {
  return 1 << ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7);
}

/** When somebody has time next: now, later today (a part of the day), or on a day; null when they named no time. */
export interface FreeFrom {
  /** Whole days from now: 0 is today. */
  days: number;
  /** ISO date. */
  on: string;
  /** Set for later today. */
  part: Part | null;
  now: boolean;
}

/** When somebody with these days and parts of the day (bits) has time next. */
export function freeFrom(days: number, parts: number, { today, part }: PartOfDay): FreeFrom | null {
  if (days === 0 || parts === 0) return null;
  if (days & dayBit(today)) {
    if (parts & PARTS[part]) return { days: 0, on: today, part: null, now: true };
    const later = laterParts(part).find((one) => parts & PARTS[one]);
    if (later) return { days: 0, on: today, part: later, now: false };
  }
  const ahead = [1, 2, 3, 4, 5, 6, 7].find((one) => days & dayBit(daysAfter(today, one)));
  return ahead === undefined ? null : { days: ahead, on: daysAfter(today, ahead), part: null, now: false };
}

function laterParts(part: Part): Part[] {
  const order = Object.keys(PARTS) as Part[];
  return order.slice(order.indexOf(part) + 1);
}
