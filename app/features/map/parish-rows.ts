import type { Desk } from '~/door.server';
import { paths } from '~/paths';
import type { AreaFacts } from '~/ui/map/plan';
import { valueWords, type Measure, type Value } from './measures';

/** A parish in the table under a map. */
export interface ParishRow {
  code: string;
  name: string;
  words: string;
  /** The list of what was counted, for whoever may read it. */
  href: string | null;
}

/** The numbers that the colours stand for, parish by parish. */
export function parishRows(
  parishes: readonly { code: string; name: string }[],
  values: ReadonlyMap<string, Value>,
  measure: Measure,
  tenant: string,
  { may }: Pick<Desk, 'may'>,
): ParishRow[] {
  const lists: Partial<Record<Measure, (parish: string) => string>> = {
    ...(may('read', 'Request') && { requests: (parish: string) => paths.requests(tenant, { parish }) }),
    ...(may('read', 'Offer') && { offers: (parish: string) => paths.offers(tenant, { parish }) }),
    ...(may('read', 'Provision') && { provision: (parish: string) => paths.entries(tenant, { parish }) }),
  };
  return parishes.map(({ code, name }) => {
    const value = values.get(code) ?? 0;
    const href = value === 0 ? null : (lists[measure]?.(code) ?? null);
    return { code, name, words: valueWords(value), href };
  });
}

/** The same for everybody: there is no list for each parish to lead to. */
export function publicRows(
  parishes: readonly { code: string; name: string }[],
  values: ReadonlyMap<string, Value>,
): ParishRow[] {
  return parishes.map(({ code, name }) => ({ code, name, words: valueWords(values.get(code) ?? 0), href: null }));
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
