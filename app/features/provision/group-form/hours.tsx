import { step } from '~/features/drafts/journey';
import { list } from '~/ui/format/numbers';
import { DAY_NAMES, GroupHoursFields } from '../components/group-hours-fields';
import { WEEKDAYS } from '../hours-schema';
import { simpleHoursSchema, type TypedHours } from '../simple-hours';
import type { GroupContext, GroupValues } from './form';

/** When people can come or ring, simply. */
export const hours = step<GroupValues, GroupContext, 'hours'>({
  step: 'hours',
  title: () => 'When can people come or ring?',
  schema: () => simpleHoursSchema,
  Fields: GroupHoursFields,
  summary: (value) => [{ label: 'Open', value: [wordsOf(value), value.note].filter(Boolean).join('. ') }],
});

/** "Monday and Friday, 09:00 to 17:00". */
function wordsOf({ when, days, opens, closes }: TypedHours): string {
  if (when === 'always') return 'Day and night';
  if (when !== 'weekly') return 'It varies: people ask first';
  const named = WEEKDAYS.filter((day) => days.includes(day)).map((day) => DAY_NAMES[day]);
  return `${list(named)}, ${opens} to ${closes}`;
}
