import { z } from 'zod';

/** Days of the week as RFC 5545 and Open Referral write them, Monday first. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The days of the week in full. */
export const DAY_NAMES: Record<Weekday, string> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter a time on the 24-hour clock, like 09:30');
const date = z.iso.date();

/** Open from one time to another, on London's clocks. A closing time that is not later is on the next day. */
const session = { opens: time, closes: time };

/** A repeated opening: every week or so many weeks, or on the nth such day of each month (-1 is the last). */
export const openingSchema = z.object({
  ...session,
  days: z.array(z.enum(WEEKDAYS)).min(1).max(7),
  every: z.enum(['week', 'month']).default('week'),
  /** Every so many weeks or months, counted from `from`. */
  interval: z.number().int().min(1).max(12).default(1),
  /** With `every: 'month'`: the first (1) to fourth such day, or the last (-1). */
  nth: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(-1)]).optional(),
  /** First and last day on which it holds; the first is needed where `interval` is more than 1. */
  from: date.optional(),
  until: date.optional(),
});
export type Opening = z.infer<typeof openingSchema>;

/** How much of it there can be: in a record, and so in its form. */
export const MOST_HOURS = { openings: 30, exceptions: 60, sessions: 6 };

/** Days on which it is otherwise: closed, or open at these times instead. Both dates are included. */
export const exceptionSchema = z.object({
  from: date,
  to: date,
  sessions: z.array(z.object(session)).max(MOST_HOURS.sessions).default([]),
  why: z.string().max(100).default(''),
});
export type HoursException = z.infer<typeof exceptionSchema>;

/** When something is open: `provision.hours` in the database. Empty means that nobody has said. */
export const hoursSchema = z.object({
  always: z.boolean().default(false),
  openings: z.array(openingSchema).max(MOST_HOURS.openings).default([]),
  exceptions: z.array(exceptionSchema).max(MOST_HOURS.exceptions).default([]),
  /** What it does on the bank holidays of England. */
  bankHolidays: z.enum(['open', 'closed']).default('closed'),
  /** What no table says: "ring first". */
  note: z.string().max(300).default(''),
});
export type Hours = z.infer<typeof hoursSchema>;
