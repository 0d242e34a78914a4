import type { Typed } from '~/platform/forms/read-form';
import { CALL_PARTS, type CallPart } from './schema';

/** The hidden field that stands before the fields of a form at the right (with its name) and behind them (empty). */
export const PART_MARK = 'part';

/** What the screen's one form holds, in the order of the page. */
export interface Split<Value> {
  /** The call's own fields. */
  own: (readonly [name: string, Value])[];
  /** The form at the right, and its fields; none where help is shown. */
  part: CallPart | null;
  fields: (readonly [name: string, Value])[];
}

/**
 * Tells the call's fields from those of the form at the right of its screen. Both are one form to the browser, so that
 * whatever button is pressed sends all that was typed, also without a script; some of their fields have the same names.
 */
export function splitParts<Value>(pairs: Iterable<readonly [string, Value]>): Split<Value> {
  const split: Split<Value> = { own: [], part: null, fields: [] };
  let inside = false;
  for (const [name, value] of pairs) {
    if (name === PART_MARK) {
      inside = value !== '';
      split.part ??= CALL_PARTS.find((part) => part === value) ?? null;
    } else (inside ? split.fields : split.own).push([name, value]);
  }
  return split;
}

/** Pairs as a form of their own. */
export function formOf(pairs: Split<FormDataEntryValue>['fields']): FormData {
  const form = new FormData();
  for (const [name, value] of pairs) form.append(name, value);
  return form;
}

/** What a form carries along without anybody having written it. */
const CARRIED = ['id', 'channel', 'seen', 'keep'];

/**
 * What somebody has written into a form at the right that is sent whole: the fields that are other than the page showed
 * them, the emptied ones among them. Undefined for nothing: what only stood there goes on following the call.
 */
export function writtenBeside(typed: Typed, shown: Typed): Typed | undefined {
  const names = [...new Set([...Object.keys(typed), ...Object.keys(shown)])];
  const written = names.filter((name) => !CARRIED.includes(name) && plain(typed[name]) !== plain(shown[name]));
  if (written.length === 0) return undefined;
  const fields = Object.fromEntries(written.map((name) => [name, typed[name] ?? '']));
  return { ...(typed.id !== undefined && { id: typed.id }), ...fields };
}

/** Browsers send line ends as two signs, and one ticked box like a text. */
function plain(value: string | string[] | undefined): string {
  return [value ?? []]
    .flat()
    .filter((text) => text !== '')
    .join('\n')
    .replaceAll('\r\n', '\n');
}
