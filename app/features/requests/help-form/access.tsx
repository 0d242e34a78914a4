import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { words } from '~/platform/forms/fields';
import { TextArea } from '~/ui';
import { person, type HelpContext, type HelpFields, type HelpValues } from './form';

const LONGEST = 1500;
const schema = z.object({ accessNeeds: words(LONGEST), diet: words(LONGEST) });

/** What helpers must know at the door, and about food. */
export const access = step<HelpValues, HelpContext, 'access'>({
  step: 'access',
  title: () => 'Is there anything helpers should know?',
  schema: () => schema,
  Fields,
  summary: ({ accessNeeds, diet }) => [
    { label: 'At the door', value: accessNeeds || 'Nothing said' },
    { label: 'Diet and allergies', value: diet || 'Nothing said' },
  ],
});

function Fields({ typed, errors, title, ...given }: HelpFields) {
  const { they } = person(given);
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <TextArea
        name="accessNeeds"
        label="At the door, or on the phone"
        hint={`For example: hard of hearing, ${they} take time to come to the door, a language, a dog.`}
        rows={3}
        optional
        value={typed.accessNeeds as string | undefined}
        error={errors.accessNeeds}
      />
      <TextArea
        name="diet"
        label="Diet and allergies"
        hint="For example: diabetic, no nuts, halal, food for a baby of six months."
        rows={3}
        optional
        value={typed.diet as string | undefined}
        error={errors.diet}
      />
    </>
  );
}
