import { z } from 'zod';
import { agreed } from '~/features/requests/desk-form';

/** `match.status` (and `assignment.status`) in the database. */
export const MATCH_STATUS = { matched: 1, accepted: 2, done: 3, failed: 4, undone: 5 } as const;
export type MatchStatus = keyof typeof MATCH_STATUS;

export const MATCH_STATUS_WORDS: Record<MatchStatus, string> = {
  matched: 'Matched',
  accepted: 'Accepted',
  done: 'Done',
  failed: 'Did not work out',
  undone: 'Undone',
};

const reason = z.string().trim().max(2000, 'Use 2,000 characters or fewer').default('');

/** What a click on a match can say. `offerName` is never sent: only ids. */
export const matchIntentSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('match'), needId: z.uuid(), offerId: z.uuid(), agreed }),
  z.object({ intent: z.literal('accept'), matchId: z.uuid() }),
  z.object({ intent: z.literal('done'), matchId: z.uuid() }),
  z.object({ intent: z.literal('undo'), matchId: z.uuid() }),
  z.object({ intent: z.literal('fail'), matchId: z.uuid(), reason }),
]);
export type MatchIntent = z.infer<typeof matchIntentSchema>;
