import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { readForm } from '~/platform/forms/read-form';
import { typedSoFarSchema } from './entry-form';
import { similarEntries, type SimilarEntry } from './similar.server';

/** From so many letters on a name says something. */
const SAYS_SOMETHING = 4;

/** Entries that may be the same as what is typed so far; what cannot be understood yet is left out. */
export async function similarSoFar(db: TenantDb, desk: Desk, form: FormData): Promise<SimilarEntry[]> {
  const read = readForm(form, typedSoFarSchema);
  if (!read.ok) return [];
  const { name, phone, postcode, charityNo } = read.value;
  const named = name.length >= SAYS_SOMETHING;
  if (!named && phone === null && postcode === null && charityNo === null) return [];
  return similarEntries(db, desk, { ...read.value, name: named ? name : '' }, '');
}
