import { PROVISION_KIND, PROVISION_KIND_WORDS, type ProvisionKind } from '~/features/provision/schema';
import type { Category } from '~/features/tenants/schema';
import type { QueueGroup } from '~/features/requests/filter-groups';
import type { PublishedFilter } from './queries-published.server';

const KINDS = Object.keys(PROVISION_KIND) as ProvisionKind[];

/** Reads the filter of what is published; what is unknown is left out. */
export function readPublishedFilter(query: URLSearchParams, categories: readonly Category[]): PublishedFilter {
  const [slugs, kinds] = [query.getAll('category'), query.getAll('kind')];
  return {
    categories: categories.filter(({ slug }) => slugs.includes(slug)).map(({ code }) => code),
    kinds: KINDS.filter((kind) => kinds.includes(kind)),
  };
}

/** The filter as the query of an address. */
export function publishedQuery(filter: PublishedFilter, categories: readonly Category[]) {
  return {
    category: categories.filter(({ code }) => filter.categories.includes(code)).map(({ slug }) => slug),
    kind: filter.kinds,
  };
}

/** Its questions. */
export function publishedCategories(filter: PublishedFilter, categories: readonly Category[]): QueueGroup[] {
  return [
    {
      name: 'category',
      legend: 'Helps with',
      options: categories.map(({ slug, name, code }) => ({
        value: slug,
        label: name,
        checked: filter.categories.includes(code),
      })),
    },
    {
      name: 'kind',
      legend: 'Kind',
      options: KINDS.map((kind) => ({
        value: kind,
        label: PROVISION_KIND_WORDS[kind],
        checked: filter.kinds.includes(kind),
      })),
    },
  ];
}
