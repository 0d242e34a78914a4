import { z } from 'zod';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The three boxes of a date as a form sends them: `name.day`, `name.month`, `name.year`. Empty boxes are absent. */
export const typedDateSchema = z
  .object({ day: z.string().optional(), month: z.string().optional(), year: z.string().optional() })
  .default({});
type TypedDate = z.infer<typeof typedDateSchema>;

/** Whether anything was typed into the boxes at all. */
export function isBlank({ day, month, year }: TypedDate): boolean {
  return !day?.trim() && !month?.trim() && !year?.trim();
}

/**
 * The day that was typed, as yyyy-mm-dd; null when there is no such day. Months may be words ("March", "mar"), and a
 * year of two digits is one of this century.
 */
export function readDate({ day = '', month = '', year = '' }: TypedDate): string | null {
  const [dayNo, monthNo, yearNo] = [wholeNumber(day), monthOf(month), yearOf(year)];
  if (dayNo === null || monthNo === null || yearNo === null) return null;
  const date = new Date(Date.UTC(yearNo, monthNo - 1, dayNo));
  if (date.getUTCFullYear() !== yearNo || date.getUTCMonth() !== monthNo - 1) return null;
  return date.toISOString().slice(0, 10);
}

/** The day that lies so many days after another, both yyyy-mm-dd. */
export function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

// Made once: it is dear to make and cheap to use.
const londonDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** Today in London, yyyy-mm-dd. */
export function londonToday(now = new Date()): string {
  return londonDay.format(now);
}

function wholeNumber(text: string): number | null {
  return /^\s*\d{1,2}\s*$/.test(text) ? Number(text) : null;
}

function monthOf(text: string): number | null {
  const at = MONTHS.indexOf(text.trim().slice(0, 3).toLowerCase());
  return at === -1 ? wholeNumber(text) : at + 1;
}

function yearOf(text: string): number | null {
  const digits = text.trim();
  if (/^\d{4}$/.test(digits)) return Number(digits);
  return /^\d{2}$/.test(digits) ? 2000 + Number(digits) : null;
}
