import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { line } from '~/platform/forms/fields';
import { paths } from '~/paths';
import { Field, InsetText, TextArea } from '~/ui';
import { person, type HelpContext, type HelpFields, type HelpValues } from './form';

/** Who needs help, and at which door. */
export const name = step<HelpValues, HelpContext, 'name'>({
  step: 'name',
  title: (given) => `What is ${person(given).their} name and address?`,
  schema: (given) =>
    z.object({
      name: line(200, person(given).other ? 'Enter the name of the person who needs help' : 'Enter your name'),
      address: z
        .string({ error: 'Enter the address, or say where to find the door' })
        .trim()
        .max(500, 'Use 500 characters or fewer'),
    }),
  Fields,
  summary: (value) => [
    { label: 'Name', value: value.name },
    { label: 'Address', value: value.address },
  ],
});

function Fields({ typed, errors, title, context, values }: HelpFields) {
  const { residence, portal } = context;
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      {residence && (
        <InsetText>
          {residence.postcode ? `${residence.postcode} is in ` : 'The place is '}
          <strong>{residence.words}</strong>. <a href={paths.getHelp(portal.slug, 'postcode')}>Change the postcode</a>
        </InsetText>
      )}
      <Field
        name="name"
        label="Full name"
        value={typed.name as string | undefined}
        error={errors.name}
        autoComplete={person({ values, context }).other ? 'off' : 'name'}
        spellCheck={false}
      />
      <TextArea
        name="address"
        label="Address"
        hint="House and street, as on a letter. Add what helps to find the door."
        rows={3}
        value={typed.address as string | undefined}
        error={errors.address}
        spellCheck={false}
      />
    </>
  );
}
