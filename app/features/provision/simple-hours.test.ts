import { expect, it } from 'vitest';
import { hoursSchema } from './hours-schema';
import { hoursFrom, simpleHoursSchema, simpleOf } from './simple-hours';

it('goes into hours and out again', () => {
  const typed = {
    when: 'weekly',
    days: ['MO', 'FR'],
    opens: '9am',
    closes: '1',
    bankHolidays: 'yes',
    note: 'Ring first',
  };
  const hours = hoursFrom(simpleHoursSchema.parse(typed), hoursSchema.parse({}));
  expect(hours).toMatchObject({ bankHolidays: 'open', note: 'Ring first' });
  expect(hours.openings).toMatchObject([{ days: ['MO', 'FR'], opens: '09:00', closes: '01:00', every: 'week' }]);
  expect(simpleOf(hours)).toMatchObject({ when: 'weekly', days: ['MO', 'FR'], bankHolidays: true });
});

it('wants days and times of a week, and nothing of those who are always there', () => {
  const wrong = simpleHoursSchema.safeParse({ when: 'weekly', opens: 'early' });
  expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['days', 'opens', 'closes']);
  expect(simpleHoursSchema.safeParse({ when: 'always' }).success).toBe(true);
});

it('keeps hours that say more than its fields', () => {
  const monthly = hoursSchema.parse({
    openings: [{ days: ['SA'], opens: '10:00', closes: '12:00', every: 'month', nth: 1 }],
  });
  expect(simpleOf(monthly)).toBeNull();
  const kept = hoursFrom(simpleHoursSchema.parse({ when: 'keep', note: 'Ring first' }), monthly);
  expect(kept).toEqual({ ...monthly, note: 'Ring first' });
});
