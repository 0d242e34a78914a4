import { doubtLinks, type ShownDoubt } from '~/features/councils/components/name-doubts';
import type { ChosenNames, NameDoubt, NamedField } from '~/features/councils/queries-named.server';
import { MOST_LIKELY, placeLabel } from '~/features/councils/named-places';
import type { Query } from '~/paths';
import type { Tier } from '~/features/tenants/schema';
import type { QueueGroup } from './filter-groups';
import { holderGroupsOf, UNKNOWN_PLACE, type HolderGroup } from './filters';

/** What a list's filter names beside its boxes: what was chosen by name, and what was typed and is not clear. */
export interface ListNames extends ChosenNames {
  doubts: readonly NameDoubt[];
}

export const HOLDER_WORDS: Record<HolderGroup, string> = {
  us: 'Us',
  districts: 'Districts',
  parishes: 'Our parishes',
};

/** With more parishes than this a list is asked for one by its name. */
const MOST_OPTIONS = 200;

interface Known {
  tier: Tier;
  names: ListNames;
}

/** Who holds them: by tier, or single councils by name. A county has hundreds: they are typed, not chosen from a list. */
export function holderQuestion(
  { holders, councils }: { holders: readonly HolderGroup[]; councils: readonly number[] },
  { tier, names }: Known,
  counts: Partial<Record<HolderGroup, number>> | null,
): QueueGroup {
  const tiers = holderGroupsOf(tier).map((one) => ({
    value: one,
    label: HOLDER_WORDS[one],
    ...(counts && { count: counts[one] ?? 0 }),
    checked: holders.includes(one),
  }));
  const group = { name: 'holder', legend: 'Held by', options: tiers };
  if (tiers.length === 0) return group;
  const chosen = names.councils.map((one) => ({
    value: one.value,
    label: one.name,
    checked: true,
    name: 'council',
  }));
  const likely = likelyOf('council', names)
    .filter(({ value }) => !councils.includes(Number(value)))
    .map((one) => ({ value: one.value, label: placeLabel(one), checked: false, name: 'council' }));
  const typed = typedOf('council', 'Or a council, by its name', names);
  return { ...group, options: [...tiers, ...chosen, ...likely], typed };
}

/** A parish with how many of the list it has. */
interface CountedParish {
  code: string;
  name: string;
  count: number;
}

/** The parish of a filter as it is asked for: chosen from a list, or by its name where the list would be too long. */
export interface ParishQuestion {
  options: { value: string; label: string }[];
  group: QueueGroup | null;
}

/** `parishes` are those that the list has records of; null while the list is too long for them to be counted. */
export function parishQuestion(
  legend: string,
  chosen: string | null,
  parishes: readonly CountedParish[] | null,
  { tier, names }: Known,
): ParishQuestion {
  const doubtful = names.doubts.some(({ field }) => field === 'parish');
  const short = parishes !== null && parishes.length <= MOST_OPTIONS && !doubtful;
  if (short || tier === 'parish') return { options: parishOptions(parishes ?? [], chosen), group: null };
  const group = namedParish(legend, chosen, names);
  const unknown = { value: UNKNOWN_PLACE, label: 'Place not known', checked: chosen === UNKNOWN_PLACE };
  return { options: [], group: { ...group, options: [...group.options, unknown] } };
}

/** More parishes than this stand in no drop-down list, whatever they are grouped by. */
const MOST_GROUPED = 2000;

/** The parish that entries cover: chosen from those of the range, or by its name where these are too many. */
export function coveredQuestion<Group extends { options: readonly unknown[] }>(
  legend: string,
  chosen: string | null,
  parishes: readonly Group[],
  { names }: Pick<Known, 'names'>,
): { parishes: readonly Group[]; group: QueueGroup | null } {
  const count = parishes.reduce((sum, { options }) => sum + options.length, 0);
  const doubtful = doubtOf('parish', names) !== undefined;
  if (count === 0 || (count <= MOST_GROUPED && !doubtful)) return { parishes, group: null };
  return { parishes: [], group: namedParish(legend, chosen, names) };
}

/** The parishes that the list has records of, with how many; the chosen one also when there are none. */
function parishOptions(parishes: readonly CountedParish[], chosen: string | null): ParishQuestion['options'] {
  const options = parishes.map(({ code, name, count }) => ({ value: code, label: `${name} (${count})` }));
  if (chosen === null || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, label: 'The chosen parish (0)' }];
}

function namedParish(legend: string, chosen: string | null, names: ListNames): QueueGroup {
  const here =
    chosen === null || chosen === UNKNOWN_PLACE ? [] : [{ value: chosen, label: names.parish?.name ?? chosen }];
  const likely = likelyOf('parish', names)
    .filter(({ value }) => value !== chosen)
    .map((one) => ({ value: one.value, label: placeLabel(one) }));
  const options = [{ value: '', label: 'Any' }, ...here, ...likely];
  return {
    name: 'parish',
    legend,
    single: true,
    options: options.map((one) => ({ ...one, checked: one.value === (chosen ?? '') })),
    typed: typedOf('parish', 'A parish, by its name', names),
  };
}

const doubtOf = (field: NamedField, { doubts }: ListNames) => doubts.find((one) => one.field === field);

function likelyOf(field: NamedField, names: ListNames) {
  return (doubtOf(field, names)?.places ?? []).slice(0, MOST_LIKELY);
}

/** A name that nothing is called stays in its field; for one that several are called there are boxes to choose from. */
function typedOf(name: NamedField, label: string, names: ListNames) {
  const doubt = doubtOf(name, names);
  const nothing = doubt?.places.length === 0;
  return { name, label, value: nothing ? doubt.typed : '', error: doubt ? doubtWords(doubt) : null };
}

/** "Several councils are called “Norton”: choose one" */
export function doubtWords({ field, typed, places }: NameDoubt): string {
  const [one, several] = field === 'council' ? ['council', 'councils'] : ['parish', 'parishes'];
  if (places.length === 0) return `No ${one} here is called “${typed}”: check the spelling, or type less of it`;
  if (places.length <= MOST_LIKELY) return `Which ${one} did you mean by “${typed}”?`;
  return `More than ${MOST_LIKELY} ${several} are called “${typed}”: choose one, or type more of its name`;
}

/** A filter's query with what was typed and is not clear, so that its page can ask which place was meant. */
export function withDoubts(query: Query, doubts: readonly NameDoubt[]): Query {
  const asked = doubts.map(({ field, typed }) => [field, [query[field] ?? [], typed].flat().map(String)]);
  return { ...query, ...(Object.fromEntries(asked) as Query) };
}

/** What is not clear, with the filter's address for each place that can be meant. */
export function shownDoubts<Filter extends { councils: number[]; parish: string | null }>(
  doubts: readonly NameDoubt[],
  filter: Filter,
  href: (filter: Filter) => string,
): ShownDoubt[] {
  return doubts.map((doubt) => ({
    words: doubtWords(doubt),
    links: doubtLinks(doubt, (value) =>
      href(
        doubt.field === 'council'
          ? { ...filter, councils: [...new Set([...filter.councils, Number(value)])] }
          : { ...filter, parish: value },
      ),
    ),
  }));
}
