import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { typedOf, type Typed } from '~/platform/forms/read-form';
import { formOf, splitParts } from './parts';
import { takeSave } from './take-save.server';

/** A form at the right that was sent: its own fields, and what stood at the left if that could not be saved. */
export interface PartTaken {
  fields: FormData;
  /** Then nothing is to be done: it is shown again, with all that was typed. */
  unsaved: Typed | null;
}

/**
 * Reads a form at the right of the screen. Without a script it comes with all that stands on the page, which is saved first;
 * a script has saved that already and sends the form alone.
 */
export async function takePart(db: TenantDb, desk: Desk, id: string, form: FormData): Promise<PartTaken> {
  const { own, part, fields } = splitParts(form);
  if (part === null) return { fields: form, unsaved: null };
  const { kind } = await takeSave(db, desk, id, form);
  const unsaved = kind === 'stale' || kind === 'wrong' ? typedOf(formOf(own)) : null;
  return { fields: formOf(fields), unsaved };
}
