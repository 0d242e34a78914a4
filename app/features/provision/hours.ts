import * as rruleModule from 'rrule';
import { onTheClock } from '~/ui/format/london';
import { bankHolidayOn } from './bank-holidays';
import { WEEKDAYS, type Hours, type Opening } from './hours-schema';

/** A time for which something is open: from one moment up to (not including) another. */
export interface OpenTime {
  from: Date;
  to: Date;
}

// Node reads rrule as CommonJS, whose whole is the default export; the bundler for browsers as a module, which has none.
const rrule = (Reflect.get(rruleModule, 'default') ?? rruleModule) as typeof rruleModule;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** The longest a session can reach into the next day. */
const LOOK_BACK_DAYS = 1;

/**
 * When something is open between two moments, in order, overlapping times joined. Hours are those of London's clocks:
 * a session that spans a change of the clocks is an hour shorter or longer than it says.
 */
export function openTimes(hours: Hours, from: Date, to: Date): OpenTime[] {
  if (hours.always) return [{ from, to }];
  const first = startOfDay(onTheClock(from)) - LOOK_BACK_DAYS * DAY_MS;
  const last = startOfDay(onTheClock(to));
  const sessions = [...Array(Math.round((last - first) / DAY_MS) + 1).keys()].flatMap((index) =>
    sessionsOn(hours, isoDay(first + index * DAY_MS)),
  );
  return joined(sessions.filter((one) => one.to > from && one.from < to));
}

/** How things stand at a moment: open until when, or closed and open again when (null: not within a year). */
export type OpenState =
  | { known: false }
  | { known: true; open: true; until: Date | null }
  | { known: true; open: false; opens: Date | null };

/** Mostly the next two days tell, and a list asks hundreds of times; what they leave open is looked for further on. */
const SOON_DAYS = 2;
const HORIZON_DAYS = 15;
/** What comes once a month, or after a long Christmas; and what comes a few times a year. */
const FAR_DAYS = [70, 400];

/** Whether something is open at a moment, and when that changes. `known: false` when nobody has said. */
export function openAt(hours: Hours, now: Date): OpenState {
  if (hours.always) return { known: true, open: true, until: null };
  if (hours.openings.length === 0 && hours.exceptions.length === 0) return { known: false };
  const next = nextTime(hours, now);
  if (next && next.from <= now) return { known: true, open: true, until: next.to };
  return { known: true, open: false, opens: next?.from ?? null };
}

function nextTime(hours: Hours, now: Date): OpenTime | undefined {
  const end = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const first = (days: number) => openTimes(hours, now, end(days))[0];
  const soon = first(SOON_DAYS);
  if (soon && soon.to < end(SOON_DAYS)) return soon;
  const next = first(HORIZON_DAYS);
  if (next || !goesOn(hours, isoDay(end(HORIZON_DAYS).getTime()))) return next;
  return FAR_DAYS.reduce<OpenTime | undefined>((found, days) => found ?? first(days), undefined);
}

/** Whether anything may still come on or after a day: what is over for good need not be looked for. */
function goesOn({ openings, exceptions }: Hours, day: string): boolean {
  const later = exceptions.some(({ to, sessions }) => to >= day && sessions.length > 0);
  return later || openings.some(({ until }) => until === undefined || until >= day);
}

/** Whether something is open at a moment; also false where nobody has said. Less work than `openAt`, for long lists. */
export function isOpenAt(hours: Hours, now: Date): boolean {
  return hours.always || openTimes(hours, now, new Date(now.getTime() + 1)).length > 0;
}

/** The sessions that begin on one day (yyyy-mm-dd): an exception outweighs a bank holiday, and that the usual days. */
function sessionsOn(hours: Hours, day: string): OpenTime[] {
  const exception = hours.exceptions.find((one) => one.from <= day && day <= one.to);
  if (exception) return exception.sessions.map((one) => sessionAt(day, one));
  if (hours.bankHolidays === 'closed' && bankHolidayOn(day)) return [];
  return hours.openings.filter((one) => fallsOn(one, day)).map((one) => sessionAt(day, one));
}

function sessionAt(day: string, { opens, closes }: { opens: string; closes: string }): OpenTime {
  const lastDay = closes > opens ? day : dayAfter(day);
  return { from: inLondon(`${day}T${opens}`), to: inLondon(`${lastDay}T${closes}`) };
}

/**
 * The moment at which London's clocks show this (yyyy-mm-ddThh:mm): the later one when they show it twice, and as long
 * after the change as it says when they skip it. Worked out and not looked up, since a list asks thousands of times.
 */
const inLondon = remembered((clock: string): Date => {
  const asWinter = Date.parse(`${clock}:00Z`);
  const asSummer = asWinter - HOUR_MS;
  const shows = (time: number) => onTheClock(new Date(time)).getTime() === asWinter;
  return new Date(!shows(asWinter) && shows(asSummer) ? asSummer : asWinter);
});

/** Whether a repeated opening has a session on this day; the recurrence itself is RFC 5545's, told in days. */
function fallsOn(opening: Opening, day: string): boolean {
  if (opening.from !== undefined && day < opening.from) return false;
  if (opening.until !== undefined && day > opening.until) return false;
  if (opening.every === 'week' && opening.interval === 1) return opening.days.includes(weekdayOf(day));
  return (
    opening.days.includes(weekdayOf(day)) &&
    mayBeNth(opening, day) &&
    recurrence(opening).between(noon(day), noon(day), true).length > 0
  );
}

/** The nth such day of a month lies in its nth week, the last in its last seven days: most days need no recurrence. */
function mayBeNth({ every, nth }: Opening, day: string): boolean {
  if (every !== 'month' || nth === undefined) return true;
  const date = Number(day.slice(8));
  if (nth > 0) return Math.ceil(date / 7) === nth;
  return date > 21;
}

function recurrence({ days, every, interval, nth, from }: Opening) {
  const monthly = every === 'month';
  return new rrule.RRule({
    freq: monthly ? rrule.RRule.MONTHLY : rrule.RRule.WEEKLY,
    interval,
    wkst: rrule.RRule.MO,
    byweekday: days.map((day) => (monthly && nth !== undefined ? rrule.RRule[day].nth(nth) : rrule.RRule[day])),
    dtstart: noon(from ?? '2020-01-06'),
  });
}

const weekdayOf = remembered((day: string) => WEEKDAYS[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MO');
const dayAfter = remembered((day: string) => isoDay(Date.parse(`${day}T00:00:00Z`) + DAY_MS));

const MOST_REMEMBERED = 5_000;

/** The same few days and times are asked for by every entry of a list. */
function remembered<Answer>(work: (said: string) => Answer): (said: string) => Answer {
  const answers = new Map<string, Answer>();
  return (said) => {
    const kept = answers.get(said);
    if (kept !== undefined) return kept;
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    const answer = work(said);
    answers.set(said, answer);
    return answer;
  };
}

const noon = (day: string) => new Date(`${day}T12:00:00Z`);
const startOfDay = (clock: Date) => Math.floor(clock.getTime() / DAY_MS) * DAY_MS;
const isoDay = (time: number) => new Date(time).toISOString().slice(0, 10);

function joined(times: OpenTime[]): OpenTime[] {
  const sorted = [...times].sort((a, b) => a.from.getTime() - b.from.getTime());
  const all: OpenTime[] = [];
  for (const one of sorted) {
    const last = all.at(-1);
    if (last && one.from <= last.to) last.to = new Date(Math.max(last.to.getTime(), one.to.getTime()));
    else all.push({ ...one });
  }
  return all;
}
