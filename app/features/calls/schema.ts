import { z } from 'zod';

/** `call.status` in the database. */
export const CALL_STATUS = { draft: 1, finished: 2 } as const;
export type CallStatus = keyof typeof CALL_STATUS;

/** `call.outcome` in the database: the most that came of a call. */
export const CALL_OUTCOME = { request: 1, call_back: 2, signposted: 3, question: 4 } as const;
export type CallOutcome = keyof typeof CALL_OUTCOME;

export const CALL_OUTCOME_WORDS: Record<CallOutcome, string> = {
  request: 'Request taken',
  call_back: 'Call-back booked',
  signposted: 'Signposted',
  question: 'Question only',
};

/** `call_back.status` in the database. */
export const CALL_BACK_STATUS = { waiting: 1, done: 2, given_up: 3 } as const;
export type CallBackStatus = keyof typeof CALL_BACK_STATUS;

/** `call_back.last_attempt` in the database. */
export const ATTEMPT = { reached: 1, no_answer: 2, engaged: 3, message: 4, wrong_number: 5 } as const;
export type Attempt = keyof typeof ATTEMPT;

export const ATTEMPT_WORDS: Record<Attempt, string> = {
  reached: 'Reached them',
  no_answer: 'No answer',
  engaged: 'Engaged',
  message: 'Left a message',
  wrong_number: 'Wrong number',
};

export const ANSWERS = ['yes', 'no'] as const;
export type YesNo = (typeof ANSWERS)[number];

const typedText = (longest: number) => z.string().trim().max(longest).optional();

/** The fields of a call as the page knows them, each as it was typed; one that was not sent is left as it is. */
export const CALL_FIELDS = ['name', 'phone', 'email', 'postcode', 'parish', 'notes'] as const;
export type CallField = (typeof CALL_FIELDS)[number];

/** Longest texts; what is longer is refused by the field itself, so that nothing typed is ever cut. */
export const LONGEST: Record<CallField, number> = {
  name: 200,
  phone: 40,
  email: 254,
  postcode: 20,
  parish: 9,
  notes: 5000,
};

/** The forms at the right of the screen that are saved with the call while they are filled in. */
export const CALL_PARTS = ['request', 'call-back', 'finish'] as const;
export type CallPart = (typeof CALL_PARTS)[number];
/** Whoever is there rings back. */
export const ANYONE = 'anyone';
export type CallForms = Partial<Record<CallPart, Record<string, string | string[]>>>;

/** What the names of their fields begin with where they are sent: "forms.request.address". */
export const PART_PREFIX = 'forms.';
const MOST_IN_FORMS = 30_000;

const typedInForm = z.union([z.string().max(5000), z.array(z.string().max(5000)).max(31)]);

/** What the page sends when it saves: any part of the fields, and which open page it is. */
export const savedFieldsSchema = z.object({
  version: z.coerce.number().int(),
  editor: z.uuid(),
  name: typedText(LONGEST.name),
  phone: typedText(LONGEST.phone),
  email: typedText(LONGEST.email),
  postcode: typedText(LONGEST.postcode),
  parish: z
    .string()
    .regex(/^([EWSN]\d{8})?$/)
    .optional(),
  notes: typedText(LONGEST.notes),
  /** Codes, in the order in which they were asked for; one empty value says that none is. */
  categories: z.array(z.coerce.number().int().min(0).max(99)).max(31).optional(),
  answers: z.record(z.uuid(), z.enum(ANSWERS)).optional(),
  forms: z
    .partialRecord(z.enum(CALL_PARTS), z.record(z.string().max(60), typedInForm))
    .refine((forms) => JSON.stringify(forms).length <= MOST_IN_FORMS)
    .optional(),
});
export type SavedFields = z.output<typeof savedFieldsSchema>;
