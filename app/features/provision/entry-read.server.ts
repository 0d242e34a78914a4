import type { z } from 'zod';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { readForm, wrong, type WrongForm } from '~/platform/forms/read-form';
import { contentFrom, placeEntry, type EntryForm } from './entry-content.server';
import { placeSchema, readEntryForm, withErrors } from './entry-form';
import { coverChoices } from './places.server';
import type { ProvisionContent } from './schema';

type ReadEntry<Value> = { ok: true; value: Value; content: ProvisionContent } | WrongForm;

/**
 * Reads the form of an entry to what the entry says once it is saved. All that is wrong is told at once: fields, what
 * follows from several of them, and where its place is.
 */
export async function readEntry<Value extends EntryForm>(
  db: TenantDb,
  { tenant }: Pick<Desk, 'tenant'>,
  form: FormData,
  schema: z.ZodType<Value>,
  before: ProvisionContent | null,
): Promise<ReadEntry<Value>> {
  const read = readEntryForm(form, schema);
  const where = readForm(form, placeSchema);
  const placed = where.ok ? await placeEntry(db, tenant.countyNo, where.value, before) : null;
  const misplaced = placed && !placed.ok ? wrong(form, placed.errors).errors : {};
  if (!read.ok) return withErrors(read, misplaced);
  if (!placed?.ok) return withErrors(wrong(form, {}), misplaced);
  const known = { categories: tenant.categories, cover: await coverChoices(db, tenant) };
  const content = contentFrom(read.value, placed.place, known, before);
  if (content.categories.length === 0) return wrong(form, { categories: 'Choose what it helps with' });
  return { ok: true, value: read.value, content };
}
