import type { Desk } from '~/door.server';
import { paths } from '~/paths';
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
  };
  return parishes.map(({ code, name }) => {
    const value = values.get(code) ?? 0;
    const href = value === 0 ? null : (lists[measure]?.(code) ?? null);
    return { code, name, words: valueWords(value), href };
  });
}
