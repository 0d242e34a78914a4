import { alike, wordsIn } from '~/features/provision/words';

/** A place by its name. */
export interface NamedPlace {
  /** The GSS code of a parish, or the slug of a locality. */
  value: string;
  kind: 'parish' | 'locality';
  name: string;
  /** To tell two of the same name apart. */
  within: string;
}

/** The places that somebody may have meant, the likeliest alone where one fits better than all others. */
export function placesNamed(typed: string, places: readonly NamedPlace[]): NamedPlace[] {
  const words = wordsIn(typed);
  if (words.length === 0) return [];
  const scored = places.map((place) => ({ place, score: score(words, wordsIn(place.name)) }));
  const top = Math.max(0, ...scored.map(({ score }) => score));
  return top === 0 ? [] : scored.filter(({ score }) => score === top).map(({ place }) => place);
}

/** 1 for the same name; less for a slip, or where only the beginning or one of several words was typed. */
function score(typed: readonly string[], name: readonly string[]): number {
  if (typed.join(' ') === name.join(' ')) return 1;
  const fits = typed.map((word) => Math.max(0, ...name.map((one) => alike(word, one))));
  if (fits.some((fit) => fit === 0)) return 0;
  return (Math.min(...fits) * typed.length) / Math.max(typed.length, name.length);
}
