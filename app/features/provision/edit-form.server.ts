import type { TypedResponse } from '@remix-run/node';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { typedOf } from '~/platform/forms/read-form';
import { londonToday } from '~/platform/forms/typed-date';
import { answer } from '~/platform/http/answer';
import { differences, fieldWords, sameValue } from './content-words';
import { entryTyped } from './entry-values';
import { ENTRY_FIELD_WORDS } from './field-words';
import { namesFor } from './names.server';
import { doneSince, type NotDone } from './part-page.server';
import { contentAt, entryById } from './queries.server';
import type { ProvisionContent } from './schema';

/** A field that somebody else changed while one was working on an older state. */
export interface Theirs {
  field: keyof ProvisionContent;
  /** We changed it too: ours is kept, and saving it replaces theirs. */
  both: boolean;
}

/** Brings together what was written on an old state of an entry with the entry as it is now, field by field. */
export function mergeContent(
  before: ProvisionContent,
  mine: ProvisionContent,
  now: ProvisionContent,
): { content: ProvisionContent; theirs: Theirs[] } {
  const changed = differences(before, now).filter((field) => !sameValue(now[field], mine[field]));
  const theirs = changed.map((field) => ({ field, both: !sameValue(before[field], mine[field]) }));
  const taken = theirs.filter(({ both }) => !both).map(({ field }) => [field, now[field]] as const);
  return { content: { ...mine, ...Object.fromEntries(taken) }, theirs };
}

/** The answer to an edit of an old state: nothing is saved, nothing typed is lost, and every change of theirs is named. */
export async function editTooLate(
  db: TenantDb,
  desk: Desk,
  id: string,
  { form, version, mine }: { form: FormData; version: number; mine: ProvisionContent },
): Promise<TypedResponse<NotDone>> {
  const [record, before, meanwhile] = await Promise.all([
    entryById(db, id),
    contentAt(db, id, version),
    doneSince(db, id, version),
  ]);
  const typed = typedOf(form);
  if (!record) return answer<NotDone>({ errors: {}, typed, meanwhile, theirs: [] }, { status: 409 });
  const now = record.content;
  const { categories } = desk.tenant;
  const { content, theirs } = mergeContent(before ?? now, mine, now);
  const names = await namesFor(db, [now], { categories, today: londonToday() });
  const said = theirs.map(({ field, both }) => ({
    label: ENTRY_FIELD_WORDS[field],
    now: fieldWords(field, now, names),
    both,
  }));
  return answer<NotDone>(
    { errors: {}, typed: entryTyped(content, categories), meanwhile, theirs: said },
    { status: 409 },
  );
}
