import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Field } from '~/ui';
import { isGroup, type OfferContext, type OfferFields, type OfferGiven, type OfferValues } from './form';

const MOST = { person: 20, group: 1000 };

/** A whole number of people: read by the form here and by the page of a private link. */
export function capacityField(group: boolean) {
  const most = group ? MOST.group : MOST.person;
  const problem = `Enter a whole number from 1 to ${most}`;
  return z
    .string({ error: problem })
    .trim()
    .regex(/^\d{1,4}$/, problem)
    .transform(Number)
    .refine((number) => number >= 1 && number <= most, { error: problem });
}

/** How many people they can help at the same time, so that nobody is asked too much. */
export const capacity = step<OfferValues, OfferContext, 'capacity'>({
  step: 'capacity',
  title: (given) => `How many people can ${isGroup(given) ? 'your group' : 'you'} help at a time?`,
  schema: (given: OfferGiven) => z.object({ capacity: capacityField(isGroup(given)) }),
  Fields,
  summary: (value) => [{ label: 'People at a time', value: String(value.capacity) }],
});

function Fields({ typed, errors, title, ...given }: OfferFields) {
  return (
    <Field
      name="capacity"
      label={title}
      asHeading
      hint={isGroup(given) ? 'We do not ask you for more than that.' : 'Most people start with one or two.'}
      width={4}
      inputMode="numeric"
      value={typed.capacity as string | undefined}
      error={errors.capacity}
    />
  );
}
