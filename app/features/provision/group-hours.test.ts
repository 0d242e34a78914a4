import { expect, it } from 'vitest';
import { formOf } from '~/features/drafts/journey';
import { readForm } from '~/platform/forms/read-form';
import { groupHoursSchema, groupHoursTyped, groupHoursWords } from './group-hours';
import { hoursSchema } from './hours-schema';

const read = (typed: Record<string, string | string[]>) => readForm(formOf(typed), groupHoursSchema);

it('shows any hours in its fields and reads the same out of them', () => {
  const opening = { days: ['MO'], opens: '09:00', closes: '12:00' };
  const all = [
    {},
    { always: true, exceptions: [{ from: '2026-12-25', to: '2026-12-25', why: 'Christmas' }] },
    {
      openings: [
        opening,
        { ...opening, opens: '14:00', closes: '01:00' },
        { ...opening, every: 'month', nth: -1, from: '2026-03-01', until: '2026-09-30' },
      ],
      exceptions: [{ from: '2026-12-24', to: '2026-12-27', sessions: [{ opens: '10:00', closes: '12:00' }] }],
      bankHolidays: 'open',
      note: 'Ring first',
    },
  ];
  for (const hours of all.map((one) => hoursSchema.parse(one))) {
    expect(read(groupHoursTyped(hours))).toEqual({ ok: true, value: hours });
  }
});

it('wants days and times of those who are there on some days, and of nobody else', () => {
  const row = { 'openings[0].opens': 'early', 'openings[0].repeats': 'week:1:' };
  const wrong = (typed: object) => {
    const result = read({ ...typed });
    return result.ok ? [] : Object.keys(result.errors);
  };
  expect(wrong({ when: 'weekly', ...row })).toEqual(['openings[0].days', 'openings[0].opens', 'openings[0].closes']);
  expect(wrong({ when: 'weekly' })).toEqual(['openings[0].days', 'openings[0].opens', 'openings[0].closes']);
  expect(wrong({ when: 'always', ...row })).toEqual([]);
  expect(wrong({ when: 'ask', 'exceptions[0].to': '1 1 2027' })).toEqual(['exceptions[0].from']);
  expect(wrong({})).toEqual(['when']);
});

it('says them in words, also that nobody can', () => {
  const exceptions = [{ from: '2026-12-25', to: '2026-12-25' }];
  expect(groupHoursWords(hoursSchema.parse({ exceptions }), '2026-06-03')).toEqual([
    'It varies: people ask first',
    '25 December: closed',
  ]);
});
