import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { DateField, Field, Radios, type FormErrors } from '~/ui';
import { WHEN_WORDS, type When } from '../back-form';

interface WhenFieldsProps {
  label: string;
  typed: Typed | undefined;
  errors: FormErrors;
}

/** When to ring back. */
export function WhenFields({ label, typed, errors }: WhenFieldsProps) {
  const other = (
    <>
      <DateField
        name="day"
        label="Day"
        value={{ day: textIn(typed, 'day.day'), month: textIn(typed, 'day.month'), year: textIn(typed, 'day.year') }}
        error={errors.day}
      />
      <Field name="time" label="Time" width={5} value={textIn(typed, 'time')} error={errors.time} autoComplete="off" />
    </>
  );
  return (
    <Radios
      name="when"
      label={label}
      small
      value={textIn(typed, 'when')}
      error={errors.when}
      options={(Object.keys(WHEN_WORDS) as When[]).map((value) => ({
        value,
        label: WHEN_WORDS[value],
        conditional: value === 'other' ? other : undefined,
      }))}
    />
  );
}
