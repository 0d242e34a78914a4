import { Kbd } from '../content/kbd';
import { nth } from './choices';
import { Question } from './fieldset';
import { fieldIds, type FieldBase } from './form-group';

interface ChipOption {
  value: string;
  label: string;
  /** The key that chooses it, shown on the chip. */
  keys?: string;
}

interface ChipsProps extends FieldBase {
  options: readonly ChipOption[];
  value?: string | null;
}

/** Radios drawn as a row of chips: for a question asked many times a day, on the call desk. */
export function Chips({ options, value, ...base }: ChipsProps) {
  const { id } = fieldIds(base);
  return (
    <Question {...base}>
      <div className="ju-chips">
        {options.map((option, index) => (
          <div className="ju-chip" key={option.value}>
            <input
              className="ju-chip__input"
              type="radio"
              id={nth(id, index)}
              name={base.name}
              value={option.value}
              defaultChecked={value === option.value}
              aria-keyshortcuts={option.keys}
            />
            <label className="ju-chip__label" htmlFor={nth(id, index)}>
              {option.keys && <Kbd>{option.keys}</Kbd>} {option.label}
            </label>
          </div>
        ))}
      </div>
    </Question>
  );
}
