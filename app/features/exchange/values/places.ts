import { ValueProblem } from './problem';
import { oneLine, plain } from './text';

/** What names in a file can stand for at a desk. */
export interface Known {
  categories: readonly { code: number; slug: string; name: string }[];
  /** Codes of parishes and unparished areas of the county, by `plain` name. A name that two have is no answer. */
  areas: ReadonlyMap<string, readonly string[]>;
  areaCodes: ReadonlySet<string>;
  /** Ids of the desk's localities, by `plain` name. */
  localities: ReadonlyMap<string, string>;
  localityIds: ReadonlySet<string>;
}

/** What names stand for, and those that are not known here. */
export interface Named<Of> {
  found: Of[];
  unknown: string[];
}

/** Categories by name, slug or code, those that are not known left out. */
export function readCategories(text: string, { categories }: Known): Named<number> {
  const named = (word: string) =>
    categories.find(({ slug, name }) => plain(name) === plain(word) || plain(slug) === plain(word))?.code ??
    (/^[1-9]\d?$/.test(word) ? Number(word) : undefined);
  const words = split(text).flatMap((word) => (named(word) === undefined ? word.split(',').map(oneLine) : [word]));
  return sorted(words.filter(Boolean), named);
}

/**
 * Parishes by GSS code or name, in the order in which they are told. One with a code that is not of this county is not known;
 * for a name that no parish has, or several, it throws a ValueProblem.
 */
export function readAreas(text: string, { areas, areaCodes }: Known): Named<string> {
  const codeOf = (word: string): string | undefined => {
    const code = /E\d{8}/.exec(word)?.[0];
    if (code !== undefined) return areaCodes.has(code) ? code : undefined;
    const found = areas.get(plain(word)) ?? [];
    if (found.length > 1) throw new ValueProblem(`Several parishes are called ${word.slice(0, 60)}: use its code`);
    if (!found[0]) throw new ValueProblem(`We know no parish called ${word.slice(0, 60)}`);
    return found[0];
  };
  const whole = areas.get(plain(text));
  if (whole?.[0] && whole.length === 1) return { found: [whole[0]], unknown: [] };
  return sorted(split(text.replace(/,/g, ';')), codeOf);
}

/** Localities by id or name. */
export function readLocalities(text: string, { localities, localityIds }: Known): Named<string> {
  return sorted(split(text), (word) => (localityIds.has(word) ? word : localities.get(plain(word))));
}

function sorted<Of>(words: readonly string[], meaning: (word: string) => Of | undefined): Named<Of> {
  const read = words.map((word) => ({ word, of: meaning(word) }));
  return {
    found: [...new Set(read.flatMap(({ of }) => of ?? []))] as Of[],
    unknown: read.flatMap(({ word, of }) => (of === undefined ? [word] : [])),
  };
}

function split(text: string): string[] {
  return text
    .split(/[;|\n]/)
    .map(oneLine)
    .filter(Boolean);
}
