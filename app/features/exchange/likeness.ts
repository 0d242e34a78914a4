import { plain } from './values/text';

/** What an entry is recognised by when another of its county might be the same. */
export interface Recognisable {
  name: string;
  phone: string | null;
  postcode: string | null;
  charityNo: string | null;
}

const ALIKE = 0.5;

/**
 * In what two entries are alike, where that makes it likely that they are the same: the charity number, or a name alike
 * together with the phone or the postcode. Empty when it is not likely.
 */
export function alikeIn(one: Recognisable, other: Recognisable): string[] {
  const same = (key: 'phone' | 'postcode' | 'charityNo') => one[key] !== null && one[key] === other[key];
  const name = likeness(one.name, other.name) >= ALIKE;
  const found = [
    ...(name ? ['name'] : []),
    ...(same('charityNo') ? ['charityNo'] : []),
    ...(same('phone') ? ['phone'] : []),
    ...(same('postcode') ? ['postcode'] : []),
  ];
  return same('charityNo') || (name && found.length > 1) ? found : [];
}

/** How much two names are alike, 0 to 1: the share of pairs of letters that they have in common. */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  const common = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function pairs(name: string): Set<string> {
  const words = plain(name)
    .split(' ')
    .filter(Boolean)
    .map((word) => ` ${word} `);
  return new Set(words.flatMap((word) => Array.from(word.slice(1), (letter, index) => (word[index] ?? '') + letter)));
}
