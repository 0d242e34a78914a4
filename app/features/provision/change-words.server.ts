import type { TenantSummary } from '~/features/tenants/queries.server';
import { agoSentence } from '~/ui/format/dates';
import { shortName } from './present.server';
import type { EntryChange } from './queries.server';
import type { ChangeKind } from './schema';

export const CHANGE_KIND_WORDS: Record<ChangeKind, string> = {
  change: 'A change by the group that runs it',
  suggestion: 'A correction that somebody suggests',
  claim: 'A claim: “this is our entry”',
  join: 'Another council wants to join in',
};

/** Something that waits for the holder, a line. */
export interface ChangeLine {
  id: string;
  what: string;
  /** Who wrote it and what, in their words; null for whoever may not see the contacts behind an entry. */
  said: { from: string; words: string } | null;
  at: string;
  when: string;
}

/** What waits for the holder, in words; without `staff`, what visitors wrote and their names stay out. */
export function changeLines(
  changes: readonly EntryChange[],
  { holders, now, staff }: { holders: ReadonlyMap<number, TenantSummary>; now: Date; staff: boolean },
): ChangeLine[] {
  return changes.map((change) => ({
    id: change.id,
    what: CHANGE_KIND_WORDS[change.kind],
    said: staff ? { from: fromWords(change, holders), words: change.words } : null,
    at: change.at.toISOString(),
    when: agoSentence(change.at, now),
  }));
}

/** Who it comes from: "Kinver PC", "Helen Foster", "somebody who gave no name". */
export function fromWords(
  { fromName, fromTenantNo }: Pick<EntryChange, 'fromName' | 'fromTenantNo'>,
  holders: ReadonlyMap<number, TenantSummary>,
): string {
  const council = fromTenantNo === null ? null : shortName(holders, fromTenantNo);
  return [fromName, council].filter(Boolean).join(', ') || 'somebody who gave no name';
}
