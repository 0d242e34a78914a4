import { z } from 'zod';
import { email, line, phone, words } from '~/platform/forms/fields';

/** England and Wales (6 or 7 digits, a subsidiary after a hyphen), Scotland (SC…) and Northern Ireland (NIC…). */
const CHARITY_NO = /^(\d{6,7}(-\d{1,3})?|SC\d{6}|NIC\d{6})$/;
/** Eight characters, of which the first two may be letters (SC123456, OC123456). */
const COMPANY_NO = /^([A-Z]{2}\d{6}|\d{7,8})$/;

/** The number of a charity or company as it is kept, so that it is found again however it is typed: " sc 012345". */
export function registeredNo(typed: string): string {
  return typed.replace(/\s/g, '').toUpperCase();
}

const number = (form: RegExp, error: string) =>
  z
    .string()
    .transform(registeredNo)
    .refine((typed) => form.test(typed), { error })
    .optional()
    .transform((typed) => typed ?? null);

/** Fields of an entry as a group fills them in: at the portal, and on the page of its private link. */
export const groupFields = {
  runBy: line(200, 'Enter the name of the group or business'),
  name: line(200, 'Enter a name for what you offer'),
  summary: z
    .string({ error: 'Say what you offer' })
    .trim()
    .min(1, 'Say what you offer')
    .max(3000, 'Use 3,000 characters or fewer'),
  cost: words(300),
  eligibility: words(1000),
  languages: words(300),
  access: words(1000),
  charityNo: number(CHARITY_NO, 'Enter a charity number, like 1234567 or SC012345, or leave it empty'),
  companyNo: number(COMPANY_NO, 'Enter a company number, like 01234567, or leave it empty'),
};

/** A web address as people write it, with https:// put before it where they leave that out. */
export const website = z
  .string()
  .trim()
  .max(300, 'Enter a web address of 300 characters or fewer')
  .transform((typed) => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .pipe(
    z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: 'Enter a web address, like www.example.org' }),
  );

const absent = <T>(value: T | undefined) => value ?? null;

/** How everybody can reach it. */
export const publicContactSchema = z
  .object({ phone: phone.optional(), email: email.optional(), website: website.optional() })
  .transform((value) => ({
    phone: absent(value.phone),
    email: absent(value.email),
    website: absent(value.website),
  }))
  .refine((value) => value.phone !== null || value.email !== null || value.website !== null, {
    path: ['phone'],
    error: 'Enter a phone number, an email address or a website; one is enough',
  });

/** Whom the council can ask. */
export const ownContactSchema = z
  .object({
    contactName: line(200, 'Enter the name of somebody we can talk to'),
    contactPhone: phone.optional(),
    contactEmail: email.optional(),
  })
  .transform((value) => ({
    contactName: value.contactName,
    contactPhone: absent(value.contactPhone),
    contactEmail: absent(value.contactEmail),
  }))
  .refine((value) => value.contactPhone !== null || value.contactEmail !== null, {
    path: ['contactPhone'],
    error: 'Enter a phone number or an email address; one is enough',
  });

/** How many more it can take: a whole number, or nothing said. */
export const capacitySchema = z.object({
  capacityLeft: z
    .string()
    .trim()
    .regex(/^\d{1,5}$/, 'Enter a whole number, or leave it empty')
    .transform(Number)
    .optional()
    .transform((value) => value ?? null),
});

/** Its address, and whether people may see where it is: many groups are run from somebody's home. */
export const addressSchema = z
  .object({
    address: words(300),
    place: z.enum(['public', 'home'], { error: 'Say whether people may see where it is' }),
  })
  .transform(({ address, place }) => ({ address, placePublic: place === 'public' }));
