import { KILOMETRES, type Kilometres } from '~/features/offers/filters';
import type { QueueGroup } from '~/features/requests/filter-groups';

/** What somebody wants to see near a request. */
export interface NearFilter {
  /** Slugs; none for everything. */
  categories: string[];
  within: Kilometres;
}

const USUAL: Kilometres = 10;

/** Reads it out of an address; what is unknown there is left out. */
export function readNearFilter(query: URLSearchParams, categories: readonly string[]): NearFilter {
  const asked = query.getAll('category');
  return {
    categories: categories.filter((slug) => asked.includes(slug)),
    within: KILOMETRES.find((one) => String(one) === query.get('within')) ?? USUAL,
  };
}

/** Its questions. */
export function nearGroups(filter: NearFilter, categories: readonly { slug: string; name: string }[]): QueueGroup[] {
  return [
    {
      name: 'within',
      legend: 'How far',
      single: true,
      options: KILOMETRES.map((far) => ({ value: String(far), label: `${far} km`, checked: far === filter.within })),
    },
    {
      name: 'category',
      legend: 'Helps with',
      options: categories.map(({ slug, name }) => ({
        value: slug,
        label: name,
        checked: filter.categories.includes(slug),
      })),
    },
  ];
}
