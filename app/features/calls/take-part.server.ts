import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { typedOf, type Typed } from '~/platform/forms/read-form';
import { formOf, splitParts } from './parts';
import { takeSave, type SaveTaken } from './take-save.server';

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
  const saved = await takeSave(db, desk, id, form);
  return { fields: formOf(fields), unsaved: isLost(saved) ? typedOf(formOf(own)) : null };
}

/** A call that is over takes the form at the right all the same, as long as nothing was typed at its left. */
function isLost(saved: SaveTaken): boolean {
  return saved.kind === 'finished' ? saved.own : saved.kind !== 'saved';
}
