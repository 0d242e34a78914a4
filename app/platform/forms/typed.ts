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
