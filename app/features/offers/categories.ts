import type { Category } from '~/features/tenants/schema';

/** The codes of the categories that were ticked, of those the desk offers. */
export function codesOf(categories: readonly Category[], slugs: readonly string[]): number[] {
  return categories.filter(({ slug }) => slugs.includes(slug)).map(({ code }) => code);
}
