import type { z } from 'zod';
import { PostcodeFields, postcodeSchema } from '~/features/councils/components/postcode-fields';
import { postcodeLines } from '~/features/councils/components/place-fields';
import { step } from '~/features/drafts/journey';
import { isGroup, type OfferContext, type OfferFields, type OfferValues } from './form';

/** Where they start from: it tells who is near. */
export const postcode = step<OfferValues, OfferContext, 'postcode'>({
  step: 'postcode',
  title: (given) => (isGroup(given) ? 'What is your group’s postcode?' : 'What is your postcode?'),
  schema: ({ context }): z.ZodType<OfferValues['postcode']> => postcodeSchema(context.postcode),
  Fields,
  summary: (value, { context }) => postcodeLines('Based at', value, context),
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
