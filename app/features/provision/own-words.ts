import type { OwnFields } from './own-content';
import type { OwnIntent } from './own-forms';
import type { ProvisionStatus } from './schema';

/** How an entry stands, as the group that runs it would want to hear it. */
export const OWN_STANDING: Record<ProvisionStatus, string> = {
  planned: 'On the map as planned: people see that it has not begun yet.',
  active: 'On the map: people can find it, and staff read it out on the phone.',
  paused: 'Paused: people see that it is closed for now.',
  ended: 'Ended: nobody is sent to it any more.',
};

export const NOT_PUBLISHED = 'Not on the map yet: your council looks at it first.';

/** What the page says after something was done at once. */
export const OWN_DONE: Record<OwnIntent, string> = {
  confirm: 'Thank you. It counts as right from today on.',
  who: 'Saved',
  words: 'Saved',
  place: 'Saved',
  help: 'Saved',
  where: 'Saved',
  hours: 'Saved',
  contact: 'Saved',
  private: 'Saved',
  capacity: 'Saved: everybody sees how many more you can take',
  pause: 'Paused',
  resume: 'It is open again',
  end: 'It has ended. Thank you for all you did',
  restart: 'It is on the map again',
};

const PLACE = 'where it is';
const BEGINS = 'that it begins again';

/** What changes are called that wait for approval. */
const FIELD_WORDS: Partial<Record<keyof OwnFields, string>> = {
  runBy: 'who runs it',
  charityNo: 'charity number',
  companyNo: 'company number',
  ...{ address: PLACE, postcode: PLACE, areaCode: PLACE, loc: PLACE, placePublic: PLACE },
  ...{ status: BEGINS, plannedFrom: BEGINS, pausedUntil: BEGINS, wasPlanned: BEGINS },
  name: 'heading',
  summary: 'what you offer',
  categories: 'what it helps with',
  areaCodes: 'where you help',
  hours: 'opening hours',
  phone: 'phone number',
  email: 'email address',
  website: 'website',
  cost: 'cost',
  eligibility: 'whom it is for',
  languages: 'languages',
  access: 'access',
};

/** The fields of a change, in words. */
export function ownFieldWords(fields: OwnFields): string[] {
  const words = (Object.keys(fields) as (keyof OwnFields)[]).map((field) => FIELD_WORDS[field] ?? field);
  return [...new Set(words)];
}
