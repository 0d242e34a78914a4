import { z } from 'zod';
import { email, line, phone, uuid } from '~/platform/forms/fields';

const said = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(2000, 'Use 2,000 characters or fewer');

/**
 * The field that people do not see and programs fill in. It has an ordinary name, and no autocomplete; whatever stands in
 * it, the sender is thanked and nothing is kept.
 */
export const TRAP = 'homepage';

/** Of it and of what is said the record gets its id: sent twice, it is one. */
const change = uuid;

export const correctionSchema = z.object({
  change,
  words: said('Say what is not right'),
  name: line(200, 'Enter your name').optional(),
  contact: z.string().trim().max(254, 'Use 254 characters or fewer').optional(),
});

export const claimSchema = z.object({
  change,
  name: line(200, 'Enter your name'),
  role: line(100, 'Say what you are there: owner, chair, volunteer'),
  email: email
    .optional()
    .refine((typed) => typed !== undefined, { error: 'Enter an email address: the link goes to it' }),
  phone: phone.optional(),
  words: said('Say how we can check that it is yours'),
});
