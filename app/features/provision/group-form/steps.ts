import type { Step } from '~/features/drafts/journey';
import { address } from './address';
import { alike } from './alike';
import { categories } from './categories';
import { consent } from './consent';
import { contact, ownContact } from './contact';
import { covers } from './covers';
import type { GroupContext, GroupValues } from './form';
import { hours } from './hours';
import { kind } from './kind';
import { name } from './name';
import { offer } from './offer';
import { place, postcode } from './postcode';

/** The questions of the form for putting a group on the map, in order. */
export const groupSteps: readonly Step<GroupValues, GroupContext>[] = [
  kind,
  name,
  offer,
  categories,
  postcode,
  place,
  alike,
  address,
  covers,
  hours,
  contact,
  ownContact,
  consent,
];
