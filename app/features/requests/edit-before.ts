import type { Typed } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import type { FormValues } from './merge';

const BEFORE = 'before.';

/** The hidden fields by which an edit form remembers what it held when it was opened. */
export function asBefore(values: FormValues): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`${BEFORE}${name}`, value]));
}

/** What a form held when it was opened, out of its hidden fields. */
export function readBefore(typed: Typed): FormValues {
  const names = Object.keys(typed).filter((name) => name.startsWith(BEFORE));
  return Object.fromEntries(names.map((name) => [name.slice(BEFORE.length), textIn(typed, name)]));
}

/** The hidden fields of the next try: the form's own after a mistake, the record's after it came too late. */
export function beforeOf(
  now: Record<string, string>,
  said: { typed: Typed; meanwhile: readonly string[] } | undefined,
): Record<string, string> {
  return said?.meanwhile.length === 0 ? asBefore(readBefore(said.typed)) : now;
}
