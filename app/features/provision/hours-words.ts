import { date, day } from '~/ui/format/dates';
import { list } from '~/ui/format/numbers';
import { DAY_NAMES, WEEKDAYS, type Hours, type HoursException, type Opening, type Weekday } from './hours-schema';

const NTH_WORDS: Record<number, string> = { 1: 'first', 2: 'second', 3: 'third', 4: 'fourth', [-1]: 'last' };
const MONTH_NTH = { 2: 'every second month', 3: 'every third month' } as Record<number, string>;

/**
 * When something is open, as people say it, a sentence a line: "Mondays and Wednesdays 9am to 5pm", "First Saturday of
 * the month 10am to noon", "Closed on bank holidays". None when nobody has said.
 *
 * @param today yyyy-mm-dd: exceptions that are over are left out
 */
export function hoursWords(hours: Hours, today: string): string[] {
  const usual = hours.always ? ['Always open'] : openingsWords(hours.openings);
  const exceptions = hours.exceptions.filter(({ to }) => to >= today).map((one) => exceptionWords(one, today));
  const holidays =
    !hours.always && hours.openings.length > 0
      ? [hours.bankHolidays === 'open' ? 'Open on bank holidays too' : 'Closed on bank holidays']
      : [];
  return [...usual, ...holidays, ...exceptions, hours.note].filter((line) => line !== '');
}

/** "09:00" as "9am", "17:30" as "5.30pm", "12:00" as "noon". */
export function timeWords(time: string): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  if (minute === 0 && hour === 12) return 'noon';
  if (minute === 0 && hour === 0) return 'midnight';
  const said = `${hour % 12 || 12}${minute === 0 ? '' : `.${String(minute).padStart(2, '0')}`}`;
  return `${said}${hour < 12 ? 'am' : 'pm'}`;
}

/** Several times on the same days stand in one line: "Mondays 9am to noon and 1pm to 5pm". */
function openingsWords(openings: readonly Opening[]): string[] {
  const lines = new Map<string, string[]>();
  for (const opening of openings) {
    const when = recurrenceWords(opening);
    lines.set(when, [...(lines.get(when) ?? []), sessionWords(opening)]);
  }
  return [...lines].map(([when, sessions]) => upperFirst(`${when} ${list(sessions)}`));
}

function recurrenceWords({ days, every, interval, nth, from, until }: Opening): string {
  const within = [from && `from ${date(from)}`, until && `until ${date(until)}`].filter(Boolean).join(' ');
  const when = every === 'month' ? monthlyWords(days, interval, nth) : weeklyWords(days, interval);
  return within ? `${when}, ${within},` : when;
}

function weeklyWords(days: readonly Weekday[], interval: number): string {
  if (interval === 1) return plainDays(days);
  const often = interval === 2 ? 'every second' : `every ${interval} weeks on`;
  return `${often} ${list(inOrder(days).map((one) => DAY_NAMES[one]))}`;
}

function monthlyWords(days: readonly Weekday[], interval: number, nth: number | undefined): string {
  const names = list(inOrder(days).map((one) => DAY_NAMES[one]));
  const which = nth === undefined ? `every ${names}` : `${NTH_WORDS[nth] ?? ''} ${names}`;
  if (interval === 1) return `${which} of the month`;
  return `${which} of ${MONTH_NTH[interval] ?? `every ${interval} months`}`;
}

/** "every day", "Mondays to Fridays", "weekends", "Mondays and Wednesdays". */
function plainDays(days: readonly Weekday[]): string {
  const sorted = inOrder(days);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return '';
  if (sorted.length === WEEKDAYS.length) return 'every day';
  const unbroken = WEEKDAYS.indexOf(last) - WEEKDAYS.indexOf(first) === sorted.length - 1;
  if (unbroken && sorted.length > 2) return `${DAY_NAMES[first]}s to ${DAY_NAMES[last]}s`;
  return list(sorted.map((one) => `${DAY_NAMES[one]}s`));
}

function exceptionWords({ from, to, sessions, why }: HoursException, today: string): string {
  const when = from === to ? day(from, today) : `${day(from, today)} to ${day(to, today)}`;
  const what = sessions.length === 0 ? 'closed' : `open ${list(sessions.map(sessionWords))}`;
  return `${upperFirst(when)}: ${what}${why ? ` (${why})` : ''}`;
}

function sessionWords({ opens, closes }: { opens: string; closes: string }): string {
  if (opens === closes) return 'all day and night';
  return `${timeWords(opens)} to ${timeWords(closes)}`;
}

function inOrder(days: readonly Weekday[]): Weekday[] {
  return WEEKDAYS.filter((one) => days.includes(one));
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
