import { z } from 'zod';
import { LONGEST_PHONE } from '~/platform/forms/lengths';
import { CHANNEL, type Channel } from '~/features/requests/schema';
import type { DbsLevel } from '~/features/tenants/schema';

/** `offer.status` in the database. */
export const OFFER_STATUS = { new: 1, active: 2, paused: 3, withdrawn: 4, refused: 5 } as const;
export type OfferStatus = keyof typeof OFFER_STATUS;

export const OFFER_STATUS_WORDS: Record<OfferStatus, string> = {
  new: 'New',
  active: 'Active',
  paused: 'Paused',
  withdrawn: 'Withdrawn',
  refused: 'Refused',
};

/** Those that can be matched; the generated column `offer.active` says the same. */
export const ACTIVE_STATUSES = ['new', 'active'] as const satisfies OfferStatus[];

/** `offer.kind` in the database. */
export const OFFER_KIND = { person: 1, group: 2 } as const;
export type OfferKind = keyof typeof OFFER_KIND;

export const OFFER_KIND_WORDS: Record<OfferKind, string> = { person: 'Person', group: 'Group or charity' };

/** `offer.transport` in the database. */
export const TRANSPORT = { on_foot: 1, bicycle: 2, car: 3, van: 4 } as const;
export type Transport = keyof typeof TRANSPORT;

export const TRANSPORT_WORDS: Record<Transport, string> = {
  on_foot: 'On foot or by bus',
  bicycle: 'Bicycle',
  car: 'Car',
  van: 'Van or minibus',
};

/** `offer.dbs` in the database: the check of the Disclosure and Barring Service, as stated by the volunteer. */
export const DBS = { none: 0, basic: 1, standard: 2, enhanced: 3 } as const satisfies Record<DbsLevel, number>;

export const DBS_WORDS: Record<DbsLevel, string> = {
  none: 'No check',
  basic: 'Basic check',
  standard: 'Standard check',
  enhanced: 'Enhanced check',
};

/** Bits of `offer.days`. */
export const DAYS = {
  monday: 1,
  tuesday: 2,
  wednesday: 4,
  thursday: 8,
  friday: 16,
  saturday: 32,
  sunday: 64,
} as const;
export type Day = keyof typeof DAYS;
export const ALL_DAYS = 127;

export const DAY_WORDS: Record<Day, string> = {
  monday: 'Monday',
  tuesday: 'Tuesday',
  wednesday: 'Wednesday',
  thursday: 'Thursday',
  friday: 'Friday',
  saturday: 'Saturday',
  sunday: 'Sunday',
};

/** Bits of `offer.parts`: parts of a day. */
export const PARTS = { morning: 1, afternoon: 2, evening: 4 } as const;
export type Part = keyof typeof PARTS;
export const ALL_PARTS = 7;

export const PART_WORDS: Record<Part, string> = {
  morning: 'Mornings',
  afternoon: 'Afternoons',
  evening: 'Evenings',
};

/** A number that holds these names' bits. */
export function bitsOf<Name extends string>(table: Record<Name, number>, names: readonly Name[]): number {
  return names.reduce((bits, name) => bits | table[name], 0);
}

/** The names whose bits a number holds, in the table's order. */
export function namesIn<Name extends string>(table: Record<Name, number>, bits: number): Name[] {
  return (Object.keys(table) as Name[]).filter((name) => (bits & table[name]) !== 0);
}

/** When somebody has time, in words: "any day, mornings and evenings", "Mondays and Fridays, any time". */
export function availabilityWords(days: number, parts: number): string {
  const time =
    parts === ALL_PARTS ? 'any time' : listed(namesIn(PARTS, parts).map((part) => PART_WORDS[part])) || 'no time given';
  return `${daysWords(days)}, ${time.toLowerCase()}`;
}

function daysWords(days: number): string {
  const weekdays = ALL_DAYS & ~(DAYS.saturday | DAYS.sunday);
  if (days === ALL_DAYS) return 'Any day';
  if (days === weekdays) return 'Monday to Friday';
  if (days === (DAYS.saturday | DAYS.sunday)) return 'Weekends';
  return listed(namesIn(DAYS, days).map((day) => `${DAY_WORDS[day]}s`)) || 'No day given';
}

function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;
}

/** How far a volunteer goes at most: half the length of a county. Metres. */
export const FARTHEST_M = 100_000;

const names = <Name extends string>(table: Record<Name, number>) => z.enum(Object.keys(table) as [Name, ...Name[]]);

/** An offer as it is to be recorded, from whatever form it came. Phone in E.164 with its extension, distances and locations in metres. */
export const newOfferSchema = z.object({
  id: z.uuid(),
  kind: names<OfferKind>(OFFER_KIND),
  channel: names<Channel>(CHANNEL),
  /** The person's, or the group's. */
  name: z.string().min(1).max(200),
  /** Whom to ask for at a group. */
  contactName: z.string().max(200).nullable(),
  charityNo: z.string().max(20).nullable(),
  phone: z.string().max(LONGEST_PHONE).nullable(),
  email: z.string().max(254).nullable(),
  postcode: z.string().max(8).nullable(),
  areaCode: z.string().max(9).nullable(),
  loc: z.object({ x: z.number(), y: z.number() }).nullable(),
  travelM: z.number().int().min(0).max(FARTHEST_M),
  /** Parishes they named (GSS codes); none means anywhere within `travelM`. */
  areas: z.array(z.string().max(9)),
  days: z.number().int().min(0).max(ALL_DAYS),
  parts: z.number().int().min(0).max(ALL_PARTS),
  transport: names<Transport>(TRANSPORT),
  skills: z.string().max(2000),
  dbs: names<DbsLevel>(DBS),
  /** How many open tasks they take at once. */
  capacity: z.number().int().min(0).max(1000),
  consentVersion: z.number().int(),
  categories: z.array(z.number().int().min(1).max(99)).min(1),
});
export type NewOffer = z.infer<typeof newOfferSchema>;
