import { Fragment, type ReactNode } from 'react';
import { classes } from '../classes';
import { Question } from './fieldset';
import { fieldIds, type FieldBase } from './form-group';

/** One answer to choose. */
export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  disabled?: boolean;
  /**
   * A further question that belongs to this answer. Without script or in an old browser it always shows, so its label
   * must make sense by itself; elsewhere it shows once the answer is chosen.
   */
  conditional?: ReactNode;
  /** Draws "or" above this answer. */
  or?: boolean;
}

interface ChoicesProps extends FieldBase {
  options: readonly Choice[];
  /** Smaller circles and boxes, for the desk and for filters. */
  small?: boolean;
}

interface RadiosProps extends ChoicesProps {
  value?: string | null;
  /** Beside each other, for two short answers. */
  inline?: boolean;
}

/** One answer out of a few. */
export function Radios({ options, value, inline, small, ...base }: RadiosProps) {
  const { id } = fieldIds(base);
  const look = classes('govuk-radios', inline && 'govuk-radios--inline', small && 'govuk-radios--small');
  return (
    <Question {...base}>
      <div className={look}>
        {options.map((option, index) => (
          <Answer
            kind="radios"
            id={nth(id, index)}
            name={base.name}
            option={option}
            checked={value === option.value}
            key={option.value}
          />
        ))}
      </div>
    </Question>
  );
}

interface CheckboxesProps extends ChoicesProps {
  values?: readonly string[] | null;
}

/** Any number of answers. */
export function Checkboxes({ options, values, small, ...base }: CheckboxesProps) {
  const { id } = fieldIds(base);
  return (
    <Question {...base}>
      <div className={classes('govuk-checkboxes', small && 'govuk-checkboxes--small')}>
        {options.map((option, index) => (
          <Answer
            kind="checkboxes"
            id={nth(id, index)}
            name={base.name}
            option={option}
            checked={values?.includes(option.value) ?? false}
            key={option.value}
          />
        ))}
      </div>
    </Question>
  );
}

interface AnswerProps {
  kind: 'radios' | 'checkboxes';
  id: string;
  name: string;
  option: Choice;
  checked: boolean;
}

function Answer({ kind, id, name, option, checked }: AnswerProps) {
  const { value, label, hint, disabled, conditional, or } = option;
  const hintId = hint ? `${id}-item-hint` : undefined;
  return (
    <Fragment>
      {or && <div className={`govuk-${kind}__divider`}>or</div>}
      <div className={`govuk-${kind}__item`}>
        <input
          className={`govuk-${kind}__input`}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          id={id}
          name={name}
          value={value}
          defaultChecked={checked}
          disabled={disabled}
          aria-describedby={hintId}
        />
        <label className={`govuk-label govuk-${kind}__label`} htmlFor={id}>
          {label}
        </label>
        {hint && (
          <div id={hintId} className={`govuk-hint govuk-${kind}__hint`}>
            {hint}
          </div>
        )}
      </div>
      {conditional && <div className={`govuk-${kind}__conditional`}>{conditional}</div>}
    </Fragment>
  );
}

/** The first answer has the id of the question, so that the error summary's link lands on it. */
export function nth(id: string, index: number): string {
  return index === 0 ? id : `${id}-${index + 1}`;
}
