import { randomInt } from 'node:crypto';

/** Letters and digits that sound and look different: no vowels (no words), no 0/O, 1/I/L, 5/S, 8/B, 2/Z pairs. */
const ALPHABET = '34679CDFGHJKMNPQRTVWXY';

/**
 * A reference that can be read out on the phone: JU-7K3-QXM. About 113 million of them to a county. `below` throws a
 * whole number from 0 up to but not its argument.
 */
export function newReference(prefix = 'JU', below: (limit: number) => number = randomInt): string {
  const letters = Array.from({ length: 6 }, () => ALPHABET[below(ALPHABET.length)]).join('');
  return `${prefix}-${letters.slice(0, 3)}-${letters.slice(3)}`;
}
