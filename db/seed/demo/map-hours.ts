import type { z } from 'zod';
import { hoursSchema, type Hours, type Weekday } from '~/features/provision/hours-schema';
import { daysAfter } from '~/platform/forms/typed-date';
import type { Dice } from './dice';

const WEEK: Weekday[] = ['MO', 'TU', 'WE', 'TH', 'FR'];
const ALL: Weekday[] = [...WEEK, 'SA', 'SU'];
type Said = z.input<typeof hoursSchema>;
type Opening = NonNullable<Said['openings']>[number];

const on = (days: Weekday[], opens: string, closes: string, rest: Partial<Opening> = {}): Opening => ({
  days,
  opens,
  closes,
  ...rest,
});
const weekly = (...openings: Opening[]): Said => ({ openings });
const monthly = (days: Weekday[], opens: string, closes: string, ...nth: NonNullable<Opening['nth']>[]): Said =>
  weekly(...nth.map((one) => on(days, opens, closes, { every: 'month', nth: one })));

/** The hours that things of a kind keep, before anything out of the ordinary. */
const USUAL = {
  unknown: {},
  always: { always: true },
  office: weekly(on(WEEK, '09:00', '17:00')),
  daytime: weekly(on([...WEEK, 'SA'], '08:30', '18:00')),
  every_day: { ...weekly(on(ALL, '09:00', '20:00')), bankHolidays: 'open' },
  long_days: { ...weekly(on(ALL, '08:00', '18:00')), bankHolidays: 'open' },
  long_line: { ...weekly(on(WEEK, '08:00', '20:00'), on(['SA', 'SU'], '09:00', '13:00')), bankHolidays: 'open' },
  late_line: { ...weekly(on(ALL, '17:00', '01:00')), bankHolidays: 'open' },
  weekday_mornings: weekly(on(WEEK, '08:00', '12:00')),
  mornings_and_evenings: weekly(on(ALL, '07:00', '09:30'), on(ALL, '16:30', '19:00')),
  evenings: weekly(on([...WEEK, 'SA'], '18:00', '20:30')),
  after_school: weekly(on(WEEK, '15:45', '17:15')),
  afternoon_round: { ...weekly(on(WEEK, '14:00', '17:00')), note: 'Ring by noon for the same day.' },
  three_afternoons: weekly(on(['MO', 'WE', 'FR'], '13:00', '16:00')),
  tuesday_and_friday: weekly(on(['TU', 'FR'], '10:00', '15:00')),
  lunches: weekly(on(WEEK, '11:45', '13:30')),
  evening_kitchen: { ...weekly(on(ALL, '17:00', '20:00')), bankHolidays: 'open' },
  weekend: weekly(on(['SA', 'SU'], '10:00', '16:00')),
  shop: { ...weekly(on([...WEEK, 'SA'], '07:00', '18:30'), on(['SU'], '08:00', '12:00')), bankHolidays: 'open' },
  bakery: weekly(on(['TU', 'WE', 'TH', 'FR'], '06:30', '14:00'), on(['SA'], '06:30', '12:30')),
  chemist: weekly(on(WEEK, '09:00', '13:00'), on(WEEK, '14:00', '18:00'), on(['SA'], '09:00', '12:00')),
  post_office: weekly(on(['MO', 'TU', 'TH', 'FR'], '08:00', '17:30'), on(['WE', 'SA'], '08:00', '12:30')),
  pub_kitchen: weekly(
    on(['WE', 'TH', 'FR', 'SA'], '12:00', '14:00'),
    on(['WE', 'TH', 'FR', 'SA'], '17:30', '20:30'),
    on(['SU'], '12:00', '16:00'),
  ),
  takeaway: weekly(on(['TU', 'WE', 'TH', 'SU'], '17:00', '23:00'), on(['FR', 'SA'], '17:00', '00:30')),
  farm_gate: { ...weekly(on(['TH', 'FR', 'SA'], '09:00', '16:00')), note: 'Ring first in wet weeks.' },
  dairy: weekly(on(['MO', 'WE', 'SA'], '04:30', '07:00')),
  first_saturday: monthly(['SA'], '10:00', '12:30', 1),
  last_sunday: monthly(['SU'], '12:00', '15:00', -1),
  last_friday: monthly(['FR'], '10:00', '16:00', -1),
  second_and_fourth_wednesday: monthly(['WE'], '14:00', '16:00', 2, 4),
  fortnightly: weekly(on(['TH'], '13:30', '16:00', { interval: 2, from: '2020-01-09' })),
} as const satisfies Record<string, Said>;

export type HoursKind = keyof typeof USUAL;

const WITH_EXCEPTION = 0.12;
const WITH_NOTE = 0.06;
const CLOSED = ['Stocktaking', 'A volunteer is ill', 'The hall is needed for a clinic', 'Deep clean'] as const;

/** When something of a kind is open; now and then some of its next days are otherwise. `today` is an ISO date. */
export function hoursOf(kind: HoursKind, today: string, dice: Dice): Hours {
  const [otherwise, noted, from, short] = [
    dice.chance(WITH_EXCEPTION),
    dice.chance(WITH_NOTE),
    dice.between(0, 6),
    dice.chance(0.4),
  ];
  const why = dice.pick(CLOSED);
  const usual: Said = USUAL[kind];
  if (!('openings' in usual)) return hoursSchema.parse(noted ? { ...usual, note: 'Ring first.' } : usual);
  const first = daysAfter(today, from);
  const exception = short
    ? { from: first, to: first, sessions: [{ opens: '10:00', closes: '12:00' }], why: 'Short day' }
    : { from: first, to: daysAfter(first, 2), why };
  return hoursSchema.parse({
    ...usual,
    ...(otherwise ? { exceptions: [exception] } : {}),
    ...(noted ? { note: 'Ring first.' } : {}),
  });
}
