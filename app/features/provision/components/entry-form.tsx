import type { Category } from '~/features/tenants/schema';
import type { CoverChoices } from '../places.server';
import {
  ContactFields,
  MoreFields,
  StaffFields,
  StandingFields,
  WhatFields,
  type EntryFieldsProps,
} from './entry-fields';
import { HoursFields } from './hours-fields';
import { CoverFields, EntryPlaceFields } from './place-fields';
import { SaveOnEnter } from './save-on-enter';

interface EntryFormFieldsProps extends EntryFieldsProps {
  categories: readonly Category[];
  cover: CoverChoices;
  /** The council it belongs to; null while that is still to be chosen. */
  holder: string | null;
  /** Why it cannot be said here how it stands; null where it can. */
  fixed: string | null;
}

/** All that an entry says, as fields of one form. */
export function EntryFormFields({ categories, cover, holder, fixed, ...fields }: EntryFormFieldsProps) {
  return (
    <>
      <SaveOnEnter />
      <WhatFields {...fields} categories={categories} />
      <CoverFields {...fields} cover={cover} holder={holder} />
      <EntryPlaceFields {...fields} cover={cover} />
      <HoursFields {...fields} />
      <ContactFields {...fields} />
      <MoreFields {...fields} />
      <StaffFields {...fields} />
      <StandingFields {...fields} fixed={fixed} />
    </>
  );
}
