import { step } from '~/features/drafts/journey';
import { londonToday } from '~/platform/forms/typed-date';
import { GroupHoursFields } from '../components/group-hours-fields';
import { groupHoursSchema, groupHoursWords } from '../group-hours';
import type { GroupContext, GroupValues } from './form';

/** When people can come or ring. */
export const hours = step<GroupValues, GroupContext, 'hours'>({
  step: 'hours',
  title: () => 'When can people come or ring?',
  schema: () => groupHoursSchema,
  Fields: GroupHoursFields,
  summary: (value) => [{ label: 'Open', value: groupHoursWords(value, londonToday()).join('. ') }],
});
