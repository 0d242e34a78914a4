import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysAfter, isBlank, londonToday, readDate } from './typed-date';

test('every day of the calendar is read as it was typed', () => {
  const anyDay = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
  fc.assert(
    fc.property(anyDay, (date) => {
      const iso = date.toISOString().slice(0, 10);
      const [year = '', month = '', day = ''] = iso.split('-');
      expect(readDate({ day: ` ${Number(day)}`, month, year: year.slice(2) })).toBe(iso);
      expect(readDate({ day, month: String(Number(month)), year })).toBe(iso);
    }),
  );
});

test.each([
  ['3', 'March', '2026', '2026-03-03'],
  ['29', 'feb', '2028', '2028-02-29'],
  ['29', '2', '2026', null],
  ['31', '4', '2026', null],
  ['0', '4', '2026', null],
  ['1', '13', '2026', null],
  ['1', '', '2026', null],
  ['soon', '4', '2026', null],
  ['1', '4', '26 ', '2026-04-01'],
  ['1', '4', '026', null],
])('%s %s %s is %s', (day, month, year, read) => {
  expect(readDate({ day, month, year })).toBe(read);
});

test('days are counted over the end of a month and a year', () => {
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(daysAfter('2026-03-01', -1)).toBe('2026-02-28');
});

test('today is the day in London, also when it is another day in Greenwich', () => {
  expect(londonToday(new Date('2026-06-30T23:30:00Z'))).toBe('2026-07-01');
  expect(londonToday(new Date('2026-12-31T23:30:00Z'))).toBe('2026-12-31');
});

test('empty boxes are blank', () => {
  expect(isBlank({})).toBe(true);
  expect(isBlank({ day: ' ' })).toBe(true);
  expect(isBlank({ year: '2026' })).toBe(false);
});
