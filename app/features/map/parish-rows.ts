import type { AreaFacts } from '~/ui/map/plan';
import { valueWords, type Value } from './measures';

/** A parish in the table under a map. */
export interface ParishRow {
  code: string;
  name: string;
  words: string;
  /** The list of what was counted, for whoever may read it. */
  href: string | null;
}

/**
 * The numbers that the colours stand for, parish by parish. `listHref` leads to the list of what a measure counted in a
 * parish; null where no list of theirs holds just that.
 */
export function parishRows(
  parishes: readonly { code: string; name: string }[],
  values: ReadonlyMap<string, Value>,
  listHref: (parish: string) => string | null,
): ParishRow[] {
  return parishes.map(({ code, name }) => {
    const value = values.get(code) ?? 0;
    return { code, name, words: valueWords(value), href: value === 0 ? null : listHref(code) };
  });
}

/** The same for everybody: there is no list for each parish to lead to. */
export function publicRows(
  parishes: readonly { code: string; name: string }[],
  values: ReadonlyMap<string, Value>,
): ParishRow[] {
  return parishRows(parishes, values, () => null);
}

/** What a map says of each of its outlines: the parishes that it shows, each with its own number. */
export function areaFacts(
  rows: readonly ParishRow[],
  drawn: ReadonlyMap<string, string>,
  measure: string,
): Record<string, AreaFacts[]> {
  const facts: Record<string, AreaFacts[]> = {};
  for (const { code, name, words, href } of rows) {
    const outline = drawn.get(code);
    if (outline !== undefined) (facts[outline] ??= []).push({ title: name, words: `${measure}: ${words}`, href });
  }
  return facts;
}
