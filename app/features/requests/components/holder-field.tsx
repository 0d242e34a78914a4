import { textIn } from '~/platform/forms/typed';
import { Radios, Select, type Choice } from '~/ui';
import { OTHER_COUNCIL } from '../desk-form';
import type { HolderChoices } from '../holders.server';
import type { DeskFieldsProps } from './person-fields';

/** To which council: those of the resident's place as radios, any other from a list. */
export function HolderField({ serving, others, typed, errors }: HolderChoices & DeskFieldsProps) {
  const any = (
    <Select
      name="other"
      label="Which council"
      blank="Choose a council"
      value={textIn(typed, 'other')}
      error={errors.other}
      options={others}
    />
  );
  const options: Choice[] = serving.map(({ value, label, tier }) => ({
    value,
    label,
    hint: `The ${tier} of where they live`,
  }));
  const other: Choice[] =
    others.length > 0 ? [{ value: OTHER_COUNCIL, label: 'Another council', conditional: any }] : [];
  return (
    <Radios
      name="to"
      label="Who should look after it?"
      small
      value={textIn(typed, 'to')}
      error={errors.to}
      options={[...options, ...other]}
    />
  );
}
