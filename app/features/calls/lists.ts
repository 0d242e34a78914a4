import { z } from 'zod';

/** Which call-backs the call desk shows. */
export const BACK_LISTS = {
  waiting: 'All that wait',
  mine: 'Mine',
  free: 'Nobody’s yet',
  ended: 'Done or given up',
} as const;
export type BackList = keyof typeof BACK_LISTS;

/** What the call desk shows: which call-backs, and the finished calls before one of them (its id). */
export interface CallLists {
  backs: BackList;
  before: string | null;
}

const schema = z.object({
  backs: z.enum(Object.keys(BACK_LISTS) as [BackList, ...BackList[]]).catch('waiting'),
  before: z.uuid().nullable().catch(null),
});

/** The lists of an address. What does not fit is left out, so that any address shows something. */
export function readLists(query: URLSearchParams): CallLists {
  return schema.parse({ backs: query.get('backs'), before: query.get('before') });
}
