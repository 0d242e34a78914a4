import type { Typed } from './read-form';

/** What was typed into a field; empty for nothing, the first of several. */
export function textIn(typed: Typed | undefined, name: string): string {
  const value = typed?.[name];
  return (typeof value === 'object' ? value[0] : value) ?? '';
}

/** What was ticked in a question with boxes. */
export function listIn(typed: Typed | undefined, name: string): string[] {
  const value = typed?.[name] ?? [];
  return typeof value === 'object' ? value : [value];
}

/** What a form's fields are drawn from: what was typed, and what is wrong with it, by field name. */
export interface FormState<Wrong> {
  typed: Typed | undefined;
  errors: Readonly<Record<string, Wrong>>;
}

/** The name, the value and what is wrong of a field of one line, by its name. */
export const fieldOf =
  <Wrong>({ typed, errors }: FormState<Wrong>) =>
  (name: string) => ({ name, value: textIn(typed, name), error: errors[name] });
