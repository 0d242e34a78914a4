import { classes } from '../classes';
import { sentences } from './errors';
import { LabelWithKey } from './label-with-key';
import { FormGroup, LabelHintError, fieldIds, type FieldBase } from './form-group';

interface TextAreaProps extends FieldBase {
  value?: string | null;
  /** Lines to see at once. */
  rows?: number;
  maxLength?: number;
  spellCheck?: boolean;
  hideLabel?: boolean;
  /** The key that jumps here on the call desk, shown beside the label. */
  keys?: string;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { id, describedBy } = fieldIds(props);
  const { name, value, rows = 4, error, maxLength, spellCheck, hideLabel, keys, label } = props;
  const wrong = sentences(error).length > 0;
  return (
    <FormGroup error={error}>
      <LabelHintError {...props} label={keys ? <LabelWithKey label={label} keys={keys} /> : label} hidden={hideLabel} />
      <textarea
        className={classes('govuk-textarea', wrong && 'govuk-textarea--error')}
        id={id}
        name={name}
        rows={rows}
        defaultValue={value ?? undefined}
        maxLength={maxLength}
        spellCheck={spellCheck}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
        aria-keyshortcuts={keys}
      />
    </FormGroup>
  );
}
