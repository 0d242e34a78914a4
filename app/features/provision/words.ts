import { distance } from 'fastest-levenshtein';
import type { Category } from '~/features/tenants/schema';
import { CATEGORY_WORDS } from './category-words';
import type { PublicContent } from './schema';

/** What somebody typed, understood: its telling words, and the categories it means. */
export interface Sought {
  words: readonly string[];
  /** What each word may have been meant for, spelled right. */
  meant: readonly string[];
  /** Of words that no entry of the county has: those it has that are most like them. */
  likely?: Readonly<Record<string, readonly string[]>>;
  /** Codes. */
  categories: readonly number[];
}

export type CategoryNames = Pick<Category, 'code' | 'slug' | 'name' | 'hint'>;

const MOST_WORDS = 8;
const STOP_WORDS = new Set(
  'the and for with you your our are can near who what where how any some help need needs want get have from that this someone somebody people local service services support community'.split(
    ' ',
  ),
);

/**
 * Understands what somebody typed, spelling slips and all: "pharmacey pickup" means medication. Null when there is no
 * telling word in it.
 */
export function understand(typed: string, categories: readonly CategoryNames[]): Sought | null {
  const all = wordsIn(typed);
  const telling = all.filter((word) => !STOP_WORDS.has(word));
  const words = [...new Set(telling.length > 0 ? telling : all)].slice(0, MOST_WORDS);
  if (words.length === 0) return null;
  const vocabularies = categories.map((category) => ({ code: category.code, ...vocabularyOf(category) }));
  const known = vocabularies.flatMap(({ name, common, hint }) => [...name, ...common, ...hint]);
  return {
    words,
    meant: words.flatMap((word) => meantBy(word, known)),
    categories: meantCategories(words, vocabularies),
  };
}

/** Words of two letters and more, folded: lower case, without accents and punctuation. */
export function wordsIn(text: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase();
  return folded.split(/[^a-z0-9]+/).filter((word) => word.length >= 2);
}

interface Vocabulary {
  name: string[];
  common: string[];
  hint: string[];
}

function vocabularyOf({ slug, name, hint }: CategoryNames): Vocabulary {
  const common = (CATEGORY_WORDS as Record<string, string | undefined>)[slug] ?? '';
  const telling = (text: string) => wordsIn(text).filter((word) => word.length >= 3 && !STOP_WORDS.has(word));
  return { name: telling(name), common: telling(common), hint: telling(hint) };
}

/** The nearest word that is known, where it is not the word itself. */
function meantBy(word: string, known: readonly string[]): string[] {
  if (known.includes(word)) return [];
  const close = known.filter((one) => alike(word, one) >= SLIP);
  close.sort((a, b) => distance(word, a) - distance(word, b));
  return close.slice(0, 1);
}

/** A category is meant when it fits the words about as well as the one that fits them best. */
function meantCategories(words: readonly string[], vocabularies: readonly (Vocabulary & { code: number })[]): number[] {
  const scored = vocabularies.map(({ code, name, common, hint }) => {
    const of = (word: string) => Math.max(best(word, name), 0.9 * best(word, common), 0.5 * best(word, hint));
    return { code, score: words.reduce((sum, word) => sum + of(word), 0) };
  });
  const top = Math.max(0, ...scored.map(({ score }) => score));
  return scored.filter(({ score }) => score >= 0.4 && score >= 0.7 * top).map(({ code }) => code);
}

/**
 * How well an entry fits what was sought, 0 to 1: each word by where it occurs, or by the entry's category. 0 when it
 * fits less than half of it, so that one common word of three brings nothing up.
 */
export function likeness(
  { words, categories, likely = {} }: Sought,
  content: Pick<PublicContent, 'name' | 'runBy' | 'summary' | 'categories'>,
): number {
  const fields = { name: joined(`${content.name} ${content.runBy}`), summary: joined(content.summary) };
  const ofCategory = content.categories.some((code) => categories.includes(code)) ? 0.6 : 0;
  const of = (word: string) => Math.max(best(word, fields.name), 0.8 * best(word, fields.summary));
  const scores = words.map((word) =>
    Math.max(of(word), ...(likely[word] ?? []).map((one) => SLIP * of(one)), ofCategory),
  );
  const found = scores.filter((score) => score > 0).length;
  if (found * 2 < words.length || found === 0) return 0;
  return scores.reduce((sum, score) => sum + score, 0) / words.length;
}

/** The words of a text, and those that stand beside each other as one: "pick up" is "pickup" too. */
function joined(text: string): string[] {
  const words = wordsIn(text);
  return [...new Set([...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`)])];
}

function best(word: string, among: readonly string[]): number {
  let most = 0;
  for (const one of among) {
    most = Math.max(most, alike(word, one));
    if (most === 1) break;
  }
  return most;
}

const SLIP = 0.7;

/** How alike two words are: 1 the same, 0.9 the same but for the ending, 0.7 a slip or two apart, else 0. */
export function alike(a: string, b: string): number {
  if (a === b) return 1;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.length - b.length) > 4) return 0;
  if (stem(a) === stem(b)) return 0.9;
  if (a.length >= 4 && b.startsWith(a)) return 0.8;
  if (Math.abs(a.length - b.length) > 2) return 0;
  const slips = shorter >= 8 ? 2 : shorter >= 5 ? 1 : 0;
  return slips > 0 && a[0] === b[0] && (swapped(a, b) || distance(a, b) <= slips) ? SLIP : 0;
}

/** Two letters beside each other the wrong way round: one slip, where the distance between the words is two. */
function swapped(a: string, b: string): boolean {
  const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
  return at !== -1 && a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2) === b;
}

const stem = (word: string) => word.replace(/(ings?|ed|ers?|ies|y|e?s|e)$/, '');
