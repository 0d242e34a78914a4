import type { Outline } from '~/features/provision/near';
import type { Blocks } from '~/features/provision/walk';
import type { TenantConfig } from '~/features/tenants/schema';
import type { DirectoryFilter } from './filters';
import { isOpenNow, type Viewed } from './present';

/** So many are looked at for the first pages and their counts, and for each eight pages more. */
export const LOOKED_AT = 300;
/**
 * With words fewer: what has to be looked up whole is what few have. When it has to be open as well, several such parts are
 * needed for a page, and looked up together.
 */
export const LOOKED_AT_WORDED = 40;
/** What a filter wants, as the database is asked for it. */
export function wishes({ categories }: TenantConfig, { categories: slugs, words, withinKm }: DirectoryFilter) {
  const codes = categories.filter(({ slug }) => slugs.includes(slug)).map(({ code }) => code);
  return {
    ...(codes.length > 0 && { categories: codes }),
    ...(words !== '' && { words }),
    ...(withinKm !== null && { withinMetres: withinKm * 1000 }),
  };
}

/** Those that are open, where that is asked for. */
export function openOnly<Entry extends Outline>(
  all: Blocks<Entry>,
  { openNow }: DirectoryFilter,
  viewed: Viewed,
): Blocks<Entry> {
  if (!openNow) return all;
  return async (no) => {
    const { entries, last } = await all(no);
    return { entries: entries.filter((entry) => isOpenNow(entry, viewed)), last };
  };
}
