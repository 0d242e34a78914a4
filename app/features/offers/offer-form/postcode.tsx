import type { z } from 'zod';
import { PostcodeFields, postcodeSchema } from '~/features/councils/components/postcode-fields';
import { step } from '~/features/drafts/journey';
import { isGroup, type OfferContext, type OfferFields, type OfferValues } from './form';

/** Where they start from: it tells who is near. */
export const postcode = step<OfferValues, OfferContext, 'postcode'>({
  step: 'postcode',
  title: (given) => (isGroup(given) ? 'What is your group’s postcode?' : 'What is your postcode?'),
  schema: ({ context }): z.ZodType<OfferValues['postcode']> => postcodeSchema(context.postcode),
  Fields,
  summary: (_value, { context: { residence } }) => [
    { label: 'Based at', value: [residence?.postcode, residence?.words].filter(Boolean).join(', ') },
  ],
});

function Fields({ typed, errors, title }: OfferFields) {
  return (
    <PostcodeFields
      title={title}
      hint="It tells us who is near you. Nobody you help is told where you live."
      typed={typed}
      errors={errors}
    />
  );
}
