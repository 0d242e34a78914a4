import { step } from '~/features/drafts/journey';
import { AddressFields } from '../components/address-fields';
import { addressSchema } from '../group-fields';
import type { GroupContext, GroupValues } from './form';

/** The address, and whether it may be shown: many groups are run from somebody's home. */
export const address = step<GroupValues, GroupContext, 'address'>({
  step: 'address',
  title: () => 'Can people come to you?',
  schema: () => addressSchema,
  Fields: AddressFields,
  summary: (value) => [
    { label: 'Address', value: value.address || 'Nothing said' },
    { label: 'Shown to everybody', value: value.placePublic ? 'Yes' : 'No, only the parish is' },
  ],
});
