import { textIn } from '~/platform/forms/typed';
import { Radios, Select, type Choice } from '~/ui';
import { OTHER_COUNCIL } from '../desk-form';
import type { HolderChoices } from '~/features/councils/queries-holders.server';
import type { DeskFieldsProps } from './person-fields';

interface HolderFieldProps extends HolderChoices, DeskFieldsProps {
  label: string;
  /** Of what place the first choices are the councils: "where they live". */
  place: string;
}

/** To which council: those of the record's place as radios, any other from a list. */
export function HolderField({ serving, others, typed, errors, label, place }: HolderFieldProps) {
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
    hint: `The ${tier} of ${place}`,
  }));
  const other: Choice[] =
    others.length > 0 ? [{ value: OTHER_COUNCIL, label: 'Another council', conditional: any }] : [];
  return (
    <Radios
      name="to"
      label={label}
      small
      value={textIn(typed, 'to')}
      error={errors.to}
      options={[...options, ...other]}
    />
  );
}
