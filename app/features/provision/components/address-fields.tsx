import { fieldOf, textIn } from '~/platform/forms/typed';
import { Field, Radios } from '~/ui';
import type { ContactLinesProps } from './contact-lines';

interface AddressFieldsProps extends ContactLinesProps {
  title: string;
}

/** The address of a group, and whether it may be shown. `typed.place` is 'public' or 'home'. */
export function AddressFields({ title, ...fields }: AddressFieldsProps) {
  const { typed, errors } = fields;
  const field = fieldOf(fields);
  return (
    <>
      <Radios
        name="place"
        label={title}
        asHeading
        value={textIn(typed, 'place')}
        error={errors.place}
        options={[
          { value: 'public', label: 'Yes, show where it is', hint: 'Address and postcode are on the map' },
          { value: 'home', label: 'No, do not show it', hint: 'It is somebody’s home, or you go to people' },
        ]}
      />
      <Field
        {...field('address')}
        label="Address"
        hint="Without the postcode."
        optional
        autoComplete="street-address"
      />
    </>
  );
}
