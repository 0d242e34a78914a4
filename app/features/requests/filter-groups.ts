import type { Category, Locality, Tier } from '~/features/tenants/schema';
import type { FilterLocality } from '~/features/localities/queries-filter.server';
import { holderQuestion, type ListNames } from './filter-names';
import { AGES, type Age, type HolderGroup, type QueueFilter } from './filters';
import { REQUEST_STATUS_WORDS, URGENCY_WORDS, type RequestStatus, type Urgency } from './schema';

/** How many of each there are: what the filter says beside its boxes. */
export interface HeadCounts {
  status: Partial<Record<RequestStatus, number>>;
  urgency: Partial<Record<Urgency, number>>;
}

/** The same for the questions that a very long list does not count. */
export interface RestCounts {
  need: ReadonlyMap<number, number>;
  district: ReadonlyMap<string, number>;
  locality: ReadonlyMap<string, number>;
  holder: Partial<Record<HolderGroup, number>>;
  age: Partial<Record<Age, number>>;
}

/** A question of the filter with its boxes. */
export interface QueueGroup {
  name: string;
  legend: string;
  single?: boolean;
  options: { value: string; label: string; count?: number; checked: boolean; name?: string }[];
  /** A field for a name, under the boxes. */
  typed?: { name: string; label: string; value: string; error: string | null };
}

interface Known {
  tier: Tier;
  categories: readonly Category[];
  localities: readonly Locality[];
  /** Of a county's desk: its districts by GSS code. */
  districts: readonly { code: string; name: string }[];
  names: ListNames;
}

const AGE_WORDS: Record<Age, string> = { day: 'Over a day', three_days: 'Over 3 days', week: 'Over a week' };

/** The questions that this desk's filter asks, with what is ticked, and their counts where there are some. */
export function filterGroups(
  filter: QueueFilter,
  head: HeadCounts,
  rest: RestCounts | null,
  known: Known,
): QueueGroup[] {
  const groups: QueueGroup[] = [
    boxGroup('status', 'Status', filter.statuses, words(REQUEST_STATUS_WORDS), head.status),
    boxGroup('urgency', 'Urgency', filter.urgencies, words(URGENCY_WORDS), head.urgency),
    boxGroup('need', 'Need', filter.needs, known.categories.map(slugged), rest && byCode(known.categories, rest.need)),
    boxGroup(
      'district',
      'District',
      filter.districts,
      known.districts.map(coded),
      rest && Object.fromEntries(rest.district),
    ),
    boxGroup(
      'locality',
      'Locality',
      filter.localities,
      known.localities.map(slugged),
      rest && Object.fromEntries(rest.locality),
    ),
    holderQuestion(filter, known, rest?.holder ?? null),
  ];
  return [
    ...groups.filter(({ options }) => options.length > 0),
    ageGroup('Waiting', filter, rest?.age),
    mineGroup(filter),
  ];
}

/** A box of a question: its value in the address, and its words. */
export type BoxOption = readonly [value: string, label: string];

/** A question with boxes, each with its count where there are some. */
export function boxGroup(
  name: string,
  legend: string,
  chosen: readonly string[],
  options: readonly BoxOption[],
  counts: Partial<Record<string, number>> | null,
): QueueGroup {
  const boxes = options.map(([value, label]) => ({
    value,
    label,
    ...(counts && { count: counts[value] ?? 0 }),
    checked: chosen.includes(value),
  }));
  return { name, legend, options: boxes };
}

/** For how long at least, with counts where there are some. */
export function ageGroup(
  legend: string,
  { age }: { age: Age | null },
  counts: Partial<Record<Age, number>> | undefined,
): QueueGroup {
  const steps = (Object.keys(AGES) as Age[]).map((one) => ({
    value: one,
    label: AGE_WORDS[one],
    ...(counts && { count: counts[one] ?? 0 }),
    checked: age === one,
  }));
  const any = { value: '', label: 'Any time', checked: age === null };
  return { name: 'age', legend, single: true, options: [any, ...steps] };
}

/** "Mine" wants a sentence: nobody is assigned a record, so it is whoever dealt with it last. */
export function mineGroup({ mine }: { mine: boolean }): QueueGroup {
  return { name: 'mine', legend: 'Mine', options: [{ value: 'yes', label: 'I dealt with it last', checked: mine }] };
}

function words<Name extends string>(table: Record<Name, string>): BoxOption[] {
  return Object.entries<string>(table);
}

const slugged = ({ slug, name }: { slug: string; name: string }): BoxOption => [slug, name];
const coded = ({ code, name }: { code: string; name: string }): BoxOption => [code, name];

function byCode(categories: readonly Category[], counts: ReadonlyMap<number, number>): Record<string, number> {
  return Object.fromEntries(categories.map(({ slug, code }) => [slug, counts.get(code) ?? 0]));
}

/** A locality in the drop-down list of a county, under its district. */
export interface LocalityGroup {
  group: string;
  options: { value: string; label: string }[];
}

/**
 * The localities of a county by the districts that drew them, each with how many of the list are in it where that is
 * counted. None at a desk that draws its own: these have boxes.
 */
export function localityOptions(
  localities: readonly FilterLocality[],
  chosen: readonly string[],
  counts: ReadonlyMap<string, number> | null,
): LocalityGroup[] {
  const label = ({ slug, name }: FilterLocality) => (counts ? `${name} (${counts.get(slug) ?? 0})` : name);
  const districts = [...new Set(localities.flatMap(({ district }) => district ?? []))];
  const groups = districts.map((district) => {
    const drawn = localities.filter((one) => one.district === district);
    return { group: district, options: drawn.map((one) => ({ value: one.slug, label: label(one) })) };
  });
  const gone = districts.length > 0 && chosen.filter((slug) => localities.every((one) => one.slug !== slug));
  if (!gone || gone.length === 0) return groups;
  return [
    ...groups,
    { group: 'Not drawn any more', options: gone.map((value) => ({ value, label: 'The chosen one (0)' })) },
  ];
}
