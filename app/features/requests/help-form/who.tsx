import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Checkboxes, Radios } from '~/ui';
import type { HelpContext, HelpFields, HelpValues } from './form';

const schema = z
  .object({
    who: z.enum(['me', 'other'], { error: 'Say whether the help is for you or for someone else' }),
    agreed: z.literal('yes').optional(),
  })
  .refine(({ who, agreed }) => who === 'me' || agreed === 'yes', {
    path: ['agreed'],
    error: 'We can only take their details if they agree. Ask them first, or ring us',
  })
  .transform(({ who }) => ({ forOther: who === 'other' }));

/** For oneself, or for someone else who agrees to it. */
export const who = step<HelpValues, HelpContext, 'who'>({
  step: 'who',
  title: () => 'Who needs help?',
  schema: () => schema,
  Fields,
  summary: ({ forOther }) => [
    { label: 'Help is for', value: forOther ? 'Someone else, who agrees that you ask for them' : 'You' },
  ],
});

function Fields({ typed, errors, title }: HelpFields) {
  const agreed = (
    <Checkboxes
      name="agreed"
      label="Do they agree?"
      values={typed.agreed ? ['yes'] : []}
      error={errors.agreed}
      options={[{ value: 'yes', label: 'They agree that I ask for them and pass on their details' }]}
    />
  );
  return (
    <Radios
      name="who"
      label={title}
      asHeading
      value={typed.who as string | undefined}
      error={errors.who}
      options={[
        { value: 'me', label: 'I do' },
        { value: 'other', label: 'Someone else', hint: 'A relative, a neighbour or a friend', conditional: agreed },
      ]}
    />
  );
}
