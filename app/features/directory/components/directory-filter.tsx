import type { Category } from '~/features/tenants/schema';
import { paths } from '~/paths';
import { FilterPanel } from '~/ui';
import { DISTANCES_KM, filtersSet, LONGEST_TYPED, type DirectoryFilter } from '../filters';

interface DirectoryFilterPanelProps {
  tenantSlug: string;
  categories: readonly Pick<Category, 'slug' | 'name'>[];
  filter: DirectoryFilter;
  /** What is wrong with the words. */
  wordsProblem?: string | null;
  /** The page that is narrowed; the directory itself unless told otherwise. */
  page?: typeof paths.directory;
}

/** What to look for; the place stands above it and is carried along. */
export function DirectoryFilterPanel({
  tenantSlug,
  categories,
  filter,
  wordsProblem,
  page = paths.directory,
}: DirectoryFilterPanelProps) {
  const { place, locality, words, openNow, withinKm } = filter;
  const distances = [
    { value: '', label: 'Any distance', checked: withinKm === null },
    ...DISTANCES_KM.map((far) => ({ value: String(far), label: `Within ${far} km`, checked: withinKm === far })),
  ];
  return (
    <FilterPanel
      action={page(tenantSlug)}
      clearHref={page(tenantSlug, { place, locality })}
      hidden={{ place, locality }}
      search={{
        name: 'words',
        label: 'In words',
        value: words,
        maxLength: LONGEST_TYPED,
        error: wordsProblem ?? undefined,
      }}
      active={filtersSet(filter)}
      groups={[
        { name: 'open', legend: 'Hours', options: [{ value: 'now', label: 'Open now', checked: openNow }] },
        {
          name: 'category',
          legend: 'Kind of help',
          options: categories.map(({ slug, name }) => ({
            value: slug,
            label: name,
            checked: filter.categories.includes(slug),
          })),
        },
        ...(place === '' ? [] : [{ name: 'within', legend: 'Distance', options: distances, single: true }]),
      ]}
    />
  );
}
