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
  from: string;
  at: string;
  when: string;
  words: string;
}

/** What waits for the holder, in words. */
export function changeLines(
  changes: readonly EntryChange[],
  { holders, now }: { holders: ReadonlyMap<number, TenantSummary>; now: Date },
): ChangeLine[] {
  return changes.map((change) => ({
    id: change.id,
    what: CHANGE_KIND_WORDS[change.kind],
    from: fromWords(change, holders),
    at: change.at.toISOString(),
    when: agoSentence(change.at, now),
    words: change.words,
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
