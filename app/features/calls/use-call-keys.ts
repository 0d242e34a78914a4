import { useEffect } from 'react';
import { KEYS, meaningOf, SIGNPOST_KEYS, type KeyAct, type KeyPress } from './keys';

/**
 * The keys of the screen. A key presses what shows it: whatever has its letter in `aria-keyshortcuts` is focused if it
 * takes text, else clicked. So a key can do nothing that a hand could not.
 */
export function useCallKeys(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const typing = takesText(event.target);
      const press = event.isComposing ? null : meaningOf({ ...pick(event), typing });
      if (press && act(press, event.target)) event.preventDefault();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, []);
}

/** With Alt a Mac writes another sign, so a letter or digit is read from the key itself. */
function pick({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  const plain = altKey ? /^(?:Key([A-Z])|Digit(\d))$/.exec(code) : null;
  return { key: plain?.[1] ?? plain?.[2] ?? key, ctrlKey, altKey, metaKey };
}

function act(press: KeyPress, target: EventTarget | null): boolean {
  if (press.act === 'leave') {
    if (target instanceof HTMLElement) target.blur();
    return true;
  }
  const letter = letterOf(press);
  const found = letter === null ? null : document.querySelector<HTMLElement>(`[aria-keyshortcuts="${letter}"]`);
  if (!found) return false;
  if (takesText(found)) found.focus();
  else found.click();
  return true;
}

function letterOf(press: Exclude<KeyPress, { act: 'leave' }>): string | null {
  if (press.act === 'category') return String(press.index + 1);
  if (press.act === 'signpost') return SIGNPOST_KEYS[press.index] ?? null;
  return KEYS[press.act satisfies KeyAct];
}

const TEXT = ['text', 'tel', 'email', 'search', 'url', 'password', 'number', 'date', 'time'];

/** Whether somebody types here: keys are letters then. A drop-down takes letters too, to jump in its list. */
function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return TEXT.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
