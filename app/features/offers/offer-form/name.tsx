import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { line } from '~/platform/forms/fields';
import { Field } from '~/ui';
import { isGroup, type OfferContext, type OfferFields, type OfferGiven, type OfferValues } from './form';

/** England and Wales (6 or 7 digits, a subsidiary after a hyphen), Scotland (SC…) and Northern Ireland (NIC…). */
const CHARITY_NO = /^(\d{6,7}(-\d{1,3})?|SC\d{6}|NIC\d{6})$/;

const person = z
  .object({ name: line(200, 'Enter your name') })
  .transform(({ name }) => ({ name, contactName: null, charityNo: null }));

const group = z
  .object({
    name: line(200, 'Enter the name of the group'),
    contactName: line(200, 'Enter the name of the person we can talk to'),
    charityNo: z
      .string()
      .transform((typed) => typed.replace(/\s/g, '').toUpperCase())
      .refine((number) => CHARITY_NO.test(number), {
        error: 'Enter a charity number, like 1234567 or SC012345, or leave it empty',
      })
      .optional(),
  })
  .transform((value) => ({ ...value, charityNo: value.charityNo ?? null }));

/** Who they are: a person's name, or the group's with its contact and charity number. */
export const name = step<OfferValues, OfferContext, 'name'>({
  step: 'name',
  title: (given) => (isGroup(given) ? 'What is your group?' : 'What is your name?'),
  schema: (given: OfferGiven): z.ZodType<OfferValues['name']> => (isGroup(given) ? group : person),
  Fields,
  summary: (value) =>
    value.contactName === null
      ? [{ label: 'Name', value: value.name }]
      : [
          { label: 'Group', value: value.name },
          { label: 'Contact', value: value.contactName },
          { label: 'Charity number', value: value.charityNo ?? 'None' },
        ],
});

function Fields({ typed, errors, title, ...given }: OfferFields) {
  const text = (field: string) => typed[field] as string | undefined;
  if (!isGroup(given)) {
    return (
      <Field
        name="name"
        label={title}
        asHeading
        hint="First and last name."
        value={text('name')}
        error={errors.name}
        autoComplete="name"
        spellCheck={false}
      />
    );
  }
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <Field
        name="name"
        label="Name of the group or charity"
        value={text('name')}
        error={errors.name}
        autoComplete="organization"
        spellCheck={false}
      />
      <Field
        name="contactName"
        label="Whom can we talk to?"
        hint="First and last name."
        value={text('contactName')}
        error={errors.contactName}
        autoComplete="name"
        spellCheck={false}
      />
      <Field
        name="charityNo"
        label="Charity number"
        optional
        hint="If you are registered."
        width={10}
        value={text('charityNo')}
        error={errors.charityNo}
        spellCheck={false}
      />
    </>
  );
}
