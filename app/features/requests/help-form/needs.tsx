import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Checkboxes } from '~/ui';
import { person, type HelpContext, type HelpFields, type HelpGiven, type HelpValues } from './form';

const MISSING = 'Choose at least one thing to be helped with';

/** What is needed: any number of the council's categories. */
export const needs = step<HelpValues, HelpContext, 'needs'>({
  step: 'needs',
  title: (given) => `What ${person(given).need} help with?`,
  schema: ({ context }: HelpGiven) => {
    const known = new Set(context.portal.categories.map(({ slug }) => slug));
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
  summary: ({ categories }, { context }) => [
    {
      label: 'Help with',
      value: context.portal.categories
        .filter(({ slug, diverted }) => categories.includes(slug) && diverted === undefined)
        .map(({ name }) => name)
        .join(', '),
    },
  ],
});

function Fields({ typed, errors, title, context }: HelpFields) {
  return (
    <Checkboxes
      name="categories"
      label={title}
      asHeading
      hint="Choose all that fit. It can be a small thing."
      values={[typed.categories ?? []].flat()}
      error={errors.categories}
      options={context.portal.categories.map(({ slug, name, hint }) => ({ value: slug, label: name, hint }))}
    />
  );
}
