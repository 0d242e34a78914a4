import { step } from '~/features/drafts/journey';
import { londonToday } from '~/platform/forms/typed-date';
import { GroupHoursFields } from '../components/group-hours-fields';
import { hoursSchema } from '../hours-schema';
import { hoursWords } from '../hours-words';
import { hoursFrom, simpleHoursSchema } from '../simple-hours';
import type { GroupContext, GroupValues } from './form';

/** When people can come or ring, simply. */
export const hours = step<GroupValues, GroupContext, 'hours'>({
  step: 'hours',
  title: () => 'When can people come or ring?',
  schema: () => simpleHoursSchema,
  Fields: GroupHoursFields,
  summary: (value) => {
    const said = hoursWords(hoursFrom(value, hoursSchema.parse({})), londonToday());
    return [{ label: 'Open', value: said.join('. ') || 'It varies' }];
  },
});
