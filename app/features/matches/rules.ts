import { DBS_LEVELS, type DbsLevel } from '~/features/tenants/schema';
import type { NeedStatus } from '~/features/requests/schema';
import type { MatchStatus } from './schema';

/** An offer that could help with a need, as the search found it. Distances in metres, times in Europe/London dates. */
export interface Candidate {
  offerId: string;
  reference: string;
  name: string;
  kind: 'person' | 'group';
  areaName: string | null;
  holderNo: number;
  /** From the request's postcode in a straight line; null when either has no position. */
  distanceM: number | null;
  /** How far they said they would go. */
  travelM: number;
  /** They named parishes, and whether this one is among them; null when they named none. */
  namesParish: boolean | null;
  /** Bits: Monday 1 … Sunday 64. */
  days: number;
  dbs: DbsLevel;
  dbsUntil: string | null;
  /** Open tasks now, and how many they take at once. */
  load: number;
  capacity: number;
  lastHelpedOn: string | null;
  transport: 'on_foot' | 'bicycle' | 'car' | 'van';
}

/** A candidate with its place in the order and what speaks for and against it, in words. */
export interface Suggestion extends Candidate {
  /** Smaller is better; kilometres, with penalties for load and for days that they are not free. */
  score: number;
  freeToday: boolean;
  /** The next day they are free, ISO date; null if they named no day. */
  freeOn: string | null;
  /** Why this one cannot be matched with one click; empty when nothing stands against it. */
  obstacles: Obstacle[];
}

export type Obstacle = 'dbs_missing' | 'dbs_expired' | 'too_far' | 'other_parishes' | 'fully_taken';

/** What the need and its category ask for. `today` is the date in London, ISO. */
export interface Wanted {
  dbs: DbsLevel;
  today: string;
}

const KM_PER_OPEN_TASK = 2;
const KM_PER_DAY_OF_WAITING = 1.5;
const KM_WITHOUT_POSITION = 15;

/**
 * Puts candidates in order: those whom nothing stands against first, then by a score in kilometres to which each open
 * task adds two and each day of waiting one and a half. The figures are ours: near beats free tomorrow, but two open
 * tasks beat a neighbour's street.
 */
export function suggest(candidates: readonly Candidate[], wanted: Wanted): Suggestion[] {
  return candidates
    .map((candidate) => weigh(candidate, wanted))
    .sort(
      (a, b) =>
        Number(a.obstacles.length > 0) - Number(b.obstacles.length > 0) ||
        a.score - b.score ||
        a.reference.localeCompare(b.reference),
    );
}

function weigh(candidate: Candidate, wanted: Wanted): Suggestion {
  const waiting = daysUntilFree(candidate.days, wanted.today);
  const near = candidate.distanceM === null ? KM_WITHOUT_POSITION : candidate.distanceM / 1000;
  return {
    ...candidate,
    score: near + candidate.load * KM_PER_OPEN_TASK + (waiting ?? 7) * KM_PER_DAY_OF_WAITING,
    freeToday: waiting === 0,
    freeOn: waiting === null ? null : addDays(wanted.today, waiting),
    obstacles: obstaclesOf(candidate, wanted),
  };
}

/** What stands against matching this offer with one click. */
export function obstaclesOf(candidate: Candidate, { dbs, today }: Wanted): Obstacle[] {
  const needsCheck = DBS_LEVELS.indexOf(dbs) > 0;
  const checks: [boolean, Obstacle][] = [
    [DBS_LEVELS.indexOf(candidate.dbs) < DBS_LEVELS.indexOf(dbs), 'dbs_missing'],
    [needsCheck && candidate.dbsUntil !== null && candidate.dbsUntil < today, 'dbs_expired'],
    [candidate.namesParish === false, 'other_parishes'],
    [candidate.namesParish !== true && (candidate.distanceM ?? 0) > candidate.travelM, 'too_far'],
    [candidate.load >= candidate.capacity, 'fully_taken'],
  ];
  return checks.filter(([stands]) => stands).map(([, obstacle]) => obstacle);
}

/** Days from `today` (ISO date) until one of the named days of the week; 0 today, null when none is named. */
export function daysUntilFree(days: number, today: string): number | null {
  const monday0 = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  for (let ahead = 0; ahead < 7; ahead += 1) if (days & (1 << ((monday0 + ahead) % 7))) return ahead;
  return null;
}

function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** What may follow what: a match is accepted, then done; until then it may fail or be undone. */
const NEXT: Record<MatchStatus, readonly MatchStatus[]> = {
  matched: ['accepted', 'done', 'failed', 'undone'],
  accepted: ['done', 'failed', 'undone'],
  done: [],
  failed: [],
  undone: [],
};

/** Whether a match may go from one status to another. */
export function mayBecome(from: MatchStatus, to: MatchStatus): boolean {
  return NEXT[from].includes(to);
}

/** What becomes of the need when its match becomes this: after a failure or an undoing it is open again. */
export function needAfter(status: MatchStatus): NeedStatus {
  return ({ matched: 'matched', accepted: 'accepted', done: 'done', failed: 'open', undone: 'open' } as const)[status];
}

/** Whether the match still binds its need and its offer. */
export function isActive(status: MatchStatus): boolean {
  return status === 'matched' || status === 'accepted';
}
