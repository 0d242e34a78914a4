import type { Tone } from '~/ui';
import type { NeedStatus, RequestStatus } from './schema';

interface OwnWords {
  title: string;
  /** What it means for the resident, in a sentence or two. */
  what: string;
}

/** How a request is going, as its resident would want to hear it. */
export const OWN_STATUS: Record<RequestStatus, OwnWords> = {
  unmatched: { title: 'We are looking for help', what: 'We have your request and look for somebody near by.' },
  part_matched: {
    title: 'Some of it is arranged',
    what: 'Somebody helps with part of what you asked for. We are looking for the rest.',
  },
  matched: {
    title: 'Help is arranged',
    what: 'Somebody helps with all that you asked for. They get in touch before they come to the door.',
  },
  done: { title: 'Done', what: 'All that you asked for has been done. If you need help again, ask again.' },
  withdrawn: {
    title: 'You took this request back',
    what: 'Nobody is looking for help for you any more. If you need help after all, ask again or ring us.',
  },
  refused: {
    title: 'We could not help with this',
    what: 'Ring us: we tell you why, and who may be able to help.',
  },
  closed: {
    title: 'This request is closed',
    what: 'If something is still missing, ring us with the reference, or ask again.',
  },
};

/** The same for one need. */
export const OWN_NEED: Record<NeedStatus, { tone: Tone; word: string; what: string }> = {
  open: { tone: 'grey', word: 'Looking', what: 'We are looking for somebody.' },
  matched: { tone: 'amber', word: 'Asked', what: 'We have asked somebody, who has yet to say yes.' },
  accepted: { tone: 'green', word: 'Arranged', what: 'Somebody has said yes, and gets in touch with you.' },
  done: { tone: 'green', word: 'Done', what: 'This is done.' },
  dropped: { tone: 'grey', word: 'Not needed', what: 'This is no longer needed.' },
};

/** What the last change did, by the word that the address carries after it. */
export const OWN_DONE: Record<string, string> = {
  add: 'We have added it to your request.',
  details: 'We have added what you wrote.',
  contact: 'We have changed how we reach you.',
  access: 'We have changed what helpers should know.',
  sharing: 'We have changed what may be shared.',
  withdrawal: 'Your request is taken back.',
};
