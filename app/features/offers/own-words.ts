import type { OwnIntent } from './own-forms';
import type { OfferStatus } from './schema';

/** How an offer stands, as whoever made it would want to hear it. */
export const OWN_STANDING: Record<OfferStatus, { title: string; what: string }> = {
  new: {
    title: 'We have your offer',
    what: 'We get in touch when somebody near you needs what you offer. You are always asked first.',
  },
  active: {
    title: 'Your offer is open',
    what: 'We get in touch when somebody near you needs what you offer. You are always asked first.',
  },
  paused: { title: 'Your offer is paused', what: 'Nobody new is sent to you. You can come back at any time.' },
  withdrawn: {
    title: 'You withdrew this offer',
    what: 'Thank you for having offered. If you want to help again, offer it anew.',
  },
  refused: { title: 'We could not take up this offer', what: 'Ring us with the reference: we tell you why.' },
};

/** What the last change did, by the word that the address carries after it. */
export const OWN_DONE: Record<OwnIntent, string> = {
  name: 'We have changed what you are called.',
  postcode: 'We have changed where you start from. Please look whether you still go as far as you said.',
  help: 'We have changed what you help with.',
  reach: 'We have changed where you go.',
  times: 'We have changed when you have time.',
  about: 'We have changed what you told us.',
  dbs: 'We have changed which check you have. We ask to see it when it is needed.',
  contact: 'We have changed how we reach you.',
  pause: 'Your offer is paused.',
  resume: 'Your offer is open again. Thank you.',
  withdrawal: 'Your offer is withdrawn.',
};
