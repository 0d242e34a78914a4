import { sameValue } from './content-words';
import { contentSchema, type ProvisionContent } from './schema';

type Field = keyof ProvisionContent;

/** What is kept of one thing that both entries say: what the entry that stays says, what the other says, or all of both. */
export const KEEPS = ['stays', 'goes', 'both'] as const;
export type Keep = (typeof KEEPS)[number];

/** What is chosen together when two entries become one; a place is one thing, not four. */
export const MERGE_PARTS = {
  name: ['name'],
  runBy: ['runBy'],
  summary: ['summary'],
  categories: ['categories'],
  areas: ['everywhere', 'areaCodes', 'localityIds'],
  place: ['address', 'postcode', 'areaCode', 'loc', 'placePublic'],
  hours: ['hours'],
  phone: ['phone'],
  email: ['email'],
  website: ['website'],
  cost: ['cost'],
  eligibility: ['eligibility'],
  languages: ['languages'],
  access: ['access'],
  capacity: ['capacityLeft'],
  charityNo: ['charityNo'],
  companyNo: ['companyNo'],
  contact: ['contactName', 'contactPhone', 'contactEmail'],
  notes: ['staffNotes'],
} as const satisfies Record<string, readonly Field[]>;
export type MergePart = keyof typeof MERGE_PARTS;
export const PART_NAMES = Object.keys(MERGE_PARTS) as MergePart[];

/** Of these all that both say can be kept. */
const ADDED: readonly MergePart[] = ['categories', 'areas', 'notes'];

export type Keeps = Partial<Record<MergePart, Keep>>;

/** Something in which two entries differ: what may be kept of it, and what is unless somebody chooses. */
export interface MergeChoice {
  part: MergePart;
  keeps: readonly Keep[];
  usual: Keep;
}

/** What two entries differ in, in the order in which people read it. */
export function mergeChoices(stays: ProvisionContent, goes: ProvisionContent): MergeChoice[] {
  return PART_NAMES.filter((part) => differs(part, stays, goes)).map((part) => {
    const added = ADDED.includes(part);
    return { part, keeps: added ? KEEPS : ['stays', 'goes'], usual: usualKeep(part, stays, goes) };
  });
}

/** Nothing that only one of them says is lost: all areas and categories of both, and whatever the one that stays lacks. */
function usualKeep(part: MergePart, stays: ProvisionContent, goes: ProvisionContent): Keep {
  if (saysNothing(part, stays)) return 'goes';
  return ADDED.includes(part) && !saysNothing(part, goes) ? 'both' : 'stays';
}

function differs(part: MergePart, one: ProvisionContent, other: ProvisionContent): boolean {
  return fieldsOf(part).some((field) => !sameValue(one[field], other[field]));
}

function saysNothing(part: MergePart, content: ProvisionContent): boolean {
  return fieldsOf(part).every((field) => field === 'placePublic' || isEmpty(content[field]));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && 'openings' in value) return isEmptyHours(value);
  return value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}

function isEmptyHours(value: object): boolean {
  const { always, openings, exceptions, note } = value as ProvisionContent['hours'];
  return !always && openings.length === 0 && exceptions.length === 0 && note === '';
}

/** What the entry that stays says once they are one. What cannot be kept of both (too many areas) stays as it was. */
export function mergedContent(stays: ProvisionContent, goes: ProvisionContent, keeps: Keeps): ProvisionContent {
  return mergeChoices(stays, goes).reduce((content, { part, keeps: possible, usual }) => {
    const wished = keeps[part];
    const keep = wished !== undefined && possible.includes(wished) ? wished : usual;
    const read = contentSchema.safeParse({ ...content, ...keptOf(part, keep, stays, goes) });
    return read.success ? read.data : content;
  }, stays);
}

function keptOf(part: MergePart, keep: Keep, stays: ProvisionContent, goes: ProvisionContent) {
  if (keep === 'stays') return {};
  const fields = fieldsOf(part).map((field) => [
    field,
    keep === 'goes' ? goes[field] : added(stays[field], goes[field]),
  ]);
  return Object.fromEntries(fields) as Partial<ProvisionContent>;
}

function added(one: unknown, other: unknown): unknown {
  if (Array.isArray(one) && Array.isArray(other)) return [...new Set([...(one as unknown[]), ...(other as unknown[])])];
  if (typeof one === 'string' && typeof other === 'string') return [one, other].filter(Boolean).join('\n\n');
  return Boolean(one) || Boolean(other);
}

/**
 * What an entry says once a merge is undone: what it said `before`, but for what somebody changed since the merge. Of areas
 * and categories those go that the merge brought.
 */
export function unmergedContent(
  now: ProvisionContent,
  { before, merged }: { before: ProvisionContent; merged: ProvisionContent },
): ProvisionContent {
  const fields = PART_NAMES.flatMap((part) => fieldsOf(part));
  const back = fields.map((field) => [field, backTo(now[field], before[field], merged[field])] as const);
  return contentSchema.parse({ ...now, ...Object.fromEntries(back) });
}

function backTo(now: unknown, before: unknown, merged: unknown): unknown {
  if (sameValue(now, merged)) return before;
  if (!Array.isArray(now) || !Array.isArray(before) || !Array.isArray(merged)) return now;
  const brought = new Set((merged as unknown[]).filter((one) => !(before as unknown[]).includes(one)));
  return (now as unknown[]).filter((one) => !brought.has(one));
}

function fieldsOf(part: MergePart): readonly Field[] {
  return MERGE_PARTS[part];
}
