import { tz } from '@date-fns/tz';
import { differenceInMinutes, parseISO } from 'date-fns';
import { onTheClock } from './london';

/**
 * A point in time: a Date, an ISO timestamp ("2026-03-24T14:02:00Z") or a day without a time ("2026-03-24").
 * A day without a time means that day in London, whatever the machine's own zone.
 */
export type Moment = Date | string;

const LONDON = { in: tz('Europe/London') };
const MINUTES_IN_HOUR = 60;
const DAY_MS = 86_400_000;
const DAYS_SAID_AS_AGE = 28;
const DAYS_SAID_AS_WEEKDAY = 6;

/** How long ago, as short as a table column needs: "just now", "5 min", "2 h", "3 days", later "24 March". */
export function ago(moment: Moment, now: Moment): string {
  return age(moment, now, {
    none: 'just now',
    minutes: (n) => `${n} min`,
    hours: (n) => `${n} h`,
    days: (n) => (n === 1 ? '1 day' : `${n} days`),
    date: (words) => words,
  });
}

/** How long ago, in a sentence: "just now", "5 minutes ago", "2 hours ago", "1 day ago", later "on 24 March". */
export function agoSentence(moment: Moment, now: Moment): string {
  return age(moment, now, {
    none: 'just now',
    minutes: (n) => (n === 1 ? '1 minute ago' : `${n} minutes ago`),
    hours: (n) => (n === 1 ? '1 hour ago' : `${n} hours ago`),
    days: (n) => (n === 1 ? '1 day ago' : `${n} days ago`),
    date: (words) => `on ${words}`,
  });
}

/** The day as people say it: "today", "tomorrow", "yesterday", "Thursday" within six days, else "24 March", "24 March 2019". */
export function day(moment: Moment, now: Moment): string {
  const distance = calendarDay(moment) - calendarDay(now);
  if (distance === 0) return 'today';
  if (distance === 1) return 'tomorrow';
  if (distance === -1) return 'yesterday';
  if (Math.abs(distance) <= DAYS_SAID_AS_WEEKDAY) return weekday(moment);
  return shortDate(moment, now);
}

/** Day and time together: "today 14:02", "Thursday 17:00", "24 March 09:30". A day without a time has no time to say. */
export function dayAndTime(moment: Moment, now: Moment): string {
  return isDayOnly(moment) ? day(moment, now) : `${day(moment, now)} ${clock(moment)}`;
}

/** The time alone if it is today, else day and time: "14:02", "yesterday 14:02". For lists of what has happened. */
export function timeOrDay(moment: Moment, now: Moment): string {
  const words = dayAndTime(moment, now);
  return words.startsWith('today ') ? clock(moment) : words;
}

/** "24 March", with the year if it is not this one: "24 March 2019". */
export function shortDate(moment: Moment, now: Moment): string {
  const [then, today] = [onTheClock(toDate(moment)), onTheClock(toDate(now))];
  return then.getUTCFullYear() === today.getUTCFullYear() ? dayAndMonth(then) : date(moment);
}

/** "24 March 2020". */
export function date(moment: Moment): string {
  const then = onTheClock(toDate(moment));
  return `${dayAndMonth(then)} ${then.getUTCFullYear()}`;
}

/** "Tuesday 24 March 2020". */
export function longDate(moment: Moment): string {
  return `${weekday(moment)} ${date(moment)}`;
}

/** "14:02", by the clock in London. */
export function clock(moment: Moment): string {
  return onTheClock(toDate(moment)).toISOString().slice(11, 16);
}

/** Nothing left out, for hovering and for print: "Tuesday 24 March 2020 at 14:02". */
export function exact(moment: Moment): string {
  return isDayOnly(moment) ? longDate(moment) : `${longDate(moment)} at ${clock(moment)}`;
}

/** What a <time datetime> holds: the day as it was given, or the instant in UTC. */
export function machineReadable(moment: Moment): string {
  return isDayOnly(moment) ? moment : toDate(moment).toISOString();
}

interface AgeWords {
  none: string;
  minutes: (count: number) => string;
  hours: (count: number) => string;
  days: (count: number) => string;
  date: (words: string) => string;
}

/** Hours are elapsed hours; days are whole days by the London calendar, so a 23-hour day in March still counts as one. */
function age(moment: Moment, now: Moment, words: AgeWords): string {
  const then = toDate(moment);
  const days = Math.trunc((onTheClock(toDate(now)).getTime() - onTheClock(then).getTime()) / DAY_MS);
  if (days > DAYS_SAID_AS_AGE) return words.date(shortDate(moment, now));
  if (days >= 1) return words.days(days);
  const minutes = differenceInMinutes(toDate(now), then);
  if (minutes < 1) return words.none;
  if (minutes < MINUTES_IN_HOUR) return words.minutes(minutes);
  return words.hours(Math.floor(minutes / MINUTES_IN_HOUR));
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function weekday(moment: Moment): string {
  return WEEKDAYS[onTheClock(toDate(moment)).getUTCDay()] ?? '';
}

function dayAndMonth(then: Date): string {
  return `${then.getUTCDate()} ${MONTHS[then.getUTCMonth()] ?? ''}`;
}

/** The number of the day by the London calendar, counted from 1970. */
function calendarDay(moment: Moment): number {
  return Math.floor(onTheClock(toDate(moment)).getTime() / DAY_MS);
}

/** Throws a RangeError for text that is no date: a wrong date must not reach a page as "Invalid Date". */
function toDate(moment: Moment): Date {
  if (typeof moment === 'string' && isInstant(moment)) return new Date(moment);
  const parsed: Date = typeof moment === 'string' ? parseISO(moment, LONDON) : moment;
  if (Number.isNaN(parsed.getTime())) throw new RangeError(`Not a date: ${String(moment)}`);
  return new Date(parsed.getTime());
}

/** What toISOString writes, which is what pages are given: the one form that needs no parser. */
function isInstant(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false;
  const read = new Date(text);
  return !Number.isNaN(read.getTime()) && read.toISOString() === text;
}

function isDayOnly(moment: Moment): moment is string {
  return typeof moment === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(moment);
}
