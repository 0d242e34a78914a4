import { isDeepStrictEqual } from 'node:util';
import { hoursSchema, WEEKDAYS, type Hours, type Weekday } from '~/features/provision/hours-schema';
import { ValueProblem } from './problem';
import { oneLine } from './text';

const LONGEST_NOTE = 300;

/**
 * Opening hours as people write them in a cell: "Mon-Fri 9am-5pm; Sat 10:00-12:00", "24 hours", or as JSON. What is not
 * understood is kept as a note, which staff and residents read; throws a ValueProblem where it is too long for one.
 */
export function readHours(text: string): Hours {
  const said = oneLine(text);
  if (said === '') return hoursSchema.parse({});
  if (said.startsWith('{')) return fromJson(said);
  if (/^(always|24 ?\/ ?7|24 ?h(ou)?rs?( a day)?)$/i.test(said)) return hoursSchema.parse({ always: true });
  const openings = text
    .split(/[;\n]/)
    .map(oneLine)
    .filter(Boolean)
    .map((piece) => opening(piece));
  if (openings.every((one) => one !== null)) return hoursSchema.parse({ openings });
  if (said.length > LONGEST_NOTE) throw new ValueProblem(`Use ${LONGEST_NOTE} characters or fewer for the hours`);
  return hoursSchema.parse({ note: said });
}

/** Opening hours for a cell: as people write them where that says all, else as JSON. `readHours` reads both. */
export function hoursText(hours: Hours): string {
  const words = hours.always ? 'always' : hours.note || hours.openings.map(sessionText).join('; ');
  return isDeepStrictEqual(understood(words), hours) ? words : JSON.stringify(hours);
}

function understood(words: string): Hours | null {
  try {
    return readHours(words);
  } catch {
    return null;
  }
}

function fromJson(text: string): Hours {
  try {
    return hoursSchema.parse(JSON.parse(text));
  } catch {
    throw new ValueProblem('These opening hours are not in a form that we can read');
  }
}

const NAMES: Record<Weekday, string> = { MO: 'Mon', TU: 'Tue', WE: 'Wed', TH: 'Thu', FR: 'Fri', SA: 'Sat', SU: 'Sun' };

function sessionText({ days, opens, closes }: Hours['openings'][number]): string {
  return `${days.map((day) => NAMES[day]).join(', ')} ${opens}-${closes}`;
}

const TIME = String.raw`(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s*(?:am|pm)?|noon|midday|midnight`;
const OPENING = new RegExp(`^(.*?)[\\s,:]*\\b(${TIME})\\s*(?:-|–|—|to|until|till)\\s*(${TIME})$`, 'i');

function opening(piece: string): { days: Weekday[]; opens: string; closes: string } | null {
  const [, named = '', from = '', to = ''] = OPENING.exec(piece) ?? [];
  const days = daysOf(named);
  const closes = clock(to);
  const opens = clock(from);
  return days && opens && closes ? { days, opens, closes } : null;
}

function daysOf(named: string): Weekday[] | null {
  const words = named.toLowerCase().trim();
  if (/^(daily|every ?day|all week|7 days a week)$/.test(words)) return [...WEEKDAYS];
  if (/^week ?days?$/.test(words)) return WEEKDAYS.slice(0, 5);
  if (/^week ?ends?$/.test(words)) return WEEKDAYS.slice(5);
  const parts = words.split(/\s*(?:,|&|\+|\/|\band\b)\s*/).map(span);
  const days = new Set(parts.flatMap((part) => part ?? []));
  return parts.every((part) => part !== null) ? WEEKDAYS.filter((day) => days.has(day)) : null;
}

/** "mon", "mondays", "mon-fri", "monday to friday", also over a weekend. */
function span(part: string): Weekday[] | null {
  const [first, last, ...more] = part.split(/\s*(?:-|–|—|\bto\b)\s*/).map(day);
  if (first === undefined || first < 0 || more.length > 0 || (last ?? 0) < 0) return null;
  const length = last === undefined ? 1 : ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => WEEKDAYS[(first + step) % 7] as Weekday);
}

function day(word: string): number {
  const names = /^(mon|tue|wed|thu|fri|sat|sun)(s|day|days|nesday|nesdays|rsday|rsdays|urday|urdays|sday|sdays|r|rs)?$/;
  const [, short] = names.exec(word) ?? [];
  return short === undefined ? -1 : WEEKDAYS.indexOf(short.slice(0, 2).toUpperCase() as Weekday);
}

function clock(time: string): string | null {
  const said = time.toLowerCase().replace(/\s/g, '');
  if (said === 'noon' || said === 'midday') return '12:00';
  if (said === 'midnight') return '00:00';
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?:[:.](\d\d))?(am|pm)?$/.exec(said) ?? [];
  if (hour === '' || (half !== undefined && (Number(hour) > 12 || Number(hour) === 0))) return null;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (half === 'pm' ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}`;
}
