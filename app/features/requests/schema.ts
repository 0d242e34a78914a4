import { z } from 'zod';
import { LONGEST_PHONE } from '~/platform/forms/lengths';

/** `request.status` in the database. */
export const REQUEST_STATUS = {
  unmatched: 1,
  part_matched: 2,
  matched: 3,
  done: 4,
  withdrawn: 5,
  refused: 6,
  closed: 7,
} as const;
export type RequestStatus = keyof typeof REQUEST_STATUS;

export const REQUEST_STATUS_WORDS: Record<RequestStatus, string> = {
  unmatched: 'Unmatched',
  part_matched: 'Part matched',
  matched: 'Matched',
  done: 'Done',
  withdrawn: 'Withdrawn',
  refused: 'Refused',
  closed: 'Closed',
};

/** Those that still need somebody. */
export const OPEN_STATUSES = ['unmatched', 'part_matched', 'matched'] as const satisfies RequestStatus[];

/** `need.status` in the database. */
export const NEED_STATUS = { open: 1, matched: 2, accepted: 3, done: 4, dropped: 5 } as const;
export type NeedStatus = keyof typeof NEED_STATUS;

export const NEED_STATUS_WORDS: Record<NeedStatus, string> = {
  open: 'Unmatched',
  matched: 'Matched',
  accepted: 'Accepted',
  done: 'Done',
  dropped: 'No longer needed',
};

/** `request.urgency` in the database, most urgent first: the queue sorts by it. */
export const URGENCY = { food_today: 1, medicine: 2, this_week: 3, no_hurry: 4 } as const;
export type Urgency = keyof typeof URGENCY;

export const URGENCY_WORDS: Record<Urgency, string> = {
  food_today: 'Food today',
  medicine: 'Medicine running out',
  this_week: 'This week',
  no_hurry: 'No hurry',
};

/** `request.channel` (and `offer.channel`): how it reached us. */
export const CHANNEL = { online: 1, phone: 2, desk: 3 } as const;
export type Channel = keyof typeof CHANNEL;

/** The name of a code in one of the tables above; throws a RangeError for a code the database does not allow. */
export function nameOf<Name extends string>(table: Record<Name, number>, code: number): Name {
  const found = (Object.keys(table) as Name[]).find((name) => table[name] === code);
  if (found === undefined) throw new RangeError(`No name for the code ${code}`);
  return found;
}

/** A request as it is to be recorded, from whatever form it came. Phone in E.164 with its extension, location in grid metres. */
export const newRequestSchema = z.object({
  id: z.uuid(),
  urgency: z.enum(Object.keys(URGENCY) as [Urgency, ...Urgency[]]),
  medicineBy: z.iso.date().nullable(),
  channel: z.enum(Object.keys(CHANNEL) as [Channel, ...Channel[]]),
  forOther: z.boolean(),
  askerName: z.string().max(200).nullable(),
  askerPhone: z.string().max(LONGEST_PHONE).nullable(),
  name: z.string().min(1).max(200),
  phone: z.string().max(LONGEST_PHONE).nullable(),
  email: z.string().max(254).nullable(),
  address: z.string().max(500),
  postcode: z.string().max(8).nullable(),
  areaCode: z.string().max(9).nullable(),
  loc: z.object({ x: z.number(), y: z.number() }).nullable(),
  bornYear: z.number().int().min(1890).max(2030).nullable(),
  accessNeeds: z.string().max(2000),
  diet: z.string().max(2000),
  consentVersion: z.number().int(),
  consentShare: z.boolean(),
  needs: z.array(z.object({ category: z.number().int().min(1).max(99), detail: z.string().max(2000) })).min(1),
});
export type NewRequest = z.infer<typeof newRequestSchema>;
