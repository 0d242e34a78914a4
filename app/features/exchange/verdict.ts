import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { isUndatedPlan } from '~/features/provision/moves';
import { blankContent, contentSchema, type ProvisionContent } from '~/features/provision/schema';
import type { RowReading } from './reading';
import type { Choices, Said } from './schema';
import { plain } from './values/text';

/** An entry that a row is about: found by its id, or by the id it has at its source. */
export interface Standing {
  id: string;
  tenantNo: number;
  version: number;
  content: ProvisionContent;
}

/** Where a postcode lies. */
export interface Whereabouts {
  areaCode: string | null;
  loc: { x: number; y: number };
}

/** What a row comes to before anybody has looked for duplicates. */
export type Judged =
  | { verdict: 'new'; content: ProvisionContent; said: Said[] }
  | { verdict: 'changed' | 'same'; content: ProvisionContent; said: Said[]; entry: Standing }
  | { verdict: 'refused'; said: Said[] };

export interface Rules {
  choices: Choices;
  /** The code of the category that rows get which name none that we know; null where they must. */
  category: number | null;
  /** The source that rows have which name none. */
  source: string;
}

/** Judges a row: by the entry it is about, if there is one, and by where its postcode lies, if it has one. */
export function judge(
  row: RowReading,
  rules: Rules,
  standing: Standing | undefined,
  whereabouts: Whereabouts | undefined,
): Judged {
  const problems = [...row.problems, ...(standing?.id === row.id ? unknownIn(row) : [])];
  const content = standing
    ? stillPlanned(standing.content, { ...standing.content, ...known(row.fields), ...hoursOf(row, standing) })
    : newContent(row, rules, whereabouts);
  const placed = withPlace(content, standing, whereabouts);
  if (placed === null)
    problems.push({ field: 'postcode', words: 'We do not know this postcode, perhaps it is of another county' });
  const checked = contentSchema.safeParse(placed ?? content);
  if (!checked.success)
    problems.push(...issuesOf(checked.error.issues, problems).filter(({ field }) => isSaid(field, row)));
  if (!standing) problems.push(...missing(content, problems));
  if (!checked.success || problems.length > 0)
    return { verdict: 'refused', said: standing ? problems : [...problems, ...leftOut(row)] };
  if (!standing) return { verdict: 'new', content: checked.data, said: leftOut(row) };
  const said = changes(standing.content, checked.data);
  if (said.length > 0) return { verdict: 'changed', content: checked.data, said, entry: standing };
  return { verdict: 'same', content: checked.data, said: leftOut(row), entry: standing };
}

/** A plan that names no day, and that a list says is paused, is planned again afterwards. */
function stillPlanned<Content extends ProvisionContent>(before: ProvisionContent, after: Content): Content {
  const paused = after.status === 'paused' && after.plannedFrom === null;
  return { ...after, wasPlanned: paused && isUndatedPlan(before) };
}

const CALLED = { categories: 'category', areaCodes: 'parish', localityIds: 'locality' };

/** An entry from elsewhere comes without what is not known here, and says so: a list from another county has parishes of its own. */
function leftOut({ unknown }: RowReading): Said[] {
  return unknown.map(({ field, name }) => ({ field, words: `We know no ${CALLED[field]} “${name}”` }));
}

/** Of our own, told by its id, nothing of where it helps is lost: a slip in a name is told instead. */
function unknownIn(row: RowReading): Said[] {
  return leftOut(row).filter(({ field }) => field !== 'categories');
}

/** Of an entry that stands, what the row has no answer for stays as it is. */
function known({ categories, ...fields }: RowReading['fields']): RowReading['fields'] {
  return categories && categories.length > 0 ? { ...fields, categories } : fields;
}

/** Of hours that a feed tells in part, what it cannot tell stays. */
function hoursOf({ partOfHours, fields: { hours } }: RowReading, { content }: Standing): RowReading['fields'] {
  return partOfHours && hours ? { hours: { ...content.hours, openings: hours.openings } } : {};
}

function newContent(row: RowReading, { choices, category, source }: Rules, at?: Whereabouts): ProvisionContent {
  const { name = '', runBy, summary = '', kind = choices.kind, categories = [], ...fields } = row.fields;
  const named = categories.length > 0 ? categories : category === null ? [] : [category];
  const content = {
    ...blankContent({ kind, name, runBy: runBy ?? name, summary, categories: named }),
    published: choices.published === 'yes',
    ...fields,
    source: fields.source ?? source,
    sourceId: sourceIdOf(row),
  };
  return { ...content, ...covered(content, choices, at) };
}

/** Where it helps, for a row that does not say. */
function covered(content: ProvisionContent, { covers }: Choices, at?: Whereabouts): Partial<ProvisionContent> {
  if (content.everywhere || content.areaCodes.length > 0 || content.localityIds.length > 0) return {};
  if (covers === 'everywhere') return { everywhere: true };
  return at?.areaCode ? { areaCodes: [at.areaCode] } : {};
}

/**
 * The position that goes with its postcode; the one it has, where the postcode is the same. Null for a postcode that
 * nobody here knows.
 */
function withPlace(content: ProvisionContent, standing?: Standing, at?: Whereabouts): ProvisionContent | null {
  if (content.postcode === null) {
    return (standing?.content.postcode ?? null) === null ? content : { ...content, areaCode: null, loc: null };
  }
  if (standing?.content.postcode === content.postcode) return content;
  return at ? { ...content, areaCode: at.areaCode, loc: at.loc } : null;
}

function missing(
  { name, summary, categories, everywhere, areaCodes, localityIds, postcode }: ProvisionContent,
  so: Said[],
): Said[] {
  const told = (field: string) => so.some((one) => one.field === field);
  const nowhere = !everywhere && areaCodes.length + localityIds.length === 0;
  return [
    ...(name === '' && !told('name') ? [{ field: 'name', words: 'It has no name' }] : []),
    ...(summary === '' && !told('summary') ? [{ field: 'summary', words: 'It does not say what it offers' }] : []),
    ...(categories.length === 0 && !told('categories')
      ? [{ field: 'categories', words: 'It names no category that we know' }]
      : []),
    ...(nowhere && postcode === null && !told('postcode')
      ? [{ field: 'areaCodes', words: 'It says neither where it is nor where it helps' }]
      : []),
  ];
}

/** The rules of an entry in words; of what is missing, `missing` tells. */
function issuesOf(
  issues: readonly { path: PropertyKey[]; code?: string; message: string; maximum?: unknown; origin?: string }[],
  told: readonly Said[],
): Said[] {
  const said = issues
    .map((issue) => ({
      field: String(issue.path[0]),
      words: issue.code === 'too_big' ? tooBig(issue) : issue.message,
      small: issue.code === 'too_small',
    }))
    .filter(({ field, small }) => !small && !told.some((one) => one.field === field));
  return said.map(({ field, words }) => ({ field, words }));
}

/** Who runs it is its name, where nobody says: what is wrong with that is said of the name. */
const isSaid = (field: string, { fields }: RowReading) => field !== 'runBy' || fields.runBy !== undefined;

const tooBig = ({ maximum, origin }: { maximum?: unknown; origin?: string }) =>
  `Use ${String(maximum)} ${origin === 'string' ? 'characters ' : ''}or fewer`;

/** The fields in which two contents differ. Lists of codes are the same in any order. */
export function changes(before: ProvisionContent, after: ProvisionContent): Said[] {
  const keys = Object.keys(after) as (keyof ProvisionContent)[];
  return keys
    .filter((key) => !isDeepStrictEqual(comparable(before[key]), comparable(after[key])))
    .map((field) => ({ field, words: 'changes' }));
}

const comparable = (value: unknown) => (Array.isArray(value) ? [...(value as unknown[])].sort() : value);

/**
 * What a row is known by at its source: the id it has there; without one, a mark of its name and postcode, so that the
 * same list can be brought in again without making anything twice.
 */
export function sourceIdOf({
  id,
  fields: { sourceId, name, postcode },
}: Pick<RowReading, 'id' | 'fields'>): string | null {
  if (sourceId) return sourceId;
  if (id !== null) return id;
  if (!name) return null;
  const mark = createHash('sha256')
    .update(`${plain(name)}|${postcode ?? ''}`)
    .digest('hex');
  return `auto:${mark.slice(0, 32)}`;
}
