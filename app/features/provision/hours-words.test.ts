import { describe, expect, it } from 'vitest';
import { hoursSchema, type Hours } from './hours-schema';
import { hoursWords, timeWords } from './hours-words';

const TODAY = '2026-06-03';
const hours = (said: object): Hours => hoursSchema.parse(said);
const words = (said: object) => hoursWords(hours(said), TODAY);
const opening = (days: string[], more: object = {}) => ({ days, opens: '09:00', closes: '17:00', ...more });

describe('hours in words', () => {
  it('says days as people do', () => {
    const first = (days: string[]) => words({ openings: [opening(days)] })[0];
    expect(first(['WE', 'MO'])).toBe('Mondays and Wednesdays 9am to 5pm');
    expect(first(['MO', 'TU', 'WE', 'TH', 'FR'])).toBe('Mondays to Fridays 9am to 5pm');
    expect(first(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])).toBe('Every day 9am to 5pm');
    expect(first(['SA', 'SU'])).toBe('Saturdays and Sundays 9am to 5pm');
  });

  it('puts the times of the same days in one line', () => {
    const openings = [
      { days: ['MO'], opens: '09:00', closes: '12:00' },
      { days: ['MO'], opens: '13:30', closes: '17:00' },
      { days: ['SA'], opens: '22:00', closes: '00:00' },
    ];
    expect(words({ openings })).toEqual([
      'Mondays 9am to noon and 1.30pm to 5pm',
      'Saturdays 10pm to midnight',
      'Closed on bank holidays',
    ]);
  });

  it('says what does not come every week', () => {
    const said = (more: object) => words({ openings: [opening(['SA'], more)] })[0];
    expect(said({ every: 'month', nth: 1 })).toBe('First Saturday of the month 9am to 5pm');
    expect(said({ every: 'month', nth: -1 })).toBe('Last Saturday of the month 9am to 5pm');
    expect(said({ every: 'month', nth: 2, interval: 3 })).toBe('Second Saturday of every third month 9am to 5pm');
    expect(said({ interval: 2, from: '2026-06-06' })).toBe('Every second Saturday, from 6 June 2026, 9am to 5pm');
  });

  it('adds exceptions that are not over, bank holidays and the note', () => {
    const said = words({
      openings: [opening(['MO'])],
      bankHolidays: 'open',
      exceptions: [
        { from: '2026-05-01', to: '2026-06-02' },
        { from: '2026-06-04', to: '2026-06-04', sessions: [{ opens: '10:00', closes: '12:00' }] },
        { from: '2026-12-24', to: '2027-01-02', why: 'Christmas' },
      ],
      note: 'Ring first',
    });
    expect(said.slice(1)).toEqual([
      'Open on bank holidays too',
      'Tomorrow: open 10am to noon',
      '24 December to 2 January 2027: closed (Christmas)',
      'Ring first',
    ]);
  });

  it('says nothing where nobody has told', () => {
    expect(words({})).toEqual([]);
    expect(words({ always: true })).toEqual(['Always open']);
  });
});

it('says times', () => {
  expect(['00:30', '09:05', '12:00', '12:15', '23:59'].map(timeWords)).toEqual([
    '12.30am',
    '9.05am',
    'noon',
    '12.15pm',
    '11.59pm',
  ]);
});
