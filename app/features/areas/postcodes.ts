import { fix, parse as parseExact, match, validOutcode } from 'postcode';

/** Somebody's postcode, understood. */
export interface ParsedPostcode {
  ok: true;
  /** As the Post Office writes it: 'WR10 1PE'. */
  postcode: string;
  /** 'WR10' */
  outcode: string;
  /** 'WR10 1': the neighbourhood that shares all but the last two letters. */
  sector: string;
}

/** What was typed is not a whole postcode. */
export interface UnparsedPostcode {
  ok: false;
  /** A postcode that they may have meant. */
  suggestion: string | null;
  /** The part that could be understood, when they typed only the beginning: 'WR10' or 'WR10 1'. */
  beginning: string | null;
}

/**
 * Understands a postcode as people type it: any case and spacing, stray punctuation, the letters O and I for the
 * digits 0 and 1 and the other way round. Says nothing about whether the postcode exists.
 */
export function parsePostcode(typed: string): ParsedPostcode | UnparsedPostcode {
  const compact = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '');
  return exact(compact) ?? { ok: false, suggestion: suggest(typed, compact), beginning: beginning(compact) };
}

/**
 * The canonical form of a postcode out of a published file, where nothing is guessed or corrected.
 *
 * @returns 'WR10 1PE' for 'WR101PE' or 'WR10  1PE'; null when it is not a postcode
 */
export function canonicalPostcode(published: string): string | null {
  return parseExact(published.trim()).postcode;
}

function exact(compact: string): ParsedPostcode | null {
  // The last two are never I or O, so a digit there is another mistake than those that are put right here.
  if (!/[A-Z]{2}$/.test(compact)) return null;
  const [outcode, incode] = fix(compact).split(' ');
  if (!outcode || !incode) return null;
  const parsed = parseExact(`${repairOutcode(outcode)} ${incode}`);
  return parsed.valid ? { ok: true, postcode: parsed.postcode, outcode: parsed.outcode, sector: parsed.sector } : null;
}

/**
 * O, I, 0 and 1 where no outward code has them: it never ends in O or I (WRI0, WR1O), has no I in second place (BI4),
 * and no district number starts with a nought (P01).
 */
function repairOutcode(outcode: string): string {
  return outcode
    .replace(/O$/, '0')
    .replace(/I$/, '1')
    .replace(/^([A-Z])I(?=\d)/, (_, area: string) => `${area}1`)
    .replace(/^([A-Z])0(?=\d$)/, (_, area: string) => `${area}O`);
}

const LOOKS_LIKE_A_DIGIT: Record<string, string> = { L: '1', S: '5', Z: '2', B: '8', G: '6' };
const LOOKS_LIKE_A_LETTER: Record<string, string> = { 5: 'S', 2: 'Z', 8: 'B', 6: 'G', 4: 'A' };

/** A guess that is worth asking about but not worth acting on. */
function suggest(typed: string, compact: string): string | null {
  return lookalike(compact) ?? canonicalPostcode(match(typed.normalize('NFKC')).at(-1) ?? '');
}

function lookalike(compact: string): string | null {
  const parts = /^(\w)(\w{1,3})(\w)(\w{2})$/.exec(compact);
  const letters = compact.replace(/\d/g, '').length;
  if (!parts || letters < 3) return null;
  const [, area = '', district = '', sector = '', unit = ''] = parts;
  const guess = swap(area, LOOKS_LIKE_A_LETTER) + district + swap(sector, LOOKS_LIKE_A_DIGIT);
  return exact(guess + swap(unit, LOOKS_LIKE_A_LETTER))?.postcode ?? null;
}

function swap(text: string, table: Record<string, string>): string {
  return Array.from(text, (character) => table[character] ?? character).join('');
}

function beginning(compact: string): string | null {
  const whole = repairOutcode(compact);
  if (validOutcode(whole)) return whole;
  const [, outcode, digit] = /^([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]?$/.exec(compact) ?? [];
  return outcode && digit ? `${outcode} ${digit}` : null;
}
