import type { z } from 'zod';
import { PostcodeFields, postcodeSchema } from '~/features/councils/components/postcode-fields';
import { postcodeLines } from '~/features/councils/components/place-fields';
import { step } from '~/features/drafts/journey';
import { person, type HelpContext, type HelpFields, type HelpValues } from './form';

/** Where the help is needed: the postcode tells the parish, and so who looks after it. */
export const postcode = step<HelpValues, HelpContext, 'postcode'>({
  step: 'postcode',
  title: (given) => `What is ${person(given).their} postcode?`,
  schema: ({ context }): z.ZodType<HelpValues['postcode']> => postcodeSchema(context.postcode),
  Fields,
  summary: (value, { context }) => postcodeLines('Where', value, context),
});

function Fields({ typed, errors, title }: HelpFields) {
  return (
    <PostcodeFields
      title={title}
      hint="It tells us which council is nearest. You can find it on any letter."
      typed={typed}
      errors={errors}
    />
  );
}
