import { ageGroup, boxGroup, mineGroup, type BoxOption, type QueueGroup } from '~/features/requests/filter-groups';
import { holderQuestion, type ListNames } from '~/features/requests/filter-names';
import type { Category, Locality, Tier } from '~/features/tenants/schema';
import { FREE_WHEN, type Check, type FreeWhen, type OfferFilter } from './filters';
import type { OfferCounts } from './queries-counts.server';
import { DAY_WORDS, OFFER_KIND_WORDS, OFFER_STATUS_WORDS, TRANSPORT_WORDS } from './schema';

/** What a desk's filter can name. */
interface Known {
  tier: Tier;
  categories: readonly Category[];
  localities: readonly Locality[];
  /** Of a county's desk: its districts by GSS code. */
  districts: readonly { code: string; name: string }[];
  names: ListNames;
}

export const CHECK_WORDS: Record<Check, string> = {
  none: 'No check',
  basic: 'Basic',
  standard: 'Standard',
  enhanced: 'Enhanced',
  expired: 'Ended',
};
const FREE_WORDS: Record<FreeWhen, string> = { now: 'Now', ...DAY_WORDS };

/** The questions that this desk's filter asks, with their counts and what is ticked. */
export function offerGroups(filter: OfferFilter, counts: OfferCounts, known: Known): QueueGroup[] {
  const byCode = new Map(known.categories.map(({ slug, code }) => [slug, counts.category.get(code) ?? 0]));
  const groups: QueueGroup[] = [
    boxGroup('status', 'Status', filter.statuses, entries(OFFER_STATUS_WORDS), counts.status),
    boxGroup('does', 'What they do', filter.categories, known.categories.map(slugged), Object.fromEntries(byCode)),
    freeGroup(filter, counts),
    boxGroup('dbs', 'DBS, as stated', filter.checks, entries(CHECK_WORDS), counts.check),
    boxGroup('kind', 'Kind', filter.kinds, entries(OFFER_KIND_WORDS), counts.kind),
    boxGroup('transport', 'Transport', filter.transports, entries(TRANSPORT_WORDS), counts.transport),
    boxGroup('district', 'District', filter.districts, known.districts.map(coded), Object.fromEntries(counts.district)),
    boxGroup(
      'locality',
      'Locality',
      filter.localities,
      known.localities.map(slugged),
      Object.fromEntries(counts.locality),
    ),
    holderQuestion(filter, known, counts.holder),
  ];
  const named = groups.filter(({ options }) => options.length > 0);
  return [...named, ageGroup('On the list', filter, counts.age), mineGroup(filter)];
}

function freeGroup({ free }: OfferFilter, counts: OfferCounts): QueueGroup {
  const times = FREE_WHEN.map((when) => ({
    value: when,
    label: FREE_WORDS[when],
    count: counts.free[when],
    checked: free === when,
  }));
  const any = { value: '', label: 'Any time', checked: free === null };
  return { name: 'free', legend: 'Free', single: true, options: [any, ...times] };
}

function entries<Name extends string>(table: Record<Name, string>): BoxOption[] {
  return Object.entries<string>(table);
}

const slugged = ({ slug, name }: { slug: string; name: string }): BoxOption => [slug, name];
const coded = ({ code, name }: { code: string; name: string }): BoxOption => [code, name];
