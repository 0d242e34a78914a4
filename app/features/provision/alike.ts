/** What is compared of two entries to tell whether they are one. */
export interface AlikeEntry {
  name: string;
  runBy: string;
  /** E.164 */
  phone: string | null;
  charityNo: string | null;
  postcode: string | null;
}

/** From this share of common pairs of letters on, two names are taken for the same with a slip in it. */
const NEARLY = 0.75;

/** Why two entries look like one, in words; null when they do not. */
export function alikeBecause(one: AlikeEntry, other: AlikeEntry): string | null {
  const same = (field: 'phone' | 'charityNo' | 'postcode') => one[field] !== null && one[field] === other[field];
  if (same('charityNo')) return 'the same charity number';
  if (same('phone')) return 'the same phone number';
  const like = namesLike(one, other);
  if (like >= NEARLY) return 'nearly the same name';
  return same('postcode') && like >= NEARLY / 2 ? 'the same postcode and a name like it' : null;
}

/** How alike two entries are called: who runs them, what they are, or the one as the other is called. */
export function namesLike(one: Pick<AlikeEntry, 'name' | 'runBy'>, other: Pick<AlikeEntry, 'name' | 'runBy'>): number {
  return Math.max(likeness(one.runBy, other.runBy), likeness(one.name, other.name), likeness(one.runBy, other.name));
}

/** How alike two names are, 0 to 1: pairs of letters that both have, however they are written and ordered (Dice). */
export function likeness(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.length + second.length === 0) return 0;
  const left = [...second];
  const common = first.filter((pair) => {
    const at = left.indexOf(pair);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return (2 * common.length) / (first.length + second.length);
}

function pairsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/[̀-ͯ]/g, '').toLowerCase();
  const words = plain.split(/[^a-z0-9]+/).filter((word) => word && !['the', 'and', 'of', 'in', 'for'].includes(word));
  return words.flatMap((word) =>
    Array.from({ length: Math.max(1, word.length - 1) }, (_, at) => word.slice(at, at + 2)),
  );
}
