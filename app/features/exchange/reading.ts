import type { ProvisionContent } from '~/features/provision/schema';
import { FIELD_NAMES, type FieldName, type Mapping } from './fields';
import type { Said } from './schema';
import { readHours } from './values/hours-text';
import { readAreas, readCategories, readLocalities, type Known } from './values/places';
import { ValueProblem } from './values/problem';
import {
  readCount,
  readDay,
  readEmail,
  readKind,
  readPhone,
  readPostcode,
  readStatus,
  readWebsite,
  readYes,
} from './values/simple';
import { cleaned, oneLine } from './values/text';

/** What a row of a list says of an entry: its fields as far as it has any, and what is wrong with them. */
export interface RowReading {
  /** Its line in the file, or its place in a feed. */
  no: number;
  /** What identifies it there: an entry's own id where it was exported here. */
  id: string | null;
  fields: Partial<ProvisionContent>;
  problems: Said[];
  /** What it names that is not known at this desk: categories, parishes and localities of somewhere else. */
  unknown: { field: NamedField; name: string }[];
  /** Its opening hours are the usual ones alone: a feed says nothing of exceptions and bank holidays. */
  partOfHours?: true;
  /** As it stood there, to be given back when it is refused. */
  raw: string[];
}

/** Fields that name what a desk knows. */
const NAMED = { categories: readCategories, areaCodes: readAreas, localityIds: readLocalities };
export type NamedField = keyof typeof NAMED;

/** Reads a row of a CSV file by where its columns go. */
export function readCells(no: number, cells: readonly string[], mapping: Mapping, known: Known): RowReading {
  const row: RowReading = { no, id: null, fields: {}, problems: [], unknown: [], raw: cells.map(cleaned) };
  for (const field of FIELD_NAMES) {
    const said = cellsOf(field, cells, mapping);
    if (said !== null) readInto(row, field, said, known);
  }
  return row;
}

/** What the columns of a field say together; null when none goes to it. */
function cellsOf(field: FieldName, cells: readonly string[], mapping: Mapping): string | null {
  const found = mapping.flatMap((goesTo, index) => (goesTo === field ? [unescaped(cleaned(cells[index] ?? ''))] : []));
  if (found.length === 0) return null;
  const joint = field === 'categories' || field === 'hours' ? '; ' : field === 'address' ? ', ' : '\n';
  return found.filter(Boolean).join(joint);
}

/** Without the apostrophe that our own export puts before what a spreadsheet would take for a formula. */
function unescaped(cell: string): string {
  return /^'[=+\-@]/.test(cell) ? cell.slice(1) : cell;
}

/** Reads what stands in a field, or says why it cannot be taken. */
export function readInto(row: RowReading, field: FieldName, said: string, known: Known): void {
  try {
    if (field === 'id') row.id = said === '' ? null : oneLine(said).slice(0, 200);
    else if (Object.hasOwn(NAMED, field)) readNamed(row, field as NamedField, said, known);
    else put(row.fields, field, READERS[field as PlainField](said));
  } catch (error) {
    if (!(error instanceof ValueProblem)) throw error;
    row.problems.push({ field, words: error.message });
  }
}

/** Nothing stays unsaid; a default or what the entry says already takes its place. */
function put(fields: Partial<ProvisionContent>, field: FieldName, value: unknown): void {
  if (value !== undefined) Object.assign(fields, { [field]: value });
}

/** What is known of it; where nothing of it is, the row has not said it. */
function readNamed(row: RowReading, field: NamedField, said: string, known: Known): void {
  const { found, unknown } = NAMED[field](said, known);
  row.unknown.push(...unknown.map((name) => ({ field, name: name.slice(0, 60) })));
  if (found.length > 0 || (unknown.length === 0 && field !== 'categories')) put(row.fields, field, found);
}

const needed = (said: string) => oneLine(said) || undefined;
const orNull = (said: string) => oneLine(said) || null;

type PlainField = Exclude<FieldName, NamedField | 'id'>;

const READERS: Record<PlainField, (said: string) => unknown> = {
  name: needed,
  runBy: needed,
  summary: (said) => cleaned(said) || undefined,
  kind: readKind,
  status: readStatus,
  phone: readPhone,
  email: readEmail,
  website: readWebsite,
  address: (said) => cleaned(said) || null,
  postcode: readPostcode,
  everywhere: readYes,
  hours: readHours,
  cost: cleaned,
  eligibility: cleaned,
  languages: cleaned,
  access: cleaned,
  capacityLeft: readCount,
  plannedFrom: readDay,
  pausedUntil: readDay,
  charityNo: orNull,
  companyNo: orNull,
  contactName: orNull,
  contactPhone: readPhone,
  contactEmail: readEmail,
  staffNotes: cleaned,
  published: readYes,
  placePublic: readYes,
  source: needed,
  sourceId: orNull,
};
