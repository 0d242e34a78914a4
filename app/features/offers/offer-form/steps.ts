import type { Step } from '~/features/drafts/journey';
import { capacity } from './capacity';
import { consent } from './consent';
import { contact } from './contact';
import { dbs } from './dbs';
import type { OfferContext, OfferValues } from './form';
import { help } from './help';
import { kind } from './kind';
import { name } from './name';
import { place } from './place';
import { postcode } from './postcode';
import { reach } from './reach';
import { skills } from './skills';
import { times } from './times';
import { transport } from './transport';

/** The questions of the form for offering help, in order. */
export const offerSteps: readonly Step<OfferValues, OfferContext>[] = [
  kind,
  help,
  postcode,
  place,
  reach,
  times,
  transport,
  skills,
  dbs,
  capacity,
  name,
  contact,
  consent,
];
