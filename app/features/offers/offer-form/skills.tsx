import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { words } from '~/platform/forms/fields';
import { TextArea } from '~/ui';
import type { OfferContext, OfferFields, OfferValues } from './form';

/** Letters. */
export const SKILLS_LENGTH = 1500;
const schema = z.object({ skills: words(SKILLS_LENGTH) });

/** What else they bring. */
export const skills = step<OfferValues, OfferContext, 'skills'>({
  step: 'skills',
  title: () => 'Anything else you bring?',
  schema: () => schema,
  Fields,
  summary: (value) => [{ label: 'Skills', value: value.skills || 'Nothing said' }],
});

function Fields({ typed, errors, title }: OfferFields) {
  return (
    <TextArea
      name="skills"
      label={title}
      asHeading
      optional
      hint="For example: languages, first aid, food hygiene, a minibus licence, experience with dementia, a kitchen or a hall."
      value={typed.skills as string | undefined}
      error={errors.skills}
    />
  );
}
