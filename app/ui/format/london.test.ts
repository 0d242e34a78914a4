import fc from 'fast-check';
import { expect, test } from 'vitest';
import { onTheClock } from './london';

const tables = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const plain = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'short', timeStyle: 'medium' });

test('shows what the tables of the time zone say, at any moment', () => {
  const moment = fc.date({ min: new Date('1973-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  fc.assert(
    fc.property(moment, (at) => plain.format(onTheClock(at)) === tables.format(at)),
    { numRuns: 2000 },
  );
});

test('shows it to the second when the clocks are changed', () => {
  const shown = (at: string) => onTheClock(new Date(at)).toISOString().slice(11, 19);
  expect([shown('2020-03-29T00:59:59Z'), shown('2020-03-29T01:00:00Z')]).toEqual(['00:59:59', '02:00:00']);
  expect([shown('2020-10-25T00:59:59Z'), shown('2020-10-25T01:00:00Z')]).toEqual(['01:59:59', '01:00:00']);
});
