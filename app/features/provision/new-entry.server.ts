import { redirect, type TypedResponse } from '@remix-run/node';
import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision } from '#db/schema/provision';
import type { Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { constraintOf } from '~/platform/errors/constraint';
import { contentId } from '~/platform/forms/content-id.server';
import { wantsMoreRows } from '~/platform/forms/more-rows';
import { readForm, typedOf, wrong, type Typed, type WrongForm } from '~/platform/forms/read-form';
import { textIn } from '~/platform/forms/typed';
import { answer } from '~/platform/http/answer';
import { paths } from '~/paths';
import { createProvision } from './create.server';
import { lookForSchema, newEntrySchema, type NewEntryForm } from './entry-form';
import { readEntry } from './entry-read.server';
import { holderChoices } from './holders.server';
import type { ProvisionContent } from './schema';
import { similarEntries, type SimilarEntry } from './similar.server';

/** Where the two steps of a new entry stand: looking whether it is there, then the form. */
export interface NewEntryPage {
  step: 'look' | 'form';
  errors: Record<string, string[]>;
  typed: Typed;
  similar: SimilarEntry[];
}

type Answered = Promise<TypedResponse<NewEntryPage>>;

/**
 * Takes a new entry as far as it goes. First what it is called, its phone, postcode and charity number: entries that may
 * be the same are shown before anything is filled in. Then the form; nothing is recorded before its last step.
 */
export async function takeEntry(db: TenantDb, desk: Desk, form: FormData): Answered {
  if (wantsMoreRows(form)) return page('form', { errors: {}, typed: typedOf(form) }, await seenBefore(db, desk, form));
  switch (form.get('step')) {
    case 'begin':
      return page('form', { errors: {}, typed: beginning(form) });
    case 'record':
      return recordEntry(db, desk, form);
    default:
      return lookFor(db, desk, form);
  }
}

/** The first step: what may be the same, or at once the form where nothing is. */
async function lookFor(db: TenantDb, desk: Desk, form: FormData): Answered {
  const read = readForm(form, lookForSchema);
  if (!read.ok) return page('look', read, [], 422);
  const similar = await similarEntries(db, desk, read.value, '');
  if (similar.length > 0) return page('look', { errors: {}, typed: typedOf(form) }, similar);
  return page('form', { errors: {}, typed: beginning(form) });
}

/** What was shown as likely the same before a row was added goes on being shown. */
async function seenBefore(db: TenantDb, desk: Desk, form: FormData): Promise<SimilarEntry[]> {
  const typed = typedOf(form);
  const [seen, id] = [textIn(typed, 'seen'), textIn(typed, 'id')];
  const read = readForm(form, lookForSchema);
  const similar = read.ok && seen !== '' ? await similarEntries(db, desk, read.value, id) : [];
  return similar.filter((one) => seen.includes(one.id));
}

/** What most entries have: they run, are published, and people may see where they are. */
function beginning(form: FormData): Typed {
  return { running: 'active', published: 'yes', placePublic: 'yes', ...typedOf(form) };
}

/** Takes the whole form. */
async function recordEntry(db: TenantDb, desk: Desk, form: FormData): Answered {
  const read = await readEntry(db, desk, form, newEntrySchema, null);
  if (!read.ok) return page('form', read, [], 422);
  const { content } = read;
  const value = { ...read.value, id: contentId(read.value.id, { content, holder: read.value.holder }) };
  const recorded = paths.entry(desk.tenant.slug, value.id, { done: 'recorded' });
  if (await isRecorded(db, value.id)) return redirect(recorded);
  const holders = await holderChoices(db, desk);
  if (!holders.some((one) => one.value === String(value.holder))) {
    return refused(form, { holder: 'Choose whose entry it is' });
  }
  const similar = await similarEntries(db, desk, value, value.id);
  if (similar.some(({ id }) => !value.seen.includes(id))) return page('form', wrong(form, {}), similar, 422);
  try {
    await createFor(db, desk, value, content);
  } catch (error) {
    // The faster of two clicks has recorded it.
    throw constraintOf(error) === 'provision_pkey' ? redirect(recorded) : error;
  }
  return redirect(recorded);
}

/** For another council of the range it is recorded on its behalf: its own staff confirm, correct or take it over. */
async function createFor(
  db: TenantDb,
  desk: Desk,
  { id, holder }: NewEntryForm,
  content: ProvisionContent,
): Promise<void> {
  const { tenantNo } = desk.member;
  const recordedByNo = holder === tenantNo ? null : tenantNo;
  const entry = { id, countyNo: desk.tenant.countyNo, holderNo: holder, recordedByNo, content };
  await createProvision(db, entry, actorAt(desk), { confirmed: recordedByNo === null });
}

/** Whether a form has been recorded already, by the first of two clicks. */
async function isRecorded(db: TenantDb, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: provision.id })
    .from(provision)
    .where(and(inScope(db, provision), eq(provision.id, id)));
  return rows.length > 0;
}

function refused(form: FormData, errors: Record<string, string>): TypedResponse<NewEntryPage> {
  return page('form', wrong(form, errors), [], 422);
}

function page(
  step: NewEntryPage['step'],
  { errors, typed }: Pick<WrongForm, 'errors' | 'typed'>,
  similar: SimilarEntry[] = [],
  status = 200,
): TypedResponse<NewEntryPage> {
  return answer<NewEntryPage>({ step, errors, typed, similar }, { status });
}
