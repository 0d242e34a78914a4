import { z } from 'zod';
import { words } from '~/platform/forms/fields';
import { readTime } from '~/features/provision/hours-form';
import { daysAfter, isBlank, londonToday, readDate, typedDateSchema } from '~/platform/forms/typed-date';
import { londonMoment } from '~/ui/format/london';
import { ANYONE, ATTEMPT, type Attempt } from './schema';

/** When to ring back: the usual answers, or a day and a time. */
export const WHEN_WORDS = {
  hour: 'In an hour',
  three_hours: 'In three hours',
  tomorrow: 'Tomorrow morning at 10:00',
  other: 'At another time',
} as const;
export type When = keyof typeof WHEN_WORDS;

/** Fields of when to ring back. */
export const whenFields = {
  when: z.enum(Object.keys(WHEN_WORDS) as [When, ...When[]], { error: 'Choose when to ring back' }),
  day: typedDateSchema,
  time: z.string().trim().max(20, 'Enter a time, like 2pm or 14:30').optional(),
};

interface Whenever {
  when: When | undefined;
  day: z.infer<typeof typedDateSchema>;
  time?: string | undefined;
}

/** The moment that was meant, as the clocks of London say it; an issue by field where none was, or it is over. */
export function dueAt({ when, day, time }: Whenever, now: Date, context: Pick<z.RefinementCtx, 'addIssue'>): Date {
  const HOUR_MS = 3_600_000;
  if (when === 'hour') return new Date(now.getTime() + HOUR_MS);
  if (when === 'three_hours') return new Date(now.getTime() + 3 * HOUR_MS);
  if (when === 'tomorrow') return londonMoment(daysAfter(londonToday(now), 1), '10:00');
  const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
  const [date, clock] = [readDate(day), readTime(time ?? '')];
  if (date === null) wrong('day', isBlank(day) ? 'Enter the day to ring back' : 'Enter a real date, like 27 3 2020');
  if (clock === null) wrong('time', 'Enter a time, like 2pm or 14:30');
  if (date === null || clock === null) return now;
  const due = londonMoment(date, clock);
  if (due <= now) wrong(date < londonToday(now) ? 'day' : 'time', 'Enter a day and time to come: this is over already');
  return due;
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
