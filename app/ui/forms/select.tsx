import { classes } from '../classes';
import { sentences } from './errors';
import { FormGroup, LabelHintError, fieldIds, type FieldBase } from './form-group';

interface Option {
  value: string;
  label: string;
  disabled?: boolean;
}

interface OptionGroup {
  /** The heading over these options: a locality over its parishes. */
  group: string;
  options: readonly Option[];
}

interface SelectProps extends FieldBase {
  options: readonly (Option | OptionGroup)[];
  value?: string | null;
  /** The words of a first, empty choice: "Choose a parish". */
  blank?: string;
  hideLabel?: boolean;
}

/** One of many. Up to about eight choices are better as Radios. */
export function Select(props: SelectProps) {
  const { id, describedBy } = fieldIds(props);
  const { name, options, value, blank, error, hideLabel } = props;
  const wrong = sentences(error).length > 0;
  return (
    <FormGroup error={error}>
      <LabelHintError {...props} hidden={hideLabel} />
      <select
        className={classes('govuk-select', wrong && 'govuk-select--error')}
        id={id}
        name={name}
        defaultValue={value ?? undefined}
        aria-describedby={describedBy}
        aria-invalid={wrong || undefined}
      >
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => ('group' in option ? <Group {...option} key={option.group} /> : choice(option)))}
      </select>
    </FormGroup>
  );
}

function Group({ group, options }: OptionGroup) {
  return <optgroup label={group}>{options.map(choice)}</optgroup>;
}

function choice({ value, label, disabled }: Option) {
  return (
    <option value={value} disabled={disabled} key={value}>
      {label}
    </option>
  );
}
