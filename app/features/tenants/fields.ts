import { z } from 'zod';
import { RESERVED_SLUGS } from './reserved-slugs';

/** Words of at most so many characters. */
export const text = (longest: number) => z.string().trim().min(1).max(longest);

/** The word of a council, category, page or locality in an address: `south-staffordshire`. */
export const slugSchema = z
  .string()
  .min(2)
  .max(80)
  .regex(
    /^[a-z0-9]+(-[a-z0-9]+)*$/,
    'must be lower-case letters and digits joined by single hyphens, like "great-wyrley"',
  );

/** A council's slug, which is also the first part of its portal's address. */
export const tenantSlugSchema = slugSchema.refine((slug) => !RESERVED_SLUGS.has(slug), {
  error: (issue) => `"${String(issue.input)}" is an address of the service itself: choose another word`,
});

/** A code of the Office for National Statistics, such as `E04008971` (Kinver). */
export const areaCodeSchema = z
  .string()
  .regex(/^[EWSN]\d{8}$/, 'must be a GSS code: a letter and eight digits, like "E04008971"');

/** A day, as 2020-03-18. */
export const dateSchema = z.iso.date('must be a date like 2020-03-18');

/** A UK number as people write it: 10 or 11 digits from 0, or a short code such as 111. */
export const phoneNumberSchema = z
  .string('must be text: put the number in quotes, or its first 0 is lost')
  .refine((number) => /^0(?: ?\d){9,10}(?: ext\. \d{1,7})?$/.test(number) || /^[1-9]\d{2,5}$/.test(number), {
    error:
      'must be a UK phone number: 10 or 11 digits that start with 0, with single spaces, then " ext. 12" if it has one',
  });

export const emailSchema = z.email('must be an email address like "help@kinver.example"').max(254);
