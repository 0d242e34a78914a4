import type { Step } from '~/features/drafts/journey';
import { access } from './access';
import { asker } from './asker';
import { born } from './born';
import { consent } from './consent';
import { contact } from './contact';
import { details } from './details';
import type { HelpContext, HelpValues } from './form';
import { name } from './name';
import { needs } from './needs';
import { otherServices } from './other-services';
import { place } from './place';
import { postcode } from './postcode';
import { urgency } from './urgency';
import { who } from './who';

/** The questions of the form for asking help, in order. Nothing personal is asked before `otherServices`. */
export const helpSteps: readonly Step<HelpValues, HelpContext>[] = [
  who,
  needs,
  otherServices,
  urgency,
  details,
  postcode,
  place,
  name,
  asker,
  contact,
  born,
  access,
  consent,
];
