import { z } from 'zod';
import { email, line, phone, words } from '~/platform/forms/fields';
import { isBlank, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import type { DbsLevel } from '~/features/tenants/schema';
import { OFFER_MOVES, wantsReason, type OfferMove } from './rules';
import { bitsOf, DAYS, DBS, FARTHEST_M, OFFER_KIND, PARTS, TRANSPORT } from './schema';
import type { Day, OfferKind, Part, Transport } from './schema';

const FARTHEST_KM = FARTHEST_M / 1000;
const MOST_TASKS = 1000;

const orNull = <T>(schema: z.ZodType<T>) => schema.optional().transform((value): T | null => value ?? null);
const oneOf = <Name extends string>(table: Record<Name, unknown>, error: string) =>
  z.enum(Object.keys(table) as [Name, ...Name[]], { error });
const someOf = <Name extends string>(table: Record<Name, unknown>, error: string) =>
  z.array(oneOf(table, error), { error }).min(1, error);

/** "5", "2.5", "5 km": how far they go, to metres. */
const travelM = z
  .string({ error: 'Enter how far they go, in kilometres' })
  .trim()
  .transform((typed) =>
    Number(/^(\d{1,3}(?:[.,]\d+)?)\s*(?:km|kilometres?)?$/i.exec(typed)?.[1]?.replace(',', '.') ?? NaN),
  )
  .refine((km) => km >= 0 && km <= FARTHEST_KM, {
    error: `Enter how far they go in kilometres, a number up to ${FARTHEST_KM}`,
  })
  .transform((km) => Math.round(km * 1000));

const capacity = z
  .string({ error: 'Enter how many tasks they take at once' })
  .trim()
  .refine((typed) => /^\d{1,4}$/.test(typed) && Number(typed) <= MOST_TASKS, {
    error: 'Enter how many tasks they take at once, a whole number',
  })
  .transform(Number);

/** What the desk writes down about an offer, on a new one and on a later change. */
const offerFields = {
  name: line(200, 'Enter the name'),
  contactName: orNull(line(200, 'Enter their name')),
  charityNo: orNull(line(20, 'Enter the number')),
  phone: orNull(phone),
  email: orNull(email),
  postcode: orNull(z.string().trim().max(100, 'Enter a postcode, like ST18 9BW')),
  areaCode: orNull(z.string().regex(/^[EWSN]\d{8}$/, 'Choose a parish from the list')),
  travelM,
  areas: z
    .array(z.string().regex(/^[EWSN]\d{8}$/, 'Choose parishes from the list'))
    .max(500)
    .default([]),
  categories: z.array(z.string(), { error: 'Choose what they do' }).min(1, 'Choose what they do').max(30),
  days: someOf<Day>(DAYS, 'Choose the days they have time'),
  parts: someOf<Part>(PARTS, 'Choose the parts of the day they have time'),
  transport: oneOf<Transport>(TRANSPORT, 'Choose how they get about'),
  skills: words(2000),
  dbs: oneOf<DbsLevel>(DBS, 'Choose the check they state'),
  dbsUntil: typedDateSchema,
  capacity,
};

interface Typed {
  phone: string | null;
  email: string | null;
  dbs: DbsLevel;
  dbsUntil: z.infer<typeof typedDateSchema>;
  days: Day[];
  parts: Part[];
}

/** What follows from several answers: somebody can be reached, a check has a real end or none, times are bits. */
function asKept<T extends Typed>(typed: T, context: z.RefinementCtx) {
  if (typed.phone === null && typed.email === null) {
    const message = 'Enter a phone number or an email address: one of the two is how they are reached';
    context.addIssue({ code: 'custom', path: ['phone'], message });
  }
  const { dbsUntil: until, days, parts, ...others } = typed;
  const stated = typed.dbs !== 'none' && !isBlank(until);
  const dbsUntil = stated ? readDate(until) : null;
  if (stated && dbsUntil === null) {
    context.addIssue({ code: 'custom', path: ['dbsUntil'], message: 'Enter a real date, like 27 3 2021' });
  }
  return { ...others, dbsUntil, days: bitsOf(DAYS, days), parts: bitsOf(PARTS, parts) };
}

/** An offer taken at the desk: on the phone or across the counter. */
export const newOfferFormSchema = z
  .object({
    ...offerFields,
    id: z.uuid(),
    kind: oneOf<OfferKind>(OFFER_KIND, 'Choose whether it is a person or a group'),
    channel: z.enum(['phone', 'desk'], { error: 'Choose how they offered' }),
    agreed: z.literal('yes', { error: 'They must agree before anything is recorded' }),
    note: words(5000),
    /** Ids of the offers of the same phone, email or charity number that were shown before. */
    seen: z.string().max(1000).default(''),
  })
  .transform(asKept);
export type NewOfferForm = z.output<typeof newOfferFormSchema>;

/** A change to what somebody offers. What it is (a person or a group) stays. */
export const editOfferFormSchema = z.object({ ...offerFields, version: z.coerce.number().int() }).transform(asKept);
export type EditOfferForm = z.output<typeof editOfferFormSchema>;

export const offerNoteSchema = z.object({
  noteId: z.uuid(),
  body: z
    .string({ error: 'Enter the note' })
    .trim()
    .min(1, 'Enter the note')
    .max(5000, 'Use 5,000 characters or fewer'),
});

/** A change of how an offer stands. `tasks`: how many open tasks were shown when it was decided. */
export const offerMoveSchema = z
  .object({
    move: oneOf<OfferMove>(OFFER_MOVES, 'Choose what to do'),
    version: z.coerce.number().int(),
    tasks: z.coerce.number().int().default(0),
    until: typedDateSchema,
    reason: words(2000),
    noteId: z.uuid().optional(),
  })
  .transform((typed, context) => {
    const until = isBlank(typed.until) || typed.move !== 'pause' ? null : readDate(typed.until);
    if (until === null && !isBlank(typed.until) && typed.move === 'pause') {
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: 'Enter a real date, like 27 3 2021, or leave it empty',
      });
    }
    if (wantsReason(typed.move) && typed.reason === '') {
      context.addIssue({ code: 'custom', path: ['reason'], message: 'Enter the reason' });
    }
    return { ...typed, until };
  });
export type OfferMoveForm = z.output<typeof offerMoveSchema>;
