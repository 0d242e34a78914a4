import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bankHolidayOn } from './bank-holidays';
import { isOpenAt, openAt, openTimes } from './hours';
import { hoursSchema, WEEKDAYS, type Hours } from './hours-schema';

const hours = (said: object): Hours => hoursSchema.parse(said);
const at = (iso: string) => new Date(iso);
const weekly = (days: string[], opens: string, closes: string, more = {}) =>
  hours({ openings: [{ days, opens, closes, ...more }] });

describe('open now', () => {
  const shop = weekly(['MO', 'TU', 'WE', 'TH', 'FR'], '09:00', '17:30');

  it('is right on a winter weekday, from the minute it opens to the one it closes', () => {
    expect(openAt(shop, at('2026-01-13T08:59:59Z'))).toMatchObject({ open: false, opens: at('2026-01-13T09:00Z') });
    expect(openAt(shop, at('2026-01-13T09:00:00Z'))).toMatchObject({ open: true, until: at('2026-01-13T17:30Z') });
    expect(openAt(shop, at('2026-01-13T17:30:00Z'))).toMatchObject({ open: false, opens: at('2026-01-14T09:00Z') });
  });

  it('is an hour earlier by UTC in summer', () => {
    expect(openAt(shop, at('2026-07-14T08:00:00Z'))).toMatchObject({ open: true, until: at('2026-07-14T16:30Z') });
  });

  it('looks over a weekend', () => {
    expect(openAt(shop, at('2026-07-17T20:00:00Z'))).toMatchObject({ open: false, opens: at('2026-07-20T08:00Z') });
  });

  it('says so when nobody has told the hours', () => {
    expect(openAt(hours({}), at('2026-07-14T08:00:00Z'))).toEqual({ known: false });
  });

  it('is always open when it is', () => {
    expect(openAt(hours({ always: true }), at('2026-12-25T03:00:00Z'))).toEqual({
      known: true,
      open: true,
      until: null,
    });
  });
});

describe('a session past midnight', () => {
  const night = weekly(['SA'], '22:00', '02:00');

  it('is open after midnight, on the day it does not name', () => {
    expect(openAt(night, at('2026-01-18T01:59:00Z'))).toMatchObject({ open: true, until: at('2026-01-18T02:00Z') });
    expect(openAt(night, at('2026-01-18T02:00:00Z'))).toMatchObject({ open: false });
  });

  it('is three hours long when the clocks go forward in it, and five when they go back', () => {
    const length = (from: string, to: string) =>
      openTimes(night, at(from), at(to)).map((one) => (one.to.getTime() - one.from.getTime()) / 3_600_000);
    expect(length('2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toEqual([3]);
    expect(length('2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toEqual([5]);
  });
});

describe('recurrence', () => {
  const days = (said: Hours, from: string, to: string) =>
    openTimes(said, at(from), at(to)).map((one) => one.from.toISOString().slice(0, 10));

  it('knows the first Tuesday and the last Friday of a month', () => {
    const first = weekly(['TU'], '10:00', '12:00', { every: 'month', nth: 1 });
    const last = weekly(['FR'], '10:00', '12:00', { every: 'month', nth: -1 });
    expect(days(first, '2026-09-01T00:00:00Z', '2026-11-30T00:00:00Z')).toEqual([
      '2026-09-01',
      '2026-10-06',
      '2026-11-03',
    ]);
    expect(days(last, '2026-09-01T00:00:00Z', '2026-10-31T00:00:00Z')).toEqual(['2026-09-25', '2026-10-30']);
  });

  it('counts every second week from its first day', () => {
    const fortnightly = weekly(['WE'], '10:00', '12:00', { interval: 2, from: '2026-06-03' });
    expect(days(fortnightly, '2026-06-01T00:00:00Z', '2026-07-02T00:00:00Z')).toEqual([
      '2026-06-03',
      '2026-06-17',
      '2026-07-01',
    ]);
  });

  it('keeps to its first and last day', () => {
    const spring = weekly(['MO'], '10:00', '12:00', { from: '2026-06-08', until: '2026-06-15' });
    expect(days(spring, '2026-06-01T00:00:00Z', '2026-06-30T00:00:00Z')).toEqual(['2026-06-08', '2026-06-15']);
  });
});

describe('days that are otherwise', () => {
  it('knows the bank holidays of England, the days in lieu among them', () => {
    expect(['2026-04-03', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'].map(bankHolidayOn)).toEqual(
      Array(5).fill(true),
    );
    expect(bankHolidayOn('2026-03-17')).toBe(false);
  });

  it('is closed on a bank holiday unless it says that it opens', () => {
    const usual = { openings: [{ days: ['FR'], opens: '09:00', closes: '17:00' }] };
    const christmas = at('2026-12-25T12:00:00Z');
    expect(openAt(hours(usual), christmas)).toMatchObject({ open: false });
    expect(openAt(hours({ ...usual, bankHolidays: 'open' }), christmas)).toMatchObject({ open: true });
  });

  it('follows an exception before anything else', () => {
    const said = hours({
      openings: [{ days: ['TH', 'FR'], opens: '09:00', closes: '17:00' }],
      exceptions: [
        { from: '2026-12-24', to: '2026-12-24', sessions: [{ opens: '09:00', closes: '12:00' }] },
        { from: '2026-12-31', to: '2027-01-08', why: 'New Year' },
      ],
    });
    expect(openAt(said, at('2026-12-24T11:00:00Z'))).toMatchObject({ open: true, until: at('2026-12-24T12:00:00Z') });
    expect(openAt(said, at('2026-12-24T13:00:00Z'))).toMatchObject({ open: false });
    expect(openAt(said, at('2026-12-31T10:00:00Z'))).toMatchObject({ open: false, opens: at('2027-01-14T09:00:00Z') });
  });
});

describe('what opens only in some weeks', () => {
  const lunch = weekly(['TU'], '12:00', '14:00', { every: 'month', nth: 1 });

  it('says when, over the change of the clocks and the end of the year', () => {
    expect(openAt(lunch, at('2026-10-06T13:00:00Z'))).toMatchObject({ open: false, opens: at('2026-11-03T12:00:00Z') });
    expect(openAt(lunch, at('2026-03-04T09:00:00Z'))).toMatchObject({ open: false, opens: at('2026-04-07T11:00:00Z') });
    expect(openAt(lunch, at('2026-12-02T09:00:00Z'))).toMatchObject({ open: false, opens: at('2027-01-05T12:00:00Z') });
  });

  it('passes over a month that falls out, and waits for a rare one', () => {
    const without = hours({ ...lunch, exceptions: [{ from: '2026-12-20', to: '2027-01-31', why: 'Christmas' }] });
    expect(openAt(without, at('2026-12-02T09:00:00Z'))).toMatchObject({ opens: at('2027-02-02T12:00:00Z') });
    const quarterly = weekly(['MO'], '10:00', '11:00', { every: 'month', nth: 2, interval: 3, from: '2026-01-01' });
    expect(openAt(quarterly, at('2026-07-14T09:00:00Z'))).toMatchObject({ opens: at('2026-10-12T09:00:00Z') });
  });

  it('opens again after a long Christmas, or for the first time in spring', () => {
    const shop = { openings: [{ days: ['MO', 'TU'], opens: '09:00', closes: '17:00' }] };
    const long = hours({ ...shop, exceptions: [{ from: '2026-12-14', to: '2027-01-10' }] });
    expect(openAt(long, at('2026-12-15T10:00:00Z'))).toMatchObject({ open: false, opens: at('2027-01-11T09:00:00Z') });
    const opening = weekly(['MO'], '09:00', '17:00', { from: '2027-04-12' });
    expect(openAt(opening, at('2026-12-15T10:00:00Z'))).toMatchObject({
      open: false,
      opens: at('2027-04-12T08:00:00Z'),
    });
  });

  it('stays closed when it is over, or nothing is left of it', () => {
    const over = weekly(['MO'], '09:00', '17:00', { until: '2026-12-14' });
    expect(openAt(over, at('2026-12-15T10:00:00Z'))).toEqual({ known: true, open: false, opens: null });
  });
});

it('joins sessions that meet', () => {
  const said = hours({
    openings: [
      { days: ['MO'], opens: '09:00', closes: '12:00' },
      { days: ['MO'], opens: '12:00', closes: '14:00' },
    ],
  });
  expect(openAt(said, at('2026-06-01T09:00:00Z'))).toMatchObject({ until: at('2026-06-01T13:00:00Z') });
});

it('says the same of a moment as the whole of the next weeks does', () => {
  const time = fc.constantFrom('00:00', '01:30', '09:00', '17:30', '23:00');
  const opening = fc.record({
    days: fc.subarray([...WEEKDAYS], { minLength: 1 }),
    opens: time,
    closes: time,
    every: fc.constantFrom('week' as const, 'month' as const),
    nth: fc.constantFrom(1 as const, 3 as const, -1 as const),
  });
  const day = fc
    .integer({ min: 0, max: 730 })
    .map((days) => new Date(Date.UTC(2020, 0, 1 + days)).toISOString().slice(0, 10));
  const exception = fc.record({ from: day, sessions: fc.constantFrom([], [{ opens: '10:00', closes: '11:00' }]) });
  const anyHours = fc.record({
    openings: fc.array(opening, { maxLength: 3 }),
    exceptions: fc.array(
      exception.map((one) => ({ ...one, to: one.from })),
      { maxLength: 2 },
    ),
    bankHolidays: fc.constantFrom('open' as const, 'closed' as const),
  });
  // The hours in which the clocks change are among them more often than by chance.
  const change = fc.constantFrom(
    Date.UTC(2020, 2, 29),
    Date.UTC(2020, 9, 25),
    Date.UTC(2021, 2, 28),
    Date.UTC(2021, 9, 31),
  );
  const moment = fc
    .tuple(change, fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }))
    .map(([at, minutes]) => new Date(at + minutes * 60_000));
  fc.assert(
    fc.property(anyHours, moment, (said, now) => {
      const open = hoursSchema.parse(said);
      const within = (days: number) => openTimes(open, now, new Date(now.getTime() + days * 86_400_000))[0];
      const first = within(15) ?? within(400);
      const isOpen = first !== undefined && first.from <= now;
      expect(isOpenAt(open, now)).toBe(isOpen);
      const { known, ...state } = openAt(open, now);
      const told = isOpen ? { open: true, until: first.to } : { open: false, opens: first?.from ?? null };
      expect(state).toEqual(known ? told : {});
      expect(known || first === undefined).toBe(true);
    }),
  );
});
