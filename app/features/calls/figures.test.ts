import { expect, test } from 'vitest';
import { sinceOf, type Period } from './figures';

test.each([
  ['1', '2026-03-29T12:00:00Z', '2026-03-29T00:00:00.000Z'], // the clocks went forward that night
  ['1', '2026-03-29T23:30:00Z', '2026-03-29T23:00:00.000Z'],
  ['1', '2026-10-25T23:30:00Z', '2026-10-24T23:00:00.000Z'], // they went back: a day of 25 hours
  ['1', '2026-07-01T00:30:00+01:00', '2026-06-30T23:00:00.000Z'],
  ['7', '2026-03-30T09:00:00Z', '2026-03-24T00:00:00.000Z'],
  ['28', '2026-11-10T09:00:00Z', '2026-10-13T23:00:00.000Z'],
])('the period of %s days at %s begins at %s', (period, now, since) =>
  expect(sinceOf(period as Period, new Date(now)).toISOString()).toBe(since),
);
