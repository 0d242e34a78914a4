import { z } from 'zod';
import { text } from './fields';

/** A code of one's own starts here; those below mean the same at every council, whatever its words. */
export const FIRST_OWN_WRAP_UP = 20;

/** How a call can end, as long as a council's files say nothing else, in the order in which they are offered. */
export const COMMON_WRAP_UPS: readonly { code: number; words: string }[] = [
  { code: 1, words: 'The caller has what they need' },
  { code: 2, words: 'A question was answered' },
  { code: 3, words: 'Passed to another service' },
  { code: 4, words: 'There is nothing for them yet' },
  { code: 5, words: 'The line was lost' },
  { code: 6, words: 'Wrong number' },
  { code: 7, words: 'Nobody spoke, or a nuisance call' },
];

export const wrapUpSchema = z.strictObject({
  /** `call.wrap_up` in the database. */
  code: z
    .int()
    .min(1)
    .max(99)
    .refine((code) => code >= FIRST_OWN_WRAP_UP || COMMON_WRAP_UPS.some((common) => common.code === code), {
      error: `a code of your own needs a number from ${FIRST_OWN_WRAP_UP} to 99`,
    }),
  words: text(90),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;

/** The codes of a council's call desk, whole: a shorter list than the one above it retires what is missing. */
export const wrapUpsSchema = z.array(wrapUpSchema).min(1).max(30);

/** How a call can end at a council: as its own files say, or those above it, or else in the common ways. */
export function wrapUpsOf({ wrapUps }: { wrapUps?: readonly WrapUp[] | undefined }): readonly WrapUp[] {
  return wrapUps ?? COMMON_WRAP_UPS;
}
