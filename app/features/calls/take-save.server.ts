import { newId } from '#db/id';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { typedOf, type Typed } from '~/platform/forms/read-form';
import { saveCall, type Saved } from './commands.server';
import { signpost, takeBackSignpost } from './commands-signpost.server';
import { readCall } from './open-call.server';
import { formOf, splitParts, writtenBeside, type Split } from './parts';
import { isBlank } from './rules';
import { requestAsFilledIn } from './request-page.server';
import { ANYONE, CALL_FIELDS, LONGEST, savedFieldsSchema, type CallPart } from './schema';

/**
 * What became of a page's save: as of `saveCall`, or what is wrong with it by field. `gone` are ids of entries that could
 * not be recorded as told, since nobody can be sent there any more: all else is saved.
 */
export type SaveTaken =
  | (Saved & { gone: string[] })
  | { kind: 'wrong'; version: number; errors: Record<string, string[]> };

/**
 * Saves what a page sends: its fields, whom the caller was told about, and what was taken back of that. The same whether a
 * script sends it while somebody types, or a button does, then with the form at the right; sent twice, it is saved once.
 */
export async function takeSave(db: TenantDb, desk: Desk, id: string, sent: FormData): Promise<SaveTaken> {
  const split = splitParts(sent);
  const form = formOf(split.own);
  const read = savedFieldsSchema.safeParse({ ...fieldsOf(form), forms: await formsIn(db, desk, id, split) });
  const tooLong = CALL_FIELDS.filter((name) => textOf(form, name).length > LONGEST[name]);
  if (!read.success || tooLong.length > 0) {
    return { kind: 'wrong', version: 0, errors: errorsOf(tooLong) };
  }
  const actor = actorAt(desk);
  const saved = await saveCall(db, id, read.data, actor);
  const gone: string[] = [];
  if (saved.kind === 'finished') return { ...saved, gone };
  for (const provisionId of idsIn(form, 'told')) {
    const told = await signpost(db, { callId: id, id: newId(), provisionId }, actor);
    if (!told) gone.push(provisionId);
  }
  for (const provisionId of idsIn(form, 'untold')) {
    await takeBackSignpost(db, { callId: id, provisionId }, actor);
  }
  return { ...saved, gone };
}

/** Begins a call with fields that were typed before. One into which something has been written already keeps that. */
export async function goOnWith(db: TenantDb, desk: Desk, id: string, form: FormData): Promise<void> {
  if (!CALL_FIELDS.some((name) => form.has(name))) return;
  const call = await readCall(db, id);
  if (!isBlank(call)) return;
  form.set('version', String(call.version));
  form.set('editor', newId());
  await takeSave(db, desk, id, form);
}

const MOST_AT_ONCE = 50;
const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

function idsIn(form: FormData, name: string): string[] {
  const ids = form.getAll(name).map(String);
  return ids.filter((id) => UUID.test(id)).slice(0, MOST_AT_ONCE);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').trim() : '';
}

/** An emptied field is sent as empty, and one that is not on the page is not sent: that difference is kept. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const given = (name: string) => (form.has(name) ? textOf(form, name) : undefined);
  const answers = [...form.keys()].filter((name) => name.startsWith('answers.'));
  return {
    ...Object.fromEntries(['version', 'editor', ...CALL_FIELDS].map((name) => [name, given(name)])),
    categories: form.has('categories') ? form.getAll('categories').map(String) : undefined,
    answers:
      answers.length > 0
        ? Object.fromEntries(answers.map((name) => [name.slice('answers.'.length), textOf(form, name)]))
        : undefined,
  };
}

type Entries = Split<FormDataEntryValue>;

/** The forms at the right as far as they are filled in, by form and field: as a script names them, or as they stand there. */
async function formsIn(db: TenantDb, desk: Desk, id: string, { own, part, fields }: Entries) {
  const named = namedForms(formOf(own));
  const written = part && writtenBeside(typedOf(formOf(fields)), await shownIn(db, desk, id, part));
  return written ? { ...named, [part]: written } : named;
}

/** What the page showed in a form at the right. */
async function shownIn(db: TenantDb, desk: Desk, id: string, part: CallPart): Promise<Typed> {
  const call = await readCall(db, id);
  const filled = part === 'request' ? await requestAsFilledIn(db, desk, call) : {};
  return { ...filled, ...(part === 'call-back' && { owner: ANYONE }), ...call.forms[part] };
}

function namedForms(form: FormData): Record<string, Typed> | undefined {
  const forms: Record<string, Typed> = {};
  for (const key of new Set(form.keys())) {
    const [, part, name] = /^forms\.([a-z-]+)\.(.+)$/.exec(key) ?? [];
    if (!part || !name) continue;
    const values = form.getAll(key).map(String);
    forms[part] = { ...forms[part], [name]: values.length === 1 ? (values[0] ?? '') : values };
  }
  return Object.keys(forms).length > 0 ? forms : undefined;
}

function errorsOf(tooLong: readonly (keyof typeof LONGEST)[]): Record<string, string[]> {
  if (tooLong.length === 0) return { notes: ['This could not be saved: open the call anew'] };
  return Object.fromEntries(tooLong.map((name) => [name, [`Use ${LONGEST[name]} characters or fewer`]]));
}
