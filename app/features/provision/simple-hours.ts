import { z } from 'zod';
import { words } from '~/platform/forms/fields';
import { readTime } from './hours-form';
import { hoursSchema, WEEKDAYS, type Hours } from './hours-schema';

/** Opening hours as a group tells them of itself: one time on some days. Whatever else it keeps, its council writes down. */
export interface SimpleHours {
  when: 'weekly' | 'always' | 'ask';
  days: Hours['openings'][number]['days'];
  /** hh:mm; empty unless weekly. */
  opens: string;
  closes: string;
  bankHolidays: boolean;
  note: string;
}

const OPENS = 'Enter when it opens, like 9am or 09:30';
const CLOSES = 'Enter when it closes, like 5pm or 17:30';

const time = (wrong: string) => z.string().max(20, wrong).optional();

/** The fields for hours: read by the form here and by the page of a private link. */
export const simpleHoursSchema = z
  .object({
    when: z.enum(['weekly', 'always', 'ask', 'keep'], { error: 'Choose when people can come or ring' }),
    days: z.array(z.enum(WEEKDAYS)).default([]),
    opens: time(OPENS),
    closes: time(CLOSES),
    bankHolidays: z.literal('yes').optional(),
    note: words(300),
  })
  .transform((value, context) => {
    const { when, days, opens = '', closes = '', note } = value;
    const [from, to] = [readTime(opens), readTime(closes)];
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (when === 'weekly') {
      if (days.length === 0) wrong('days', 'Choose at least one day');
      if (from === null) wrong('opens', OPENS);
      if (to === null) wrong('closes', CLOSES);
    }
    return { when, days, opens: from ?? '', closes: to ?? '', bankHolidays: value.bankHolidays === 'yes', note };
  });
export type TypedHours = z.output<typeof simpleHoursSchema>;

/** The hours that a form says; with "keep", those that were known, with the note of the form. */
export function hoursFrom(typed: TypedHours, known: Hours): Hours {
  const { when, days, opens, closes, note } = typed;
  if (when === 'keep') return { ...known, note };
  const bankHolidays = typed.bankHolidays ? 'open' : 'closed';
  if (when === 'always') return hoursSchema.parse({ always: true, note });
  return hoursSchema.parse({ openings: when === 'ask' ? [] : [{ days, opens, closes }], bankHolidays, note });
}

/** What the form shows of hours; null when they say more than it can show. */
export function simpleOf(hours: Hours): SimpleHours | null {
  const { always, openings, exceptions, note } = hours;
  const [first, ...others] = openings;
  const simple = { days: [], opens: '', closes: '', bankHolidays: hours.bankHolidays === 'open', note };
  if (exceptions.length > 0 || others.length > 0) return null;
  if (always) return { ...simple, when: 'always' };
  if (!first) return { ...simple, when: 'ask' };
  const plain = first.every === 'week' && first.interval === 1 && !first.from && !first.until;
  return plain ? { ...simple, when: 'weekly', days: first.days, opens: first.opens, closes: first.closes } : null;
}
