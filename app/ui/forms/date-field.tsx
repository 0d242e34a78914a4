import { classes } from '../classes';
import { sentences } from './errors';
import { Question } from './fieldset';
import { fieldIds, type FieldBase } from './form-group';

/** A date as typed: kept as text, so that a wrong one comes back as it was written. */
export interface TypedDate {
  day?: string;
  month?: string;
  year?: string;
}

interface DateFieldProps extends FieldBase {
  value?: TypedDate | null;
  /** bday for dates of birth, so that browsers can fill it. */
  autoComplete?: 'bday';
}

const PARTS = [
  { part: 'day', label: 'Day', width: 2 },
  { part: 'month', label: 'Month', width: 2 },
  { part: 'year', label: 'Year', width: 4 },
] as const;

/** Day, month and year in three boxes, sent as `name.day`, `name.month` and `name.year`. */
export function DateField({ value, autoComplete, ...base }: DateFieldProps) {
  const { id } = fieldIds(base);
  const wrong = sentences(base.error).length > 0;
  return (
    <Question {...base} role="group">
      <div className="govuk-date-input">
        {PARTS.map(({ part, label, width }) => {
          const partId = part === 'day' ? id : `${id}-${part}`;
          return (
            <div className="govuk-date-input__item" key={part}>
              <label className="govuk-label govuk-date-input__label" htmlFor={partId}>
                {label}
              </label>
              <input
                className={classes(
                  `govuk-input govuk-date-input__input govuk-input--width-${width}`,
                  wrong && 'govuk-input--error',
                )}
                id={partId}
                name={`${base.name}.${part}`}
                type="text"
                inputMode="numeric"
                defaultValue={value?.[part]}
                autoComplete={autoComplete && `${autoComplete}-${part}`}
                aria-invalid={wrong || undefined}
              />
            </div>
          );
        })}
      </div>
    </Question>
  );
}
