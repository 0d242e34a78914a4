import type { ProvisionStatus } from './schema';

/** What an entry is known by when somebody asks how it stands. Dates are ISO, in London. */
export interface ProvisionState {
  status: ProvisionStatus;
  plannedFrom: string | null;
  pausedUntil: string | null;
  /** Of what is paused: it had not begun and named no day. */
  wasPlanned: boolean;
  confirmedAt: Date | null;
  updatedAt: Date;
}

/** What says how an entry stands. */
export type Standing = Pick<ProvisionState, 'status' | 'plannedFrom' | 'pausedUntil' | 'wasPlanned'>;

/** How an entry stands today: what is planned has begun on its day, and what is paused is back on its own. */
export function standingOf(state: Standing, today: string): ProvisionStatus {
  const { status, plannedFrom, pausedUntil } = state;
  if (status === 'planned' && plannedFrom !== null && plannedFrom <= today) return 'active';
  if (status === 'paused' && pausedUntil !== null && pausedUntil <= today) {
    return isAhead(state, today) ? 'planned' : 'active';
  }
  return status;
}

/** Whether it is only to begin: what is paused before that is planned again afterwards. */
export function isAhead(
  { plannedFrom, wasPlanned }: Pick<ProvisionState, 'plannedFrom' | 'wasPlanned'>,
  today: string,
): boolean {
  return plannedFrom === null ? wasPlanned : plannedFrom > today;
}

const DAY_MS = 86_400_000;

/** Whether nobody has said for so many days that an entry is still right. What has ended does not grow stale. */
export function isStale(
  { status, confirmedAt, updatedAt }: Pick<ProvisionState, 'status' | 'confirmedAt' | 'updatedAt'>,
  confirmAfterDays: number,
  now: Date,
): boolean {
  if (status === 'ended') return false;
  return now.getTime() - (confirmedAt ?? updatedAt).getTime() > confirmAfterDays * DAY_MS;
}
