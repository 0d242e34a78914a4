import { boxGroup, type BoxOption, type QueueGroup } from '~/features/requests/filter-groups';
import { holderQuestion, type ListNames } from '~/features/requests/filter-names';
import type { Category, Tier } from '~/features/tenants/schema';
import { TO_DO, type EntryFilter, type Shown, type ToDo } from './filters';
import type { KnownDistrict, KnownLocality } from './places.server';
import type { EntryCounts } from './queries-counts.server';
import { PROVISION_KIND_WORDS, PROVISION_STATUS_WORDS } from './schema';

interface Known {
  tier: Tier;
  categories: readonly Category[];
  /** Those of a county's desk. */
  districts: readonly KnownDistrict[];
  localities: readonly KnownLocality[];
  /** Whoever may change nothing is not asked what there is to do. */
  mayChange: boolean;
  names: ListNames;
}

const SHOWN_WORDS: Record<Shown, string> = { public: 'Everybody', staff: 'Staff alone' };

/** What a box of the question "To do" is called at the desk of a tier. */
export function toDoWords(tier: Tier): Record<ToDo, string> {
  return {
    signed_up: 'Signed up, to publish',
    to_confirm: tier === 'parish' ? 'Recorded for us, to confirm' : 'Recorded on behalf, to confirm',
    stale: 'Stale: to confirm again',
    waiting: 'Changes waiting',
    unpublished: 'Not published',
  };
}

/** The questions that this desk's filter asks, with their counts and what is ticked. */
export function entryGroups(filter: EntryFilter, counts: EntryCounts, known: Known): QueueGroup[] {
  const { tier, categories, districts, localities } = known;
  const todo = toDoWords(tier);
  const byCode = new Map(categories.map(({ slug, code }) => [slug, counts.category.get(code) ?? 0]));
  const groups: QueueGroup[] = [
    boxGroup('todo', 'To do', filter.toDo, known.mayChange ? TO_DO.map((one) => [one, todo[one]]) : [], counts.toDo),
    boxGroup('status', 'Status', filter.statuses, Object.entries(PROVISION_STATUS_WORDS), counts.status),
    boxGroup('shown', 'Shown to', filter.shown, Object.entries(SHOWN_WORDS), counts.visible),
    boxGroup('kind', 'Kind', filter.kinds, Object.entries(PROVISION_KIND_WORDS), counts.kind),
    boxGroup('category', 'Helps with', filter.categories, categories.map(slugged), Object.fromEntries(byCode)),
    boxGroup(
      'district',
      'Covers',
      filter.districts,
      districts.map(({ code, name }) => [code, name] as const),
      Object.fromEntries(counts.district),
    ),
    boxGroup(
      'locality',
      tier === 'county' ? 'Covers the locality' : 'Covers',
      filter.localities,
      localities.map(({ id, name }) => [id, name] as const),
      Object.fromEntries(counts.locality),
    ),
    holderQuestion(filter, known, counts.holder),
  ];
  return groups.filter(({ options }) => options.length > 0);
}

const slugged = ({ slug, name }: Category): BoxOption => [slug, name];
