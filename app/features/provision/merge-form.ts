import { z } from 'zod';
import { KEEPS, PART_NAMES, type Keeps } from './merging';

const keepsShape = Object.fromEntries(PART_NAMES.map((part) => [`keep-${part}`, z.enum(KEEPS).optional()]));

/** Makes two entries one as was chosen, or shows what that would say; or undoes it. */
export const mergeSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.enum(['merge', 'show']),
    other: z.uuid(),
    stays: z.enum(['this', 'other']),
    staysVersion: z.coerce.number().int(),
    goesVersion: z.coerce.number().int(),
    ...keepsShape,
  }),
  z.object({ intent: z.literal('undo'), into: z.uuid() }),
]);

/** What is kept of what, out of a form that `mergeSchema` has read. */
export function keepsIn(read: Readonly<Record<string, unknown>>): Keeps {
  const chosen = PART_NAMES.map((part) => [part, KEEPS.find((keep) => keep === read[`keep-${part}`])] as const);
  return Object.fromEntries(chosen.filter(([, keep]) => keep !== undefined));
}
