import { number, plural, type Noun } from '~/ui/format/numbers';

/** How many there are, and how many of them have a place on the map. */
export interface Placed {
  total: number;
  placed: number;
}

/** A map of more points than this says so and draws none: the colours of the parishes still tell where they are. */
export const MOST_POINTS = 5_000;

/** So many stand under a map in words; its list has all of them. */
export const MOST_IN_WORDS = 50;

/** What stands over a map: how many there are, and what cannot be drawn. */
export function placedWords(found: Placed, noun: Noun): string {
  const { total, placed } = found;
  if (placed > MOST_POINTS) return `${number(total)} ${noun[1]}: too many to draw, so narrow the filter`;
  return total === 0 ? `No ${noun[1]} with this filter` : `${plural(total, ...noun)} · ${missingWords(found)}`;
}

/** How many of those found have no place to be drawn at. */
export function missingWords({ total, placed }: Placed): string {
  const missing = total - placed;
  return missing === 0 ? 'all of them on the map' : `${number(missing)} without a place are only in the list`;
}
