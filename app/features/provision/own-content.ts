import type { ProvisionContent } from './schema';

/** What the group that runs an entry may know of it: all but what is only for staff. */
export type OwnContent = Omit<ProvisionContent, 'staffNotes' | 'sourceId'>;

/** What it may change: by itself, or with its holder's approval. */
export type OwnFields = Partial<
  Pick<
    ProvisionContent,
    | 'status'
    | 'name'
    | 'runBy'
    | 'charityNo'
    | 'companyNo'
    | 'address'
    | 'postcode'
    | 'areaCode'
    | 'loc'
    | 'placePublic'
    | 'summary'
    | 'categories'
    | 'areaCodes'
    | 'hours'
    | 'phone'
    | 'email'
    | 'website'
    | 'contactName'
    | 'contactPhone'
    | 'contactEmail'
    | 'cost'
    | 'eligibility'
    | 'languages'
    | 'access'
    | 'capacityLeft'
    | 'plannedFrom'
    | 'pausedUntil'
    | 'wasPlanned'
  >
>;

/** Those of the given fields that say something else than an entry does; lists in any order are the same. */
export function changedFields(content: OwnContent, fields: OwnFields): OwnFields {
  const entries = Object.entries(fields) as [keyof OwnFields, unknown][];
  return Object.fromEntries(entries.filter(([field, value]) => said(content[field]) !== said(value)));
}

function said(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (Array.isArray(part) && part.every((one) => typeof one !== 'object')) return part.map(String).sort();
    return isPlain(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part;
  });
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
