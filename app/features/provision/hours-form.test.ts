import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readForm, typedOf, type Typed } from '~/platform/forms/read-form';
import { hoursFields, hoursTyped, readHours, readTextDate, readTime, rowsIn } from './hours-form';
import { hoursSchema } from './hours-schema';

const schema = z
  .object(hoursFields)
  .transform((form, context) =>
    readHours(form, (path, message) => context.addIssue({ code: 'custom', path, message })),
  );

function sent(typed: Typed): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(typed)) for (const one of [value].flat()) form.append(name, one);
  return form;
}

describe('hours in a form', () => {
  it('come back as they were, whatever they say', () => {
    const said = hoursSchema.parse({
      openings: [
        { days: ['MO', 'WE'], opens: '09:00', closes: '17:30' },
        { days: ['TH'], opens: '18:00', closes: '20:00', interval: 2, from: '2026-06-04', until: '2026-12-03' },
        { days: ['SA'], opens: '10:00', closes: '12:00', every: 'month', nth: -1 },
        { days: ['SU'], opens: '10:00', closes: '12:00', every: 'month', interval: 3, nth: 2, from: '2026-01-01' },
      ],
      exceptions: [
        {
          from: '2026-12-24',
          to: '2026-12-24',
          sessions: [
            { opens: '09:00', closes: '12:00' },
            { opens: '13:00', closes: '14:00' },
          ],
          why: 'Christmas',
        },
        { from: '2026-12-25', to: '2027-01-02' },
      ],
      bankHolidays: 'open',
      note: 'Ring first',
    });
    expect(readForm(sent(hoursTyped(said)), schema)).toEqual({ ok: true, value: said });
    expect(readForm(sent(hoursTyped(hoursSchema.parse({ always: true }))), schema)).toMatchObject({
      value: { always: true, openings: [] },
    });
  });

  it('leaves empty rows out and asks for what is missing in others', () => {
    const form = sent({
      'openings[0].repeats': 'week:1:',
      'openings[0].opens': '',
      'openings[1].days': 'MO',
      'openings[1].opens': '9 o’clock',
      'openings[1].closes': '5pm',
      'openings[1].repeats': 'week:2:',
      'openings[2].opens': '9am',
      'openings[2].closes': '10am',
      'exceptions[0].from': '31 2 2026',
      'exceptions[1].from': '3 1 2027',
      'exceptions[1].to': '1 1 2027',
    });
    const read = readForm(form, schema);
    expect(read.ok ? [] : Object.keys(read.errors).sort()).toEqual([
      'exceptions[0].from',
      'exceptions[1].to',
      'openings[1].from',
      'openings[1].opens',
      'openings[2].days',
    ]);
  });

  it('takes as much as a record holds, and says where there is more', () => {
    const sessions = ['09', '10', '11', '12', '13', '14'].map((hour) => ({
      opens: `${hour}:00`,
      closes: `${hour}:30`,
    }));
    const day = (no: number) => new Date(Date.UTC(2026, 0, 1 + no)).toISOString().slice(0, 10);
    const most = hoursSchema.parse({
      openings: sessions.flatMap((times) => ['MO', 'TU', 'WE', 'TH', 'FR'].map((one) => ({ days: [one], ...times }))),
      exceptions: [...Array(60).keys()].map((no) => ({ from: day(no), to: day(no), sessions })),
    });
    const typed = hoursTyped(most);
    expect([rowsIn(typed, 'openings'), rowsIn(typed, 'exceptions')]).toEqual([30, 360]);
    expect(readForm(sent(typed), schema)).toEqual({ ok: true, value: most });

    const wrong = (more: Typed) => {
      const read = readForm(sent(more), schema);
      return read.ok ? [] : Object.keys(read.errors);
    };
    const row = (at: string, from: string, times = {}) =>
      Object.fromEntries(Object.entries({ from, ...times }).map(([name, value]) => [`${at}.${name}`, value]));
    const fewer = hoursTyped({ ...most, exceptions: most.exceptions.slice(0, 2) });
    expect(wrong({ ...fewer, ...row('exceptions[12]', '2 1 2026', { opens: '4pm', closes: '5pm' }) })).toEqual([
      'exceptions[12].opens',
    ]);
    const closed = hoursTyped({ ...most, exceptions: most.exceptions.map((one) => ({ ...one, sessions: [] })) });
    expect(wrong({ ...closed, ...row('exceptions[60]', '1 1 2027') })).toEqual(['exceptions[60].from']);
    expect(
      wrong({ ...typed, 'openings[30].days': 'SA', 'openings[30].opens': '9', 'openings[30].closes': '10' }),
    ).toEqual(['openings']);
  });

  it('shows the rows there were, one more for whoever asks, and no end of them', () => {
    expect(rowsIn(undefined, 'openings')).toBe(1);
    const rows = { 'openings[4].repeats': 'week:1:', 'openings[4].opens': '', 'exceptions[1].from': '' };
    const more = typedOf(sent({ ...rows, more: 'exceptions' }));
    expect([rowsIn(more, 'openings'), rowsIn(more, 'exceptions')]).toEqual([5, 3]);
    expect(rowsIn({ 'openings[99].opens': '', more: 'openings' }, 'openings')).toBe(30);
  });
});

it('reads times and dates as people write them', () => {
  const times = ['9am', '9.30', '12 pm', '12am', '17:30', '5.15pm', 'noon', '0900', '25:00', '13pm', 'late'];
  expect(times.map(readTime)).toEqual([
    '09:00',
    '09:30',
    '12:00',
    '00:00',
    '17:30',
    '17:15',
    '12:00',
    '09:00',
    null,
    null,
    null,
  ]);
  const dates = ['27 3 2021', '27/3/21', '27 March 2021', '2021-03-27', '31 2 2021', 'soon'];
  expect(dates.map(readTextDate)).toEqual([...Array<string>(4).fill('2021-03-27'), null, null]);
});
