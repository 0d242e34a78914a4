/** Keys that do something on the call desk's screen, beside the digits of the categories. Shown on what they press. */
export const KEYS = {
  who: 'P',
  where: 'W',
  notes: 'N',
  request: 'R',
  callBack: 'B',
  finish: 'F',
  email: 'E',
  yes: 'Y',
  no: 'X',
} as const;
export type KeyAct = keyof typeof KEYS;

/** The letters left for signposts, in the order of the list. */
export const SIGNPOST_KEYS = 'ACDGIJKLMOQSTUVZ'.split('');

/** What a key asks for. */
export type KeyPress =
  | { act: KeyAct }
  | { act: 'category'; index: number }
  | { act: 'signpost'; index: number }
  | { act: 'leave' };

/** What is known of a key that was pressed. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  /** The focus is in something that takes text. */
  typing: boolean;
}

/**
 * What a key does. While somebody types a letter is a letter; with Alt, or Ctrl and Alt, it works there too. Escape leaves
 * the field, so that the next letter works. Keys of the browser (Ctrl or the command key alone) are left to it.
 */
export function meaningOf({ key, ctrlKey, altKey, metaKey, typing }: Pressed): KeyPress | null {
  if (key === 'Escape') return typing ? { act: 'leave' } : null;
  if (metaKey || (ctrlKey && !altKey) || (typing && !altKey)) return null;
  if (/^[1-9]$/.test(key)) return { act: 'category', index: Number(key) - 1 };
  const letter = key.toUpperCase();
  const act = (Object.keys(KEYS) as KeyAct[]).find((name) => KEYS[name] === letter);
  if (act) return { act };
  const index = SIGNPOST_KEYS.indexOf(letter);
  return index === -1 ? null : { act: 'signpost', index };
}
