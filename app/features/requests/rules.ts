import type { NeedStatus, RequestStatus } from './schema';

/** How far ahead the day may lie by which medicine is needed: as long as a box of it lasts. */
export const MEDICINE_DAYS = 60;

/**
 * The status of a request that follows from its needs while it is open: unmatched until one need has help, part
 * matched until all have, matched until all are done. Dropped needs do not count; when only dropped ones are left the
 * request stays unmatched for somebody to decide.
 */
export function statusOfNeeds(needs: readonly NeedStatus[]): RequestStatus {
  const counting = needs.filter((need) => need !== 'dropped');
  const helped = counting.filter((need) => need !== 'open');
  if (helped.length === 0) return 'unmatched';
  if (helped.length < counting.length) return 'part_matched';
  return counting.every((need) => need === 'done') ? 'done' : 'matched';
}

/** Whether somebody still has to do something. */
export function isOpen(status: RequestStatus): boolean {
  return status === 'unmatched' || status === 'part_matched' || status === 'matched';
}

/** How a request may end by decision; each wants a reason. */
export const ENDINGS = ['closed', 'refused', 'withdrawn'] as const satisfies RequestStatus[];
export type Ending = (typeof ENDINGS)[number];

/** Whether a request may end like this now: only what is open can end. */
export function mayEnd(status: RequestStatus): boolean {
  return isOpen(status);
}

/** Whether an ended request may be taken up again. */
export function mayReopen(status: RequestStatus): boolean {
  return !isOpen(status);
}

/** What staff may do to one need without a match, from which status, and what it becomes. */
export const NEED_MOVES = {
  finish: { from: ['open'], to: 'done' },
  drop: { from: ['open'], to: 'dropped' },
  reopen: { from: ['done', 'dropped'], to: 'open' },
} as const satisfies Record<string, { from: readonly NeedStatus[]; to: NeedStatus }>;
export type NeedMove = keyof typeof NEED_MOVES;

/** What may be done to a need by hand. A need with a helper moves through its match, not here. */
export function movesFor(need: NeedStatus): NeedMove[] {
  const moves = Object.entries(NEED_MOVES) as [NeedMove, { from: readonly NeedStatus[] }][];
  return moves.filter(([, { from }]) => from.includes(need)).map(([move]) => move);
}

/** What becomes of a need when its request ends: a helper is let go, what was met stays met. */
export function needAfterEnding(need: NeedStatus): NeedStatus {
  return need === 'matched' || need === 'accepted' ? 'open' : need;
}

/** The status after taking an ended request up again with these needs; null while nothing is left to do. */
export function statusOnReopening(needs: readonly NeedStatus[]): RequestStatus | null {
  if (!needs.includes('open')) return null;
  return statusOfNeeds(needs);
}

/** What a household is known by: street and postcode without case, spaces or punctuation; null without a postcode. */
export function householdKey(address: string, postcode: string | null): string | null {
  if (!postcode) return null;
  const fold = (text: string) =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]/g, '');
  const firstLine = fold(address.split(/[\n,]/)[0] ?? '');
  return firstLine === '' ? null : `${fold(postcode)}:${firstLine}`;
}
