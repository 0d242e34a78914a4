import { z } from 'zod';
import { MORE_ROWS } from '~/platform/forms/more-rows';
import { readDate } from '~/platform/forms/typed-date';
import type { Typed } from '~/platform/forms/read-form';
import { hoursSchema, MOST_HOURS, WEEKDAYS, type Hours, type HoursException, type Opening } from './hours-schema';

/** How often an opening comes, as the form names it: every so many weeks or months, and the nth such day of a month. */
export const REPEATS: Readonly<Record<string, string>> = {
  'week:1:': 'Every week',
  'week:2:': 'Every second week',
  'month:1:1': 'First of the month',
  'month:1:2': 'Second of the month',
  'month:1:3': 'Third of the month',
  'month:1:4': 'Fourth of the month',
  'month:1:-1': 'Last of the month',
};
const REPEAT = /^(week|month):([1-9]|1[0-2]):(1|2|3|4|-1)?$/;

const text = z.string().trim().max(40).optional();
const openingRow = z.object({
  days: z.array(z.enum(WEEKDAYS)).default([]),
  opens: text,
  closes: text,
  repeats: z.string().regex(REPEAT, 'Choose how often').default('week:1:'),
  from: text,
  until: text,
});
const exceptionRow = z.object({
  from: text,
  to: text,
  opens: text,
  closes: text,
  why: z.string().trim().max(100, 'Use 100 characters or fewer').default(''),
});

/** The lists of rows that a form shows. */
export type HoursRows = 'openings' | 'exceptions';
/** As many as a record can hold: each time of a day that is otherwise is a row. */
const MOST_ROWS: Record<HoursRows, number> = {
  openings: MOST_HOURS.openings,
  exceptions: MOST_HOURS.exceptions * MOST_HOURS.sessions,
};

/** The fields of a form that say when something is open. */
export const hoursFields = {
  always: z.literal('yes').optional(),
  openings: z.array(openingRow).max(MOST_ROWS.openings, `Use ${MOST_ROWS.openings} rows or fewer`).default([]),
  exceptions: z.array(exceptionRow).max(MOST_ROWS.exceptions, `Use ${MOST_ROWS.exceptions} rows or fewer`).default([]),
  bankHolidays: z.literal('open').optional(),
  hoursNote: z.string().trim().max(300, 'Use 300 characters or fewer').default(''),
};
type HoursForm = z.output<z.ZodObject<typeof hoursFields>>;
export type HoursReport = (path: (string | number)[], message: string) => void;

/**
 * The hours that were typed; rows without anything in them are left out. `report` is told what is wrong, by field.
 *
 * @param mustOpen that nothing in any row of times is wrong too: the first then says what it lacks
 */
export function readHours(form: HoursForm, report: HoursReport, { mustOpen = false } = {}): Hours {
  const lacking = mustOpen && form.openings.every(isEmptyOpening);
  const rows = lacking ? [openingRow.parse({})] : form.openings;
  const openings = rows.flatMap((row, index) =>
    isEmptyOpening(row) && !lacking ? [] : openingOf(row, within(report, ['openings', index])),
  );
  const exceptions = form.exceptions.flatMap((row, index) => {
    const reportRow = within(report, ['exceptions', index]);
    return exceptionOf(row, reportRow).map((one) => ({ ...one, reportRow }));
  });
  return hoursSchema.parse({
    always: form.always === 'yes',
    openings,
    exceptions: onSameDays(exceptions),
    bankHolidays: form.bankHolidays ?? 'closed',
    note: form.hoursNote,
  });
}

const within =
  (report: HoursReport, at: (string | number)[]) =>
  (field: string, message: string): void =>
    report([...at, field], message);

type RowReport = (field: string, message: string) => void;

function isEmptyOpening({ days, opens, closes }: z.output<typeof openingRow>): boolean {
  return days.length === 0 && !opens && !closes;
}

function openingOf(row: z.output<typeof openingRow>, report: RowReport): Opening[] {
  if (row.days.length === 0) report('days', 'Choose the days it is open');
  const times = timesOf(row, report);
  const [from, until] = [dateIn(row.from, 'from', report), dateIn(row.until, 'until', report)];
  const [every = 'week', interval = '1', nth = ''] = row.repeats.split(':');
  if (Number(interval) > 1 && from === undefined && !row.from) {
    report('from', 'Enter the first day, like 27 3 2021: the weeks are counted from it');
  }
  if (!times || row.days.length === 0) return [];
  return [
    {
      ...times,
      days: row.days,
      every: every === 'month' ? 'month' : 'week',
      interval: Number(interval),
      ...(nth === '' ? {} : { nth: Number(nth) as NonNullable<Opening['nth']> }),
      ...(from === undefined ? {} : { from }),
      ...(until === undefined ? {} : { until }),
    },
  ];
}

function exceptionOf(row: z.output<typeof exceptionRow>, report: RowReport): HoursException[] {
  if (!row.from && !row.to && !row.opens && !row.closes && !row.why) return [];
  const from = dateIn(row.from, 'from', report);
  if (!row.from) report('from', 'Enter the first day, like 24 12 2021');
  const to = row.to ? dateIn(row.to, 'to', report) : from;
  if (from !== undefined && to !== undefined && to < from)
    report('to', 'Enter a last day that is not before the first');
  const times = row.opens || row.closes ? timesOf(row, report) : null;
  return from === undefined || to === undefined ? [] : [{ from, to, sessions: times ? [times] : [], why: row.why }];
}

/** Several times on the same days are one exception. What is more than a record can hold is reported at its row. */
function onSameDays(exceptions: readonly (HoursException & { reportRow: RowReport })[]): HoursException[] {
  const all = new Map<string, HoursException>();
  for (const { reportRow, ...one } of exceptions) {
    const key = `${one.from} ${one.to} ${one.why}`;
    const known = all.get(key);
    const sessions = [...(known?.sessions ?? []), ...one.sessions];
    if (sessions.length > MOST_HOURS.sessions)
      reportRow('opens', `Enter ${MOST_HOURS.sessions} times or fewer for a day`);
    else if (!known && all.size === MOST_HOURS.exceptions)
      reportRow('from', `Enter ${MOST_HOURS.exceptions} such days or fewer: several in a row can stand in one row`);
    else all.set(key, { ...one, sessions });
  }
  return [...all.values()];
}

function timesOf(row: { opens?: string | undefined; closes?: string | undefined }, report: RowReport) {
  const [opens, closes] = [readTime(row.opens ?? ''), readTime(row.closes ?? '')];
  if (opens === null) report('opens', 'Enter when it opens, like 9am or 09:30');
  if (closes === null) report('closes', 'Enter when it closes, like 5pm or 17:30');
  return opens !== null && closes !== null ? { opens, closes } : null;
}

/** A time as people write it, to hh:mm: "9am", "5.30 pm", "17:30", "noon". Null for what is none. */
export function readTime(typed: string): string | null {
  const words = typed.trim().toLowerCase();
  if (words === 'noon' || words === 'midday') return '12:00';
  if (words === 'midnight') return '00:00';
  const found = /^(\d{1,2})(?:[:.]?([0-5]\d))?\s*(am|pm|a\.m\.|p\.m\.)?$/.exec(words);
  if (!found) return null;
  const [, hour = '', minute = '00', half] = found;
  const said = Number(hour);
  if (half && (said < 1 || said > 12)) return null;
  const clock = half ? (said % 12) + (half.startsWith('p') ? 12 : 0) : said;
  return clock > 23 ? null : `${String(clock).padStart(2, '0')}:${minute}`;
}

function dateIn(typed: string | undefined, field: string, report: RowReport): string | undefined {
  if (!typed) return undefined;
  const found = readTextDate(typed);
  if (found === null) report(field, 'Enter a real date, like 27 3 2021');
  return found ?? undefined;
}

/** A date in one box: "27 3 2021", "27/3/21", "27 March 2021", "2021-03-27". Null for what is none. */
export function readTextDate(typed: string): string | null {
  const parts = typed.trim().split(/[\s/.,-]+/);
  const [first = '', second = '', third = '', ...more] = parts;
  if (more.length > 0) return null;
  if (/^\d{4}$/.test(first)) return readDate({ year: first, month: second, day: third });
  return readDate({ day: first, month: second, year: third });
}

/** Whether a list of a form can have one row more. */
export function takesMoreRows(rows: number, of: HoursRows): boolean {
  return rows < MOST_ROWS[of];
}

/** How many rows a form shows: those that were there, one more where that was asked for, and at least one. */
export function rowsIn(typed: Typed | undefined, of: HoursRows): number {
  const rows = Object.keys(typed ?? {}).filter((name) => name.startsWith(`${of}[`));
  const last = Math.max(-1, ...rows.map((name) => Number(/\[(\d+)\]/.exec(name)?.[1] ?? -1)));
  const more = typed?.[MORE_ROWS] === of ? 1 : 0;
  return Math.min(Math.max(last + 1, 1) + more, MOST_ROWS[of]);
}

/** Hours as the fields of the form hold them. */
export function hoursTyped({ always, openings, exceptions, bankHolidays, note }: Hours): Typed {
  const typed: Typed = { hoursNote: note };
  if (always) typed.always = 'yes';
  if (bankHolidays === 'open') typed.bankHolidays = 'open';
  const put = (row: string, values: Record<string, string | string[]>) => {
    for (const [name, value] of Object.entries(values)) typed[`${row}.${name}`] = value;
  };
  openings.forEach(({ days, opens, closes, every, interval, nth = '', from = '', until = '' }, index) => {
    const repeats = `${every}:${interval}:${nth}`;
    put(`openings[${index}]`, { days, opens, closes, repeats, from: spaced(from), until: spaced(until) });
  });
  const sessions = exceptions.flatMap(({ from, to, sessions: open, why }) =>
    (open.length > 0 ? open : [{ opens: '', closes: '' }]).map((times) => ({ from, to, why, ...times })),
  );
  sessions.forEach(({ from, to, ...others }, index) => {
    put(`exceptions[${index}]`, { from: spaced(from), to: spaced(to), ...others });
  });
  return typed;
}

/** "2021-03-27" as somebody types it: "27 3 2021". */
function spaced(iso: string): string {
  return iso
    .split('-')
    .reverse()
    .map((part) => part.replace(/^0/, ''))
    .join(' ');
}
