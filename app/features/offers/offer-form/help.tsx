import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Checkboxes } from '~/ui';
import { isGroup, offerable, type OfferContext, type OfferFields, type OfferGiven, type OfferValues } from './form';

const MISSING = 'Choose at least one thing to help with';

/** What they can help with: any number of the council's categories. */
export const help = step<OfferValues, OfferContext, 'help'>({
  step: 'help',
  title: (given) => (isGroup(given) ? 'What can your group help with?' : 'What can you help with?'),
  schema: (given: OfferGiven) => {
    const known = new Set(offerable(given).map(({ slug }) => slug));
    return z.object({
      categories: z
        .array(
          z.string().refine((slug) => known.has(slug), { error: 'Choose from the list' }),
          { error: MISSING },
        )
        .min(1, MISSING),
    });
  },
  Fields,
  summary: ({ categories }, given) => [
    {
      label: 'Can help with',
      value: offerable(given)
        .filter(({ slug }) => categories.includes(slug))
        .map(({ name }) => name)
        .join(', '),
    },
  ],
});

function Fields({ typed, errors, title, ...given }: OfferFields) {
  return (
    <Checkboxes
      name="categories"
      label={title}
      asHeading
      hint="Choose all that fit. You are always asked first, and can say no."
      values={[typed.categories ?? []].flat()}
      error={errors.categories}
      options={offerable(given).map(({ slug, name, hint }) => ({ value: slug, label: name, hint }))}
    />
  );
}
