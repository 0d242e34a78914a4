import { z } from 'zod';
import { email, line, phone, words } from '~/platform/forms/fields';
import { isBlank, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { hoursFields, readHours } from './hours-form';
import { PROVISION_KIND, type ProvisionKind } from './schema';

const orNull = <T>(schema: z.ZodType<T>) => schema.optional().transform((value): T | null => value ?? null);
const short = (longest: number) => z.string().trim().max(longest, `Use ${longest} characters or fewer`);
const areaCode = z.string().regex(/^E\d{8}$/, 'Choose parishes from the list');

/** A web address as people write it: without https:// too. */
const website = short(300)
  .transform((typed) => (/^https?:\/\//i.test(typed) ? typed : `https://${typed}`))
  .refine((url) => URL.canParse(url) && /\.[a-z]{2,}$/i.test(new URL(url).hostname) && url.length <= 300, {
    error: 'Enter a web address, like www.kinver-helpers.example',
  });

const capacity = z
  .string()
  .trim()
  .refine((typed) => /^\d{1,6}$/.test(typed) && Number(typed) <= 100_000, {
    error: 'Enter how many more it can take, a whole number, or leave it empty',
  })
  .transform(Number);

/** What one looks for before an entry is written down, so that it is not written down twice. */
const keyFields = {
  name: line(200, 'Enter the name'),
  phone: orNull(phone),
  postcode: orNull(short(100)),
  charityNo: orNull(short(20)),
};

/** The first step of a new entry. */
export const lookForSchema = z.object(keyFields);
export type LookedFor = z.output<typeof lookForSchema>;

const entryFields = {
  ...keyFields,
  ...hoursFields,
  kind: z.enum(Object.keys(PROVISION_KIND) as [ProvisionKind, ...ProvisionKind[]], { error: 'Choose what it is' }),
  runBy: line(200, 'Enter who runs it'),
  summary: z
    .string({ error: 'Enter what it offers' })
    .trim()
    .min(1, 'Enter what it offers')
    .max(3000, 'Use 3,000 characters or fewer'),
  categories: z.array(z.string(), { error: 'Choose what it helps with' }).min(1, 'Choose what it helps with').max(30),
  everywhere: z.literal('yes').optional(),
  areas: z.array(areaCode).max(500).default([]),
  localities: z.array(z.uuid('Choose localities from the list')).max(50).default([]),
  address: orNull(short(300)),
  areaCode: orNull(areaCode),
  placePublic: z.literal('yes').optional(),
  email: orNull(email),
  website: orNull(website),
  companyNo: orNull(short(20)),
  cost: words(300),
  eligibility: words(1000),
  languages: words(300),
  access: words(1000),
  capacityLeft: orNull(capacity),
  running: z.enum(['active', 'planned']).optional(),
  plannedFrom: typedDateSchema,
  published: z.literal('yes').optional(),
  contactName: orNull(short(200)),
  contactPhone: orNull(phone),
  contactEmail: orNull(email),
  staffNotes: words(5000),
  source: words(300),
};

interface Answers extends z.output<z.ZodObject<typeof hoursFields>> {
  everywhere?: 'yes' | undefined;
  areas: string[];
  localities: string[];
  running?: 'active' | 'planned' | undefined;
  plannedFrom: z.output<typeof typedDateSchema>;
}

/** What follows from several answers: it covers something, its hours and dates are real. */
function asKept<T extends Answers>(typed: T, context: z.RefinementCtx) {
  const report = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  if (!typed.everywhere && typed.areas.length === 0 && typed.localities.length === 0) {
    report(['everywhere'], 'Choose what it covers: everywhere, localities or parishes');
  }
  const { always, openings, exceptions, bankHolidays, hoursNote, plannedFrom: from, ...others } = typed;
  const hours = readHours({ always, openings, exceptions, bankHolidays, hoursNote }, report);
  const planned = typed.running === 'planned' && !isBlank(from);
  const plannedFrom = planned ? readDate(from) : null;
  if (planned && plannedFrom === null) {
    report(['plannedFrom'], 'Enter a real date, like 27 3 2021, or leave it empty');
  }
  return { ...others, hours, plannedFrom };
}

/** A new entry. */
export const newEntrySchema = z
  .object({
    ...entryFields,
    id: z.uuid(),
    /** Whose it is: the number of a council of the range. */
    holder: z.coerce.number({ error: 'Choose whose entry it is' }).int(),
    /** Ids of the entries that were shown as likely the same. */
    seen: z.string().max(2000).default(''),
  })
  .transform(asKept);
export type NewEntryForm = z.output<typeof newEntrySchema>;

/** A change to what an entry says. */
export const editEntrySchema = z.object({ ...entryFields, version: z.coerce.number().int() }).transform(asKept);
export type EditEntryForm = z.output<typeof editEntrySchema>;
