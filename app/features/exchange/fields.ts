import { plain } from './values/text';

interface ImportField {
  label: string;
  /** What people call such a column, in `plain` words. */
  called: readonly string[];
  /** Only for whoever may see who is behind an entry. */
  staff?: true;
}

/** What a column of a list can hold. Several columns may go to the same field: lines of an address, say. */
export const FIELDS = {
  id: { label: 'Id', called: ['id', 'joined up id', 'uuid', 'service id', 'record id'] },
  name: { label: 'Name', called: ['name', 'service name', 'title', 'service', 'activity'] },
  runBy: {
    label: 'Run by',
    called: ['run by', 'organisation', 'organization', 'group', 'provider', 'organisation name', 'business'],
  },
  summary: {
    label: 'What it offers',
    called: ['what it offers', 'description', 'summary', 'details', 'offer', 'about', 'services offered'],
  },
  kind: { label: 'Kind', called: ['kind', 'type', 'entry type', 'service type'] },
  status: { label: 'Status', called: ['status', 'state'] },
  categories: { label: 'Categories', called: ['categories', 'category', 'tags', 'need', 'needs', 'taxonomy'] },
  phone: { label: 'Phone', called: ['phone', 'telephone', 'tel', 'phone number', 'telephone number', 'public phone'] },
  email: { label: 'Email', called: ['email', 'e mail', 'email address', 'public email'] },
  website: { label: 'Website', called: ['website', 'web', 'url', 'web address', 'web site', 'link'] },
  address: {
    label: 'Address',
    called: [
      'address',
      'address 1',
      'address 2',
      'address line 1',
      'address line 2',
      'street',
      'town',
      'venue',
      'city',
    ],
  },
  postcode: { label: 'Postcode', called: ['postcode', 'post code', 'postal code', 'zip'] },
  everywhere: { label: 'Helps everywhere', called: ['helps everywhere', 'everywhere', 'whole area'] },
  areaCodes: {
    label: 'Parishes',
    called: ['parishes', 'parish', 'areas covered', 'area', 'areas', 'covers', 'coverage'],
  },
  localityIds: { label: 'Localities', called: ['localities', 'locality'] },
  hours: {
    label: 'Opening hours',
    called: ['opening hours', 'hours', 'opening times', 'open', 'times', 'days and times', 'when'],
  },
  cost: { label: 'Cost', called: ['cost', 'fees', 'fee', 'price', 'charges', 'costs'] },
  eligibility: { label: 'Who it is for', called: ['who it is for', 'eligibility', 'who for', 'criteria', 'audience'] },
  languages: { label: 'Languages', called: ['languages', 'language'] },
  access: { label: 'Access', called: ['access', 'accessibility', 'accessible'] },
  capacityLeft: {
    label: 'Can take so many more',
    called: ['can take so many more', 'capacity left', 'capacity', 'spaces', 'places left'],
  },
  plannedFrom: { label: 'Planned from', called: ['planned from', 'starts', 'start date', 'from'] },
  pausedUntil: { label: 'Paused until', called: ['paused until', 'reopens', 'back on'] },
  charityNo: {
    label: 'Charity number',
    called: ['charity number', 'charity no', 'registered charity number', 'charity'],
  },
  companyNo: { label: 'Company number', called: ['company number', 'company no'] },
  contactName: {
    label: 'Contact for staff: name',
    called: ['contact for staff name', 'contact name', 'contact', 'contact person', 'lead', 'main contact'],
    staff: true,
  },
  contactPhone: {
    label: 'Contact for staff: phone',
    called: ['contact for staff phone', 'contact phone', 'contact number', 'mobile', 'contact telephone'],
    staff: true,
  },
  contactEmail: {
    label: 'Contact for staff: email',
    called: ['contact for staff email', 'contact email', 'contact e mail'],
    staff: true,
  },
  staffNotes: {
    label: 'Notes for staff',
    called: ['notes for staff', 'notes', 'comments', 'staff notes', 'internal notes'],
    staff: true,
  },
  published: { label: 'Published', called: ['published', 'public', 'publish'] },
  placePublic: { label: 'Place may be shown', called: ['place may be shown', 'place public', 'show address'] },
  source: { label: 'Source', called: ['source', 'data source'] },
  sourceId: {
    label: 'Id at the source',
    called: ['id at the source', 'source id', 'reference', 'ref', 'reference number', 'external id'],
  },
} as const satisfies Record<string, ImportField>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** What a field is called in a sentence; the name itself for what is no column. */
export function fieldLabel(field: string): string {
  return Object.hasOwn(FIELDS, field) ? FIELDS[field as FieldName].label : field;
}

/** Which field each column goes to, by its place; empty for one that is left out. */
export type Mapping = (FieldName | '')[];

/** Fields that several columns together may say. */
const TOGETHER: readonly FieldName[] = ['address', 'summary', 'categories', 'staffNotes', 'access', 'hours'];

/**
 * Guesses where the columns of a list go: as this tenant chose for a column of that name before, else by what people
 * usually call it. A field that can be said only once goes to the first column that fits.
 */
export function guessMapping(headings: readonly string[], remembered: ReadonlyMap<string, string>): Mapping {
  const taken = new Set<FieldName>();
  return headings.map((heading) => {
    const before = remembered.get(plain(heading));
    const guess = before === undefined ? guessed(plain(heading)) : isField(before) ? before : undefined;
    if (guess === undefined || (taken.has(guess) && !TOGETHER.includes(guess))) return '';
    taken.add(guess);
    return guess;
  });
}

function guessed(heading: string): FieldName | undefined {
  return FIELD_NAMES.find((name) => (FIELDS[name].called as readonly string[]).includes(heading));
}

export function isField(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name);
}

/** What is wrong with a mapping, as a sentence; null when nothing is. */
export function mappingProblem(mapping: Mapping): string | null {
  if (!mapping.includes('name')) return 'Choose which column holds the name of each entry';
  const twice = FIELD_NAMES.find(
    (name) => !TOGETHER.includes(name) && mapping.filter((field) => field === name).length > 1,
  );
  return twice ? `Two columns are chosen for “${FIELDS[twice].label}”: leave one of them out` : null;
}
