import { day } from '~/ui/format/dates';
import { list } from '~/ui/format/numbers';
import { phone } from '~/ui/format/phone';
import { ENTRY_FIELD_WORDS, STAFF_FIELDS, TOLD_FIELDS } from './field-words';
import { hoursWords } from './hours-words';
import { PROVISION_KIND_WORDS, PROVISION_STATUS_WORDS, type ProvisionContent } from './schema';

/** Names by which the content of an entry is told. */
export interface Names {
  /** By code. */
  categories: ReadonlyMap<number, string>;
  /** By GSS code. */
  areas: ReadonlyMap<string, string>;
  /** By id. */
  localities: ReadonlyMap<string, string>;
  /** yyyy-mm-dd */
  today: string;
}

/** A field of an entry in which two states of it differ, in words. */
export interface FieldChange {
  field: keyof ProvisionContent;
  label: string;
  before: string;
  after: string;
}

/** Which fields two states of an entry differ in. */
export function differences(before: ProvisionContent, after: ProvisionContent): (keyof ProvisionContent)[] {
  return TOLD_FIELDS.filter((field) => !sameValue(before[field], after[field]));
}

/** What differs between two states of an entry, in words; without what is for staff alone unless `staff`. */
export function changesInWords(
  before: ProvisionContent,
  after: ProvisionContent,
  names: Names,
  { staff = true } = {},
): FieldChange[] {
  return differences(before, after)
    .filter((field) => staff || !STAFF_FIELDS.includes(field))
    .map((field) => ({
      field,
      label: ENTRY_FIELD_WORDS[field],
      before: fieldWords(field, before, names),
      after: fieldWords(field, after, names),
    }));
}

/** Whether two values of a field say the same; lists of codes and names in any order. */
export function sameValue(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string' || typeof one === 'number')) {
    return JSON.stringify(value.map(String).sort());
  }
  return JSON.stringify(value, sortedKeys);
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What stands in a field, in words; "nothing" where nothing does. */
export function fieldWords(field: keyof ProvisionContent, content: ProvisionContent, names: Names): string {
  return wordsOf(field, content, names) || 'nothing';
}

function wordsOf(field: keyof ProvisionContent, content: ProvisionContent, names: Names): string {
  switch (field) {
    case 'kind':
      return PROVISION_KIND_WORDS[content.kind];
    case 'status':
      return PROVISION_STATUS_WORDS[content.status];
    case 'categories':
      return list(content.categories.map((code) => names.categories.get(code) ?? `Category ${code}`));
    case 'areaCodes':
      return list(content.areaCodes.map((code) => names.areas.get(code) ?? code).sort());
    case 'localityIds':
      return list(content.localityIds.map((id) => names.localities.get(id) ?? 'a locality that is gone').sort());
    case 'areaCode':
      return content.areaCode === null ? '' : (names.areas.get(content.areaCode) ?? content.areaCode);
    case 'hours':
      return hoursWords(content.hours, names.today).join('; ');
    case 'phone':
    case 'contactPhone': {
      const number = content[field];
      return number === null ? '' : phone(number);
    }
    case 'plannedFrom':
    case 'pausedUntil': {
      const date = content[field];
      return date === null ? '' : day(date, names.today);
    }
    default:
      return plainWords(content[field]);
  }
}

function plainWords(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
