import type { HTMLInputAutoCompleteAttribute, HTMLInputTypeAttribute, ReactNode } from 'react';
import { classes } from '../classes';
import { sentences } from './errors';
import { FormGroup, LabelHintError, fieldIds, type FieldBase } from './form-group';
import { LabelWithKey } from './label-with-key';

interface FieldProps extends FieldBase {
  value?: string | number | null;
  type?: Extract<HTMLInputTypeAttribute, 'text' | 'email' | 'tel' | 'password' | 'search' | 'url'>;
  /** About how many letters the answer has: a postcode 10, a reference 10, a year 4. Full width if left out. */
  width?: 2 | 3 | 4 | 5 | 10 | 20 | 30;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
  /** Off for names, postcodes, references. */
  spellCheck?: boolean;
  autoCapitalize?: 'none' | 'words' | 'characters' | 'sentences';
  prefix?: ReactNode;
  suffix?: ReactNode;
  maxLength?: number;
  hideLabel?: boolean;
  /** A button that stands right beside the input: "Find help". */
  action?: ReactNode;
  readOnly?: boolean;
  disabled?: boolean;
  /** The key that jumps here on the call desk, shown beside the label. */
  keys?: string;
}

/** One line of text. */
export function Field(props: FieldProps) {
  const { error, hideLabel, action, keys, label } = props;
  const base = { ...props, label: keys ? <LabelWithKey label={label} keys={keys} /> : label };
  return (
    <FormGroup error={error}>
      <LabelHintError {...base} hidden={hideLabel} />
      {action ? (
        <div className="ju-field-action">
          <WithAffixes {...props} />
          {action}
        </div>
      ) : (
        <WithAffixes {...props} />
      )}
    </FormGroup>
  );
}

function WithAffixes(props: FieldProps) {
  const { prefix, suffix } = props;
  if (!prefix && !suffix) return <Input {...props} />;
  return (
    <div className="govuk-input__wrapper">
      {prefix && (
        <div className="govuk-input__prefix" aria-hidden>
          {prefix}
        </div>
      )}
      <Input {...props} />
      {suffix && (
        <div className="govuk-input__suffix" aria-hidden>
          {suffix}
        </div>
      )}
    </div>
  );
}

function Input(props: FieldProps) {
  const { id, describedBy } = fieldIds(props);
  const { name, value, type = 'text', width, autoComplete, inputMode, spellCheck, autoCapitalize, keys } = props;
  const wrong = sentences(props.error).length > 0;
  return (
    <input
      className={classes('govuk-input', width && `govuk-input--width-${width}`, wrong && 'govuk-input--error')}
      id={id}
      name={name}
      type={type}
      defaultValue={value ?? undefined}
      autoComplete={autoComplete}
      inputMode={inputMode}
      spellCheck={spellCheck}
      autoCapitalize={autoCapitalize}
      maxLength={props.maxLength}
      readOnly={props.readOnly}
      disabled={props.disabled}
      aria-describedby={describedBy}
      aria-invalid={wrong || undefined}
      aria-keyshortcuts={keys}
    />
  );
}
