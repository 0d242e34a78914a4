/**
 * Text out of somebody's file as it can be kept: without what no keyboard types (a NUL would be refused by the database,
 * half a character by its JSON), composed, and without space around it.
 */
export function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\p{Cs}|(?![\n\t])\p{Cc}|\uFEFF/gu, ' ')
    .trim();
}

/** One line of it. */
export const oneLine = (text: string): string => cleaned(text).replace(/\s+/g, ' ');

/** Words to be compared by: lower case, without accents or punctuation. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/\p{M}/gu, '')
    .trim();
}
