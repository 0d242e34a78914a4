import type { ProvisionContent } from './schema';

/** What the fields of an entry are called, on its page, in its history and where two changed the same. */
export const ENTRY_FIELD_WORDS: Record<keyof ProvisionContent, string> = {
  kind: 'Kind',
  status: 'Status',
  name: 'Name',
  runBy: 'Run by',
  summary: 'What it offers',
  categories: 'Helps with',
  everywhere: 'Covers everywhere',
  areaCodes: 'Parishes covered',
  localityIds: 'Localities covered',
  address: 'Address',
  postcode: 'Postcode',
  areaCode: 'Parish it is in',
  loc: 'Position',
  placePublic: 'Address is public',
  hours: 'Opening hours',
  phone: 'Phone',
  email: 'Email',
  website: 'Website',
  cost: 'Cost',
  eligibility: 'Who it is for',
  languages: 'Languages',
  access: 'Access',
  capacityLeft: 'Room for more',
  plannedFrom: 'Planned from',
  pausedUntil: 'Paused until',
  wasPlanned: 'Planned before its pause',
  charityNo: 'Charity number',
  companyNo: 'Company number',
  published: 'Published',
  contactName: 'Contact for staff',
  contactPhone: 'Contact’s phone',
  contactEmail: 'Contact’s email',
  staffNotes: 'Notes for staff',
  source: 'Source',
  sourceId: 'Number at the source',
};

/** What only staff who keep entries may read. */
export const STAFF_FIELDS: readonly (keyof ProvisionContent)[] = [
  'contactName',
  'contactPhone',
  'contactEmail',
  'staffNotes',
];

/** In the order in which people read them. What follows from another, a position and a plan's pause, is not told apart. */
export const TOLD_FIELDS = (Object.keys(ENTRY_FIELD_WORDS) as (keyof ProvisionContent)[]).filter(
  (field) => field !== 'loc' && field !== 'wasPlanned',
);
