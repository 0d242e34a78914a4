import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { line } from '~/platform/forms/fields';
import { Field } from '~/ui';
import { isGroup, type OfferContext, type OfferFields, type OfferGiven, type OfferValues } from './form';

/** England and Wales (6 or 7 digits, a subsidiary after a hyphen), Scotland (SC…) and Northern Ireland (NIC…). */
const CHARITY_NO = /^(\d{6,7}(-\d{1,3})?|SC\d{6}|NIC\d{6})$/;

const personSchema = z
  .object({ name: line(200, 'Enter your name') })
  .transform(({ name }) => ({ name, contactName: null, charityNo: null }));

const groupSchema = z
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

/** What they are called, of a person or of a group. */
export function nameSchema(group: boolean): z.ZodType<OfferValues['name']> {
  return group ? groupSchema : personSchema;
}

/** Who they are: a person's name, or the group's with its contact and charity number. */
export const name = step<OfferValues, OfferContext, 'name'>({
  step: 'name',
  title: (given) => (isGroup(given) ? 'What is your group?' : 'What is your name?'),
  schema: (given: OfferGiven) => nameSchema(isGroup(given)),
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
  return <NameFields typed={typed} errors={errors} title={title} group={isGroup(given)} />;
}

interface NameFieldsProps extends Pick<OfferFields, 'typed' | 'errors' | 'title'> {
  group: boolean;
}

/** The fields of a name: a person's, or a group's with whom to ask for. */
export function NameFields({ typed, errors, title, group }: NameFieldsProps) {
  const text = (field: string) => typed[field] as string | undefined;
  if (!group) {
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
