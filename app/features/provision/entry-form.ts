import { z } from 'zod';
import { email, line, phone, words } from '~/platform/forms/fields';
import { readForm, type FormResult, type WrongForm } from '~/platform/forms/read-form';
import { isBlank, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { registeredNo, website } from './group-fields';
import { hoursFields, readHours } from './hours-form';
import { PROVISION_KIND, type ProvisionKind } from './schema';

const orNull = <T>(schema: z.ZodType<T>) => schema.optional().transform((value): T | null => value ?? null);
const short = (longest: number) => z.string().trim().max(longest, `Use ${longest} characters or fewer`);
const areaCode = z.string().regex(/^E\d{8}$/, 'Choose parishes from the list');

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
  charityNo: orNull(short(20).transform(registeredNo)),
};

/** The first step of a new entry. */
export const lookForSchema = z.object(keyFields);

/** The same while it is typed: what is not whole yet counts as not there. */
export const typedSoFarSchema = z.object({
  name: keyFields.name.catch(''),
  phone: keyFields.phone.catch(null),
  postcode: keyFields.postcode.catch(null),
  charityNo: keyFields.charityNo.catch(null),
});
export type LookedFor = z.output<typeof lookForSchema>;

/** In the order of the page, in which the summary names what is wrong. */
const entryFields = {
  kind: z.enum(Object.keys(PROVISION_KIND) as [ProvisionKind, ...ProvisionKind[]], { error: 'Choose what it is' }),
  name: keyFields.name,
  runBy: line(200, 'Enter who runs it'),
  summary: z
    .string({ error: 'Enter what it offers' })
    .trim()
    .min(1, 'Enter what it offers')
    .max(3000, 'Use 3,000 characters or fewer'),
  categories: z.array(z.string(), { error: 'Choose what it helps with' }).min(1, 'Choose what it helps with').max(30),
  everywhere: z.literal('yes').optional(),
  localities: z.array(z.uuid('Choose localities from the list')).max(50).default([]),
  areas: z.array(areaCode).max(500).default([]),
  address: orNull(short(300)),
  postcode: keyFields.postcode,
  areaCode: orNull(areaCode),
  placePublic: z.literal('yes').optional(),
  ...hoursFields,
  phone: keyFields.phone,
  email: orNull(email),
  website: orNull(website),
  cost: words(300),
  eligibility: words(1000),
  languages: words(300),
  access: words(1000),
  capacityLeft: orNull(capacity),
  charityNo: keyFields.charityNo,
  companyNo: orNull(short(20).transform(registeredNo)),
  contactName: orNull(short(200)),
  contactPhone: orNull(phone),
  contactEmail: orNull(email),
  staffNotes: words(5000),
  source: words(300),
  running: z.enum(['active', 'planned']).optional(),
  plannedFrom: typedDateSchema,
  published: z.literal('yes').optional(),
};

const { everywhere, localities, areas, running, plannedFrom } = entryFields;
const coverFields = { everywhere, localities, areas };
const startFields = { running, plannedFrom };

/** Where it is: told whatever else is wrong. */
export const placeSchema = z.object({ postcode: entryFields.postcode, areaCode: entryFields.areaCode });

type Report = (path: (string | number)[], message: string) => void;
const reportTo =
  (context: z.RefinementCtx): Report =>
  (path, message) =>
    context.addIssue({ code: 'custom', path, message });

type Cover = z.output<z.ZodObject<typeof coverFields>>;
type Start = z.output<z.ZodObject<typeof startFields>>;

function mustCover(cover: Cover, report: Report): void {
  if (cover.everywhere || cover.areas.length > 0 || cover.localities.length > 0) return;
  report(['everywhere'], 'Choose what it covers: everywhere, localities or parishes');
}

function startOf({ running: how, plannedFrom: from }: Start, report: Report): string | null {
  if (how !== 'planned' || isBlank(from)) return null;
  const date = readDate(from);
  if (date === null) report(['plannedFrom'], 'Enter a real date, like 27 3 2021, or leave it empty');
  return date;
}

type Answers = z.output<z.ZodObject<typeof hoursFields>> & Cover & Start;

/** What follows from several answers: it covers something, its hours and dates are real. */
function asKept<T extends Answers>(typed: T, context: z.RefinementCtx) {
  const report = reportTo(context);
  mustCover(typed, report);
  const { always, openings, exceptions, bankHolidays, hoursNote, ...others } = typed;
  const hours = readHours({ always, openings, exceptions, bankHolidays, hoursNote }, report);
  return { ...others, hours, plannedFrom: startOf(typed, report) };
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

/** What follows from several answers, each group for itself: told also while another field is wrong. */
const TOGETHER = [
  z.object(coverFields).superRefine((typed, context) => mustCover(typed, reportTo(context))),
  z.object(hoursFields).superRefine((typed, context) => void readHours(typed, reportTo(context))),
  z.object(startFields).superRefine((typed, context) => void startOf(typed, reportTo(context))),
];

/** Reads the form of an entry. What is wrong is all told at once, in the order of the page. */
export function readEntryForm<Value>(form: FormData, schema: z.ZodType<Value>): FormResult<Value> {
  const read = readForm(form, schema);
  if (read.ok) return read;
  const together = TOGETHER.map((group) => readForm(form, group)).map((one) => (one.ok ? {} : one.errors));
  return withErrors(read, Object.assign({}, ...together) as WrongForm['errors']);
}

/** The same form with more that is wrong with it, in the order of the page. */
export function withErrors(read: WrongForm, more: WrongForm['errors']): WrongForm {
  const entries = Object.entries({ ...more, ...read.errors });
  return { ...read, errors: Object.fromEntries(entries.sort(([a], [b]) => placeOf(a) - placeOf(b))) };
}

const ORDER = ['holder', ...Object.keys(entryFields)];

/** Where a field such as `openings[1].days` stands on the page: a row's fields in the order in which they are read. */
function placeOf(field: string): number {
  return ORDER.indexOf(/^\w+/.exec(field)?.[0] ?? '');
}
