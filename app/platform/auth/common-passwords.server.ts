/**
 * The passwords that are tried first: the list of 49,000 that zxcvbn keeps. Loaded (about 10 MB) only when somebody
 * chooses a password, which is rare.
 */
let list: Promise<ReadonlySet<string>> | undefined;

async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].map(String));
}

/**
 * Whether a password is a common one, one with digits and signs around it or in place of letters (P@ssw0rd2026!), or
 * two of them side by side. Three words and more pass.
 */
export async function isCommon(password: string): Promise<boolean> {
  list ??= load();
  const common = await list;
  const lower = password.toLowerCase();
  const core = lower.replace(/^[^a-z]+|[^a-z]+$/g, '');
  return [lower, core, asLetters(core)].some((form) => common.has(form) || isTwo(form, common));
}

const LETTER_FOR: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
  '7': 't',
};

function asLetters(text: string): string {
  return text.replace(/[@431!0$57]/g, (sign) => LETTER_FOR[sign] ?? sign);
}

function isTwo(text: string, common: ReadonlySet<string>): boolean {
  const words = text.split(/[^a-z]+/);
  if (words.length === 2) return words.every((word) => word.length >= 3 && common.has(word));
  if (words.length !== 1) return false;
  for (let cut = 3; cut <= text.length - 3; cut += 1) {
    if (common.has(text.slice(0, cut)) && common.has(text.slice(cut))) return true;
  }
  return false;
}
