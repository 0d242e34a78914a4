import type { z } from 'zod';
import { readForm, typedOf, type Typed } from '~/platform/forms/read-form';

/** What is wrong with a change that somebody sent to their own record. */
export interface OwnWrong {
  errors: Record<string, string[]>;
  typed: Typed;
}

export type Taken = { ok: true } | ({ ok: false; status: 409 | 422 } & OwnWrong);

/** What a form comes to: it was done before, something is wrong with it (sentences by field), or this is to be done. */
export type Plan = 'done before' | Record<string, string> | (() => Promise<void>);

const CHANGED =
  'This was changed meanwhile, by us or from another window. What you typed is still here: ' +
  'look at what is known now, then send it again';

/**
 * Makes what takes one kind of change to one's own record. A change that was made already is answered as done; one from
 * a page that is out of date (its `version` is not the record's) changes nothing and says so. The record must be locked.
 */
export function taker<Db, Own extends { version: number }, S extends z.ZodType<{ version: number }>>(
  schema: S,
  planFor: (db: Db, own: Own, value: z.output<S>) => Plan | Promise<Plan>,
) {
  return async (db: Db, own: Own, form: FormData): Promise<Taken> => {
    const read = readForm(form, schema);
    if (!read.ok) return { ...read, status: 422 };
    const plan = await planFor(db, own, read.value);
    if (plan === 'done before') return { ok: true };
    if (typeof plan !== 'function') return refuse(form, plan, 422);
    if (own.version !== read.value.version) return refuse(form, { '': CHANGED }, 409);
    await plan();
    return { ok: true };
  };
}

/** A refusal in sentences by field name, with all that was typed. */
export function refuse(form: FormData, errors: Record<string, string>, status: 409 | 422): Taken {
  const listed = Object.fromEntries(Object.entries(errors).map(([name, error]) => [name, [error]]));
  return { ok: false, status, errors: listed, typed: typedOf(form) };
}
