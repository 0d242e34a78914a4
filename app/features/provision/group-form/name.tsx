import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { Field } from '~/ui';
import { groupFields } from '../group-fields';
import { isBusiness, typedIn, type GroupContext, type GroupFieldsProps, type GroupValues } from './form';

const { runBy, charityNo, companyNo } = groupFields;

/** Who runs it, with the numbers by which it is registered. */
export const name = step<GroupValues, GroupContext, 'name'>({
  step: 'name',
  title: (given) => (isBusiness(given) ? 'What is your business called?' : 'What is your group called?'),
  schema: () => z.object({ runBy, charityNo, companyNo }),
  Fields,
  summary: (value) => [
    { label: 'Name', value: value.runBy },
    { label: 'Charity number', value: value.charityNo ?? 'None' },
    { label: 'Company number', value: value.companyNo ?? 'None' },
  ],
});

function Fields({ typed, errors, title }: GroupFieldsProps) {
  return (
    <>
      <h1 className="govuk-heading-l">{title}</h1>
      <Field
        name="runBy"
        label="Name of the group or business"
        value={typedIn(typed, 'runBy')}
        error={errors.runBy}
        autoComplete="organization"
        spellCheck={false}
      />
      <NumberField name="charityNo" label="Charity number" typed={typed} errors={errors} />
      <NumberField name="companyNo" label="Company number" typed={typed} errors={errors} />
    </>
  );
}

type NumberFieldProps = Pick<GroupFieldsProps, 'typed' | 'errors'> & { name: string; label: string };

function NumberField({ name: field, label, typed, errors }: NumberFieldProps) {
  return (
    <Field
      name={field}
      label={label}
      optional
      hint="If you are registered."
      width={10}
      value={typedIn(typed, field)}
      error={errors[field]}
      spellCheck={false}
    />
  );
}
