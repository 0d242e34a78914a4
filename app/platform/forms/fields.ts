import { isValidPhoneNumber, parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js';
import { z } from 'zod';

/** No telephone system of a council has longer ones. */
const LONGEST_EXTENSION = 7;

/** Text of one line that must be given. `missing` is the whole sentence for an empty answer. */
export const line = (longest: number, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(longest, `Use ${longest} characters or fewer`)
    .transform((text) => text.replace(/\s+/g, ' '));

/** Text of several lines that may be left out; an empty string then. */
export const words = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use ${longest.toLocaleString('en-GB')} characters or fewer`)
    .default('');

/**
 * A phone number as people write it, to E.164 (+441632960142), and with an extension to the form of telephone links
 * (+441632960142;ext=12). UK unless it says otherwise.
 */
export const phone = z
  .string()
  .trim()
  .max(40, 'Enter a phone number of 40 characters or fewer')
  .refine((typed) => isValidPhoneNumber(typed, 'GB') || isForDrama(typed), {
    message: 'Enter a phone number, like 01632 960 001, 07700 900 982 or 01632 960 001 ext. 12',
    abort: true,
  })
  .refine((typed) => (parsePhoneNumberFromString(typed, 'GB')?.ext ?? '').length <= LONGEST_EXTENSION, {
    message: `Enter an extension of ${LONGEST_EXTENSION} digits or fewer`,
    abort: true,
  })
  .transform((typed) => {
    const parsed = parsePhoneNumberFromString(typed, 'GB');
    return parsed ? telephoneOf(parsed) : typed;
  });

function telephoneOf({ number, ext }: PhoneNumber): string {
  return ext ? `${number};ext=${ext}` : number;
}

/** Ofcom keeps 01632 960000-960999 and 07700 900000-900999 for drama; no exchange has them, so no library knows them. */
function isForDrama(typed: string): boolean {
  const number = parsePhoneNumberFromString(typed, 'GB')?.number ?? typed;
  const digits = number.replace(/\D/g, '').replace(/^(?:0044|44)0?/, '0');
  return /^(01632960|07700900)\d{3}$/.test(digits);
}

/** An email address, in lower case. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'Enter an email address of 254 characters or fewer')
  .pipe(z.email('Enter an email address in the right form, like name@example.com'));

/** A record's id from a path or a hidden field. */
export const uuid = z.uuid();
