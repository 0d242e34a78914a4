import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Radios } from '~/ui';
import { typedIn, type GroupContext, type GroupFieldsProps, type GroupValues } from './form';

const WORDS = { service: 'A community group or charity', food: 'A shop, kitchen, farm or other business' };

/** A group, or a business that feeds people. */
export const kind = step<GroupValues, GroupContext, 'kind'>({
  step: 'kind',
  title: () => 'Who goes on the map?',
  schema: () => z.object({ kind: z.enum(['service', 'food'], { error: 'Say who you are' }) }),
  Fields,
  summary: (value) => [{ label: 'Who', value: WORDS[value.kind] }],
});

function Fields({ typed, errors, title }: GroupFieldsProps) {
  return (
    <Radios
      name="kind"
      label={title}
      asHeading
      value={typedIn(typed, 'kind')}
      error={errors.kind}
      options={[
        { value: 'service', label: WORDS.service, hint: 'A village group, a faith group, a club: registered or not' },
        { value: 'food', label: WORDS.food, hint: 'Somewhere that people can buy or order from' },
      ]}
    />
  );
}
