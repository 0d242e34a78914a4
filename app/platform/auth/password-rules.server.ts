import { isCommon } from './common-passwords.server';

/** Characters a password must have, and may have at most. */
export const SHORTEST = 12;
export const LONGEST = 128;

const ADVICE = 'Three words that do not belong together make a good one';

/**
 * What is wrong with a new password, in a sentence that says what to do, or null when it may be used. `about` is what
 * others know of the person: e-mail address, name, council.
 */
export async function passwordProblem(password: string, about: readonly string[]): Promise<string | null> {
  const text = password.normalize('NFKC');
  const length = Array.from(text).length;
  if (length === 0) return 'Enter a password';
  if (length < SHORTEST) return `Password must be ${SHORTEST} characters or more. ${ADVICE}`;
  if (length > LONGEST) return `Password must be ${LONGEST} characters or fewer`;
  const known = knownWords(about).find((word) => squashed(text).includes(word));
  if (known) return `Password must not contain ‘${known}’, which others know about you. ${ADVICE}`;
  if (/^\d+$/.test(text)) return `Password must have letters as well as numbers. ${ADVICE}`;
  if (isRepeated(text) || isRun(text)) {
    return `Password must not repeat itself or follow the alphabet or the keyboard. ${ADVICE}`;
  }
  if (await isCommon(text)) return `Password must not be one that many people use. ${ADVICE}`;
  return null;
}

const ANYBODYS = new Set(
  'council county district parish town city borough metropolitan community north south east west with from'.split(' '),
);

/** The words of what is known, and the part of an e-mail address before the @, as they would stand in a password. */
function knownWords(about: readonly string[]): string[] {
  const addressees = about.filter((text) => text.includes('@')).map((text) => text.slice(0, text.indexOf('@')));
  const words = about.flatMap((text) => text.replace(/\.[a-z.]+$/i, '').split(/[^\p{L}\d]+/u));
  const known = [...addressees, ...words].map(squashed);
  return known.filter((word) => word.length >= 4 && !ANYBODYS.has(word)).sort((a, b) => b.length - a.length);
}

function squashed(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]/gu, '');
}

/** abcabcabcabc, or fewer than five different characters. */
function isRepeated(text: string): boolean {
  return new Set(text).size < 5 || /^(.+?)\1+$/su.test(text);
}

const ROWS = ['qwertyuiop[]', 'asdfghjkl;', 'zxcvbnm,./', '1234567890-='];

/** Whether three quarters of the steps from a character to the next lead to its neighbour or to itself. */
function isRun(text: string): boolean {
  const characters = Array.from(text.toLowerCase());
  const steps = characters.slice(1).filter((next, at) => isNeighbour(characters[at] ?? '', next));
  return steps.length >= (characters.length - 1) * 0.75;
}

function isNeighbour(a: string, b: string): boolean {
  if (Math.abs((a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)) <= 1) return true;
  return ROWS.some((row) => row.includes(a) && row.includes(b) && Math.abs(row.indexOf(a) - row.indexOf(b)) === 1);
}
