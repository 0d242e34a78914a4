import { dialled } from '~/ui/format/extension';

/**
 * What to look for when somebody types into the search box: each pattern is a row of words that must occur in this
 * order, with anything or nothing between them. As typed ("Margaret Ellison", "st18 9bw", "7k3 qxm"), turned round
 * ("Ellison, Margaret"), and a phone number as it is stored. None for a text without a letter or digit.
 */
export function searchPatterns(text: string): string[][] {
  const words = text.split(/[\s,]+/).map(trimmed);
  const telling = words.filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (telling.length === 0) return [];
  const patterns = [telling];
  if (telling.length > 1) patterns.push([...telling].reverse());
  const digits = phoneDigits(text);
  if (digits) patterns.push([digits]);
  return patterns;
}

/**
 * The digits of a phone number without the prefixes that people write or leave out, and without the extension, which is
 * not always known; null for what is none.
 */
function phoneDigits(text: string): string | null {
  const { number } = dialled(text);
  if (!/^[\d\s()+./-]+$/.test(number)) return null;
  const digits = number
    .replace(/\(0\)/, '')
    .replace(/\D/g, '')
    .replace(/^(00)?44/, '')
    .replace(/^0/, '');
  return digits.length >= 4 ? digits : null;
}

function trimmed(word: string): string {
  return word.replace(/^[.@]+|[.@]+$/g, '');
}
