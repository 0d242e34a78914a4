import { z } from 'zod';
import { step } from '~/features/drafts/journey';
import { words } from '~/platform/forms/fields';
import { Field, Radios } from '~/ui';
import { typedIn, type GroupContext, type GroupFieldsProps, type GroupValues } from './form';

const schema = z
  .object({
    address: words(300),
    place: z.enum(['public', 'home'], { error: 'Say whether people may see where it is' }),
  })
  .transform(({ address, place }) => ({ address, placePublic: place === 'public' }));

/** The address, and whether it may be shown: many groups are run from somebody's home. */
export const address = step<GroupValues, GroupContext, 'address'>({
  step: 'address',
  title: () => 'Can people come to you?',
  schema: () => schema,
  Fields,
  summary: (value) => [
    { label: 'Address', value: value.address || 'Nothing said' },
    { label: 'Shown to everybody', value: value.placePublic ? 'Yes' : 'No, only the parish is' },
  ],
});

function Fields({ typed, errors, title }: GroupFieldsProps) {
  return (
    <>
      <Radios
        name="place"
        label={title}
        asHeading
        value={typedIn(typed, 'place')}
        error={errors.place}
        options={[
          { value: 'public', label: 'Yes, show where it is', hint: 'Address and postcode are on the map' },
          { value: 'home', label: 'No, do not show it', hint: 'It is somebody’s home, or you go to people' },
        ]}
      />
      <Field
        name="address"
        label="Address"
        hint="Without the postcode."
        optional
        value={typedIn(typed, 'address')}
        error={errors.address}
        autoComplete="street-address"
      />
    </>
  );
}
