import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ALL_DAYS, ALL_PARTS, availabilityWords, bitsOf, DAYS, namesIn, PARTS } from './schema';

test('days and parts of a day keep their names through their bits', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: ALL_DAYS }), fc.integer({ min: 0, max: ALL_PARTS }), (days, parts) => {
      expect(bitsOf(DAYS, namesIn(DAYS, days))).toBe(days);
      expect(bitsOf(PARTS, namesIn(PARTS, parts))).toBe(parts);
    }),
  );
});

test.each([
  [ALL_DAYS, ALL_PARTS, 'Any day, any time'],
  [31, PARTS.morning, 'Monday to Friday, mornings'],
  [DAYS.saturday | DAYS.sunday, PARTS.morning | PARTS.evening, 'Weekends, mornings and evenings'],
  [DAYS.monday | DAYS.wednesday | DAYS.sunday, PARTS.evening, 'Mondays, Wednesdays and Sundays, evenings'],
])('%i and %i are said as people do', (days, parts, words) => {
  expect(availabilityWords(days, parts)).toBe(words);
});
