import { isAhead, standingOf, type Standing } from './rules';
import type { ProvisionStatus } from './schema';

/** What can be done about how an entry stands. */
export const ENTRY_MOVES = ['begin', 'pause', 'resume', 'end', 'restart', 'publish', 'unpublish'] as const;
export type EntryMove = (typeof ENTRY_MOVES)[number];

/** Those that are asked something before. */
export const ASKED_MOVES = ['pause', 'end'] as const;
export type AskedMove = (typeof ASKED_MOVES)[number];

export function isAskedMove(move: EntryMove): move is AskedMove {
  return ASKED_MOVES.some((one) => one === move);
}

export const MOVE_WORDS: Record<EntryMove, string> = {
  begin: 'It has begun',
  pause: 'Pause',
  resume: 'It is back',
  end: 'It has ended',
  restart: 'Take it up again',
  publish: 'Publish',
  unpublish: 'Take off the public pages',
};

type State = Standing & { published: boolean };

const BY_STANDING: Record<ProvisionStatus, readonly EntryMove[]> = {
  planned: ['begin', 'pause', 'end'],
  active: ['pause', 'end'],
  paused: ['resume', 'end'],
  ended: ['restart'],
};

/** What can be done with an entry as it stands today. */
export function entryMovesFrom(state: State, today: string): EntryMove[] {
  return [...BY_STANDING[standingOf(state, today)], state.published ? 'unpublish' : 'publish'];
}

/** When a move is made, and for a pause the first day back; ISO dates in London. */
interface When {
  until: string | null;
  today: string;
}

const AT_REST = { pausedUntil: null, plannedFrom: null, wasPlanned: false } as const;
const RUNNING = { ...AT_REST, status: 'active' } as const;

/** What a move changes. */
export function stateAfterMove(state: State, move: EntryMove, { until, today }: When): Partial<State> {
  switch (move) {
    case 'pause':
      return { status: 'paused', pausedUntil: until, wasPlanned: isUndatedPlan(state) };
    case 'resume':
      return isAhead(state, today) || isUndatedPlan(state)
        ? { ...AT_REST, status: 'planned', plannedFrom: state.plannedFrom }
        : RUNNING;
    case 'begin':
    case 'restart':
      return RUNNING;
    case 'end':
      return { ...AT_REST, status: 'ended' };
    case 'publish':
      return { published: true };
    case 'unpublish':
      return { published: false };
  }
}

/** Planned for no day, now or since before a pause: what is paused, once more or still, is a plan. */
export function isUndatedPlan({ status, plannedFrom, wasPlanned }: Standing): boolean {
  return plannedFrom === null && (status === 'planned' || (status === 'paused' && wasPlanned));
}

/** Whether an entry stands already as a move would have it: the second of two clicks. */
export function isMoved(state: State, move: EntryMove, when: When): boolean {
  return Object.entries(stateAfterMove(state, move, when)).every(([key, value]) => state[key as keyof State] === value);
}
