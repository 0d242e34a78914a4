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
}

/** Categories by name, slug or code, those that are not known left out. */
export function readCategories(text: string, { categories }: Known): { codes: number[]; unknown: string[] } {
  const named = (word: string) =>
    categories.find(({ slug, name }) => plain(name) === plain(word) || plain(slug) === plain(word))?.code ??
    (/^[1-9]\d?$/.test(word) ? Number(word) : undefined);
  const words = split(text).flatMap((word) => (named(word) === undefined ? word.split(',').map(oneLine) : [word]));
  const found = words.filter(Boolean).map((word) => ({ word, code: named(word) }));
  const codes = new Set(found.flatMap(({ code }) => code ?? []));
  return { codes: [...codes], unknown: found.flatMap(({ word, code }) => (code === undefined ? [word] : [])) };
}

/** Parishes by GSS code or name, in the order in which they are told. Throws a ValueProblem for one that is not known. */
export function readAreas(text: string, { areas, areaCodes }: Known): string[] {
  const codeOf = (word: string): string => {
    const code = /E\d{8}/.exec(word)?.[0];
    if (code !== undefined && areaCodes.has(code)) return code;
    const found = areas.get(plain(word)) ?? [];
    if (found.length > 1) throw new ValueProblem(`Several parishes are called ${word.slice(0, 60)}: use its code`);
    if (!found[0]) throw new ValueProblem(`We know no parish called ${word.slice(0, 60)}`);
    return found[0];
  };
  const whole = areas.get(plain(text));
  if (whole?.[0] && whole.length === 1) return [whole[0]];
  return [...new Set(split(text.replace(/,/g, ';')).map(codeOf))];
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Localities by id or name. Throws a ValueProblem for one that is not known here. */
export function readLocalities(text: string, { localities }: Known): string[] {
  const idOf = (word: string): string => {
    const found = UUID.test(word) ? word : localities.get(plain(word));
    if (found === undefined) throw new ValueProblem(`We know no locality called ${word.slice(0, 60)}`);
    return found;
  };
  return [...new Set(split(text).map(idOf))];
}

function split(text: string): string[] {
  return text
    .split(/[;|\n]/)
    .map(oneLine)
    .filter(Boolean);
}
