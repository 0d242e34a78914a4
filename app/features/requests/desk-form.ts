import { z } from 'zod';
import { email, line, phone, words } from '~/platform/forms/fields';
import { daysAfter, isBlank, londonToday, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { MEDICINE_DAYS } from './rules';
import { URGENCY, type Urgency } from './schema';

const EARLIEST_BIRTH = 1900;

const orNull = <T>(schema: z.ZodType<T>) => schema.optional().transform((value): T | null => value ?? null);

const bornYear = z
  .string()
  .trim()
  .optional()
  .refine((typed) => !typed || isBirthYear(Number(typed)), { error: 'Enter a year of four digits, like 1938' })
  .transform((typed) => (typed ? Number(typed) : null));

/** What the desk writes down about a person and how soon they need help, on a new request and on a later change. */
export const personFields = {
  name: line(200, 'Enter the name of the person who needs help'),
  askerName: orNull(line(200, 'Enter their name')),
  askerPhone: orNull(phone),
  phone: orNull(phone),
  email: orNull(email),
  address: words(500),
  postcode: orNull(z.string().trim().max(100, 'Enter a postcode, like ST18 9BW')),
  areaCode: orNull(z.string().regex(/^[EWSN]\d{8}$/, 'Choose a parish from the list')),
  bornYear,
  accessNeeds: words(2000),
  diet: words(2000),
  urgency: z.enum(Object.keys(URGENCY) as [Urgency, ...Urgency[]], { error: 'Choose how soon help is needed' }),
  medicineBy: typedDateSchema,
};

/**
 * Whoever needs medicine needs it by a day; for the others no day is kept. It may have run out: on a request that is
 * changed later, long ago.
 */
function medicineDay(
  { urgency, medicineBy }: { urgency: Urgency; medicineBy: z.infer<typeof typedDateSchema> },
  context: z.RefinementCtx,
): string | null {
  if (urgency !== 'medicine') return null;
  const day = readDate(medicineBy);
  const message = isBlank(medicineBy) ? 'Enter the day the medicine runs out' : dayProblem(day);
  if (message !== null) context.addIssue({ code: 'custom', path: ['medicineBy'], message });
  return day;
}

const A_YEAR = 366;

function dayProblem(day: string | null): string | null {
  if (day === null) return 'Enter a real date, like 27 3 2020';
  const today = londonToday();
  if (day > daysAfter(today, MEDICINE_DAYS)) return `Enter a day within the next ${MEDICINE_DAYS} days`;
  return day < daysAfter(today, -A_YEAR) ? 'Enter a day within the last year' : null;
}

/** A request taken at the desk: on the phone or across the counter. */
export const newFormSchema = z
  .object({
    ...personFields,
    id: z.uuid(),
    channel: z.enum(['phone', 'desk'], { error: 'Choose how they asked' }),
    needs: z
      .array(z.string(), { error: 'Choose what is needed' })
      .min(1, 'Choose what is needed')
      .max(30, 'Choose what is needed'),
    detail: z.record(z.string(), z.string().trim().max(2000, 'Use 2,000 characters or fewer').optional()).default({}),
    share: z.enum(['yes', 'no'], { error: 'Choose whether they agree to sharing' }),
    note: words(5000),
    /** Ids of the requests of the same household or phone that were shown before. */
    seen: z.string().max(1000).default(''),
    /** They were told that another council looks after it, and keep it here. */
    keep: z.enum(['yes']).optional(),
  })
  .transform((typed, context) => ({ ...typed, medicineBy: medicineDay(typed, context) }));
export type NewForm = z.output<typeof newFormSchema>;

/** A change to who somebody is and how soon they need help. */
export const editFormSchema = z
  .object({ ...personFields, version: z.coerce.number().int() })
  .transform((typed, context) => ({ ...typed, medicineBy: medicineDay(typed, context) }));
export type EditForm = z.output<typeof editFormSchema>;

/** The choice that leads to the list of all councils. */
export const OTHER_COUNCIL = 'other';

const reason = (missing: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(2000, 'Use 2,000 characters or fewer');
const changed = { version: z.coerce.number().int(), noteId: z.uuid() };

export const closureSchema = z.object({
  ...changed,
  ending: z.enum(['closed', 'refused', 'withdrawn'], { error: 'Choose how it ends' }),
  reason: reason('Enter the reason'),
});

export const reopeningSchema = z.object({
  ...changed,
  needs: z.array(z.uuid()).default([]),
  reason: reason('Enter the reason'),
});

/** The tick by which somebody says that a resident who had not agreed to sharing agrees now. */
export const agreed = z
  .enum(['yes'])
  .optional()
  .transform((tick) => tick === 'yes');

const council = z.coerce.number({ error: 'Choose a council' }).int().positive('Choose a council');

/** One of the councils that serve the place, or any other of the range, and why. */
export const councilFields = {
  to: z.string({ error: 'Choose a council' }),
  other: z.string().optional(),
  reason: reason('Enter the reason, for those who take over'),
};

/** The council that was chosen, by its number, from either of the two fields. */
export function chosenCouncil<Rest extends { to: string; other?: string | undefined }>(
  { to, other, ...rest }: Rest,
  context: z.RefinementCtx,
) {
  const elsewhere = to === OTHER_COUNCIL;
  const parsed = council.safeParse(elsewhere ? other : to);
  if (!parsed.success) {
    context.addIssue({ code: 'custom', path: [elsewhere ? 'other' : 'to'], message: 'Choose a council' });
  }
  return { ...rest, to: parsed.data ?? 0 };
}

/** To which council a request goes, and why. */
export const holderSchema = z
  .object({ ...changed, ...councilFields, agreed })
  .transform((typed, context) => chosenCouncil(typed, context));

export const noteSchema = z.object({
  noteId: z.uuid(),
  body: z
    .string({ error: 'Enter the note' })
    .trim()
    .min(1, 'Enter the note')
    .max(5000, 'Use 5,000 characters or fewer'),
});

export const addNeedSchema = z.object({
  needId: z.uuid(),
  category: z.string({ error: 'Choose what is needed' }),
  detail: words(2000),
});

/** The button that sends a new private link: how many there had been on its page. */
export const newLinkSchema = z.object({ made: z.coerce.number().int().min(0) });

export const moveNeedSchema = z.object({ needId: z.uuid(), intent: z.enum(['drop', 'finish', 'reopen']) });

function isBirthYear(year: number): boolean {
  return Number.isInteger(year) && year >= EARLIEST_BIRTH && year <= new Date().getFullYear();
}
