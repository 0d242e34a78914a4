import { paths } from '~/paths';
import type { Category } from '~/features/tenants/schema';

/** Where a gap was met, as far as that is known. */
interface Somewhere {
  /** GSS code. */
  parish?: string | null;
  /** Id. */
  locality?: string | null;
}

/** The address of what shows a gap: what the community map has of a category in a place, and what is planned there. */
export function gapAt(
  tenant: { slug: string; categories: readonly Category[] },
  code: number,
  { parish, locality }: Somewhere,
): string {
  const category = tenant.categories.find((one) => one.code === code)?.slug ?? '';
  return paths.entries(tenant.slug, { category, parish: parish ?? '', locality: locality ?? '' });
}
