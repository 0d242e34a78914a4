import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Checkboxes } from '~/ui';
import type { GroupContext, GroupFieldsProps, GroupGiven, GroupValues } from './form';

const MISSING = 'Choose at least one thing that you help with';

/** Under which headings people find it. */
export const categories = step<GroupValues, GroupContext, 'categories'>({
  step: 'categories',
  title: () => 'What does it help with?',
  schema: ({ context: { portal } }: GroupGiven) => {
    const known = new Set(portal.categories.map(({ slug }) => slug));
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
  summary: (value, { context: { portal } }) => [
    {
      label: 'Helps with',
      value: portal.categories
        .filter(({ slug }) => value.categories.includes(slug))
        .map((each) => each.name)
        .join(', '),
    },
  ],
});

function Fields({ typed, errors, title, context: { portal } }: GroupFieldsProps) {
  return (
    <Checkboxes
      name="categories"
      label={title}
      asHeading
      hint="Choose all that fit: people look for you under these headings."
      values={[typed.categories ?? []].flat()}
      error={errors.categories}
      options={portal.categories.map(({ slug, name, hint }) => ({ value: slug, label: name, hint }))}
    />
  );
}
