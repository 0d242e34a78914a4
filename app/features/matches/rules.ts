import { freeFrom, type FreeFrom, type PartOfDay } from '~/features/offers/rules';
import type { NeedStatus } from '~/features/requests/schema';
import { DBS_LEVELS, type DbsLevel } from '~/features/tenants/schema';
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
  /** Bits: morning 1, afternoon 2, evening 4. */
  parts: number;
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
  /** When they have time next; null if they named none. */
  free: FreeFrom | null;
  /** Why this one cannot be matched with one click; empty when nothing stands against it. */
  obstacles: Obstacle[];
}

/** What can stand against a match with one click. */
export const OBSTACLES = ['dbs_missing', 'dbs_expired', 'other_parishes', 'too_far', 'fully_taken'] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/** What the need and its category ask for, and when. */
export interface Wanted extends PartOfDay {
  dbs: DbsLevel;
}

const KM_PER_OPEN_TASK = 2;
const KM_PER_DAY_OF_WAITING = 1.5;
const KM_WITHOUT_POSITION = 15;
const DAYS_WITHOUT_TIME = 7;

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
  const free = freeFrom(candidate.days, candidate.parts, wanted);
  const near = candidate.distanceM === null ? KM_WITHOUT_POSITION : candidate.distanceM / 1000;
  const waiting = (free?.days ?? DAYS_WITHOUT_TIME) * KM_PER_DAY_OF_WAITING;
  return {
    ...candidate,
    score: near + candidate.load * KM_PER_OPEN_TASK + waiting,
    free,
    obstacles: obstaclesOf(candidate, wanted),
  };
}

/** What stands against matching this offer with one click. */
export function obstaclesOf(candidate: Candidate, { dbs, today }: Pick<Wanted, 'dbs' | 'today'>): Obstacle[] {
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
