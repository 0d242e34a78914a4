/**
 * Chance that falls the same way every time: the demo and the tests' people are thrown with these. Each person has dice
 * of their own, so that one more question asked of the first does not change the rest.
 */
export interface Dice {
  /** From 0 up to but not 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True so often of one. */
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** A key of the table, as often as its weight says. */
  weighted<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key;
  /** Another order; the list given stays as it is. */
  shuffled<T>(list: readonly T[]): T[];
}

/** Dice that are known by their labels: the same labels, the same throws. */
export function diceFor(...labels: readonly (string | number)[]): Dice {
  const next = generator(labels.join('/'));
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  function pick<T>(from: readonly T[]): T {
    if (from.length === 0) throw new RangeError('Nothing to pick from');
    return from[between(0, from.length - 1)] as T;
  }
  function weighted<Key extends string>(weights: Readonly<Partial<Record<Key, number>>>): Key {
    const entries = Object.entries(weights) as [Key, number][];
    let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) if ((left -= weight) < 0) return key;
    throw new RangeError('No key has a weight');
  }
  function shuffled<T>(list: readonly T[]): T[] {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i -= 1) {
      const j = between(0, i);
      [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
    }
    return copy;
  }
  return { next, between, chance: (share) => next() < share, pick, weighted, shuffled };
}

/** Deals a list out one by one in a shuffled order, and again from the beginning when it is used up. */
export function deckOf<T>(list: readonly T[], dice: Dice): () => T {
  let left: T[] = [];
  return () => {
    if (left.length === 0) left = dice.shuffled(list);
    if (left.length === 0) throw new RangeError('Nothing to deal');
    return left.pop() as T;
  };
}

/** Splits a whole number by shares, so that the parts add up to it again (largest remainders first). */
export function apportion<Key extends string>(
  total: number,
  shares: Readonly<Record<Key, number>>,
): Record<Key, number> {
  const keys = Object.keys(shares) as Key[];
  const sum = keys.reduce((all, key) => all + shares[key], 0);
  const exact = keys.map((key) => ({ key, part: (total * shares[key]) / sum }));
  const parts = Object.fromEntries(exact.map(({ key, part }) => [key, Math.floor(part)])) as Record<Key, number>;
  const missing = total - keys.reduce((all, key) => all + parts[key], 0);
  const byRemainder = [...exact].sort((a, b) => (b.part % 1) - (a.part % 1) || a.key.localeCompare(b.key));
  for (const { key } of byRemainder.slice(0, missing)) parts[key] += 1;
  return parts;
}

/** sfc32, seeded with four words of an FNV-like hash of the label. */
function generator(label: string): () => number {
  let [a, b, c, d] = [1, 2, 3, 4].map((salt) => hash(label, salt)) as [number, number, number, number];
  const next = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return (t >>> 0) / 4_294_967_296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  return next;
}

function hash(text: string, salt: number): number {
  let h = 2_166_136_261 ^ Math.imul(salt, 0x9e3779b1);
  for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 16_777_619);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 15)) | 0;
}
