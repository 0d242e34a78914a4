import { parseWithZod } from '@conform-to/zod/v4';
import type { z } from 'zod';

/** What was typed, to show it again: by field name, several values for checkboxes. */
export type Typed = Record<string, string | string[]>;

/** What a form held: the checked value, or what is wrong by field name together with what was typed. */
export type FormResult<T> = { ok: true; value: T } | WrongForm;

/** What is wrong with a form, by field name, and what was typed. */
export type WrongForm = { ok: false; errors: Record<string, string[]>; typed: Typed };

/** Reads a form through its schema. Empty fields are absent (undefined) to the schema. Nothing typed is lost. */
export function readForm<S extends z.ZodType>(form: FormData, schema: S): FormResult<z.output<S>> {
  const submission = parseWithZod(form, { schema, error: inWords });
  if (submission.status === 'success') return { ok: true, value: submission.value };
  return { ok: false, errors: errorsOf(submission.error), typed: typedOf(form) };
}

/** What is wrong, where a schema has no sentence of its own for it: zod's own words are for programmers. */
function inWords({ code, maximum }: z.core.$ZodRawIssue): string {
  const most = code === 'too_big' && typeof maximum === 'number' ? maximum : null;
  return most === null ? 'Check this answer' : `Use ${most.toLocaleString('en-GB')} characters or fewer`;
}

/** A result that is wrong for a reason which only a command knows (somebody else was faster, say). */
export function wrong(form: FormData, errors: Record<string, string>): WrongForm {
  const listed = Object.entries(errors).map(([name, error]) => [name, [error]] as [string, string[]]);
  return { ok: false, errors: Object.fromEntries(listed), typed: typedOf(form) };
}

/** What a form held, as typed; files and passwords are never shown again. */
export function typedOf(form: FormData): Typed {
  const typed: Typed = {};
  for (const name of new Set(form.keys())) {
    if (/password/i.test(name)) continue;
    const values = form.getAll(name).filter((value): value is string => typeof value === 'string');
    typed[name] = values.length === 1 ? (values[0] as string) : values;
  }
  return typed;
}

function errorsOf(error: Record<string, string[] | null> | null | undefined): Record<string, string[]> {
  const named = Object.entries(error ?? {}).filter((entry): entry is [string, string[]] => !!entry[1]?.length);
  return Object.fromEntries(named);
}
