import type { ProvisionStatus } from './schema';

/** What an entry is known by when somebody asks how it stands. Dates are ISO, in London. */
export interface ProvisionState {
  status: ProvisionStatus;
  plannedFrom: string | null;
  pausedUntil: string | null;
  confirmedAt: Date | null;
  updatedAt: Date;
}

/** How an entry stands today: what is planned has begun on its day, and what is paused is back on its own. */
export function standingOf(
  { status, plannedFrom, pausedUntil }: Pick<ProvisionState, 'status' | 'plannedFrom' | 'pausedUntil'>,
  today: string,
): ProvisionStatus {
  if (status === 'planned' && plannedFrom !== null && plannedFrom <= today) return 'active';
  if (status === 'paused' && pausedUntil !== null && pausedUntil <= today) {
    return isAhead({ plannedFrom }, today) ? 'planned' : 'active';
  }
  return status;
}

/** Whether it is only to begin: what is paused before that is planned again afterwards. */
export function isAhead({ plannedFrom }: Pick<ProvisionState, 'plannedFrom'>, today: string): boolean {
  return plannedFrom !== null && plannedFrom > today;
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
