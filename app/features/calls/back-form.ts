import { z } from 'zod';
import { words } from '~/platform/forms/fields';
import { isBlank, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { ANYONE, ATTEMPT, type Attempt } from './schema';

/** When to ring back: the usual answers, or a day and a time. */
export const WHEN_WORDS = {
  hour: 'In an hour',
  three_hours: 'In three hours',
  tomorrow: 'Tomorrow morning at 10:00',
  other: 'At another time',
} as const;
export type When = keyof typeof WHEN_WORDS;

const TIME = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/;

/** Fields of when to ring back. */
export const whenFields = {
  when: z.enum(Object.keys(WHEN_WORDS) as [When, ...When[]], { error: 'Choose when to ring back' }),
  day: typedDateSchema,
  time: z.string().trim().max(5, 'Enter a time, like 14:30').optional(),
};

interface Whenever {
  when: When | undefined;
  day: z.infer<typeof typedDateSchema>;
  time?: string | undefined;
}

/** The moment that was meant, as the clocks of London say it; an issue by field where none was. */
export function dueAt({ when, day, time }: Whenever, now: Date, context: Pick<z.RefinementCtx, 'addIssue'>): Date {
  const HOUR_MS = 3_600_000;
  if (when === 'hour') return new Date(now.getTime() + HOUR_MS);
  if (when === 'three_hours') return new Date(now.getTime() + 3 * HOUR_MS);
  if (when === 'tomorrow') return londonMoment(londonDay(new Date(now.getTime() + 24 * HOUR_MS)), 10, 0);
  const date = readDate(day);
  const clock = TIME.exec(time ?? '');
  if (date === null) {
    const message = isBlank(day) ? 'Enter the day to ring back' : 'Enter a real date, like 27 3 2020';
    context.addIssue({ code: 'custom', path: ['day'], message });
  }
  if (!clock) context.addIssue({ code: 'custom', path: ['time'], message: 'Enter a time, like 14:30' });
  return date !== null && clock ? londonMoment(date, Number(clock[1]), Number(clock[2])) : now;
}

const zoned = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hour: '2-digit',
  hourCycle: 'h23',
  timeZoneName: 'shortOffset',
});
const londonDate = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });
const londonDay = (moment: Date) => londonDate.format(moment);

/** The moment at which London's clocks show this day and time. */
function londonMoment(day: string, hour: number, minute: number): Date {
  const asIfUtc = Date.parse(`${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`);
  const offset = zoned.formatToParts(asIfUtc).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const hours = Number(/[+-]\d+/.exec(offset)?.[0] ?? 0);
  return new Date(asIfUtc - hours * 3_600_000);
}

/** Booking a call-back. `owner` is a colleague's id, `me` or `anyone`. */
export const bookSchema = z
  .object({
    id: z.uuid(),
    ...whenFields,
    owner: z.union([z.enum(['me', ANYONE]), z.uuid()], { error: 'Choose who rings back' }),
    about: words(500),
  })
  .transform((typed, context) => ({ ...typed, dueAt: dueAt(typed, new Date(), context) }));

/** Recording an attempt. A caller who was reached is done with; otherwise it is tried again, or given up. */
export const attemptSchema = z
  .object({
    version: z.coerce.number().int(),
    attempt: z.enum(Object.keys(ATTEMPT) as [Attempt, ...Attempt[]], { error: 'Choose how it went' }),
    then: z.enum(['done', 'again', 'given_up'], { error: 'Choose what follows' }),
    when: whenFields.when.optional(),
    day: whenFields.day,
    time: whenFields.time,
  })
  .transform(({ version, attempt, then, ...rest }, context) => {
    if (then !== 'again') return { version, attempt, then: { kind: then } } as const;
    if (!rest.when) context.addIssue({ code: 'custom', path: ['when'], message: 'Choose when to ring again' });
    const due = rest.when ? dueAt({ ...rest, when: rest.when }, new Date(), context) : new Date();
    return { version, attempt, then: { kind: then, dueAt: due } } as const;
  });
