import { redirect, type TypedResponse } from '@remix-run/node';
import type { PortalDb } from '#db/client.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { answer } from '~/platform/http/answer';
import { MORE_ROWS, wantsMoreRows } from '~/platform/forms/more-rows';
import { typedOf, type Typed } from '~/platform/forms/read-form';
import { newToken, sha256 } from '~/platform/hash.server';
import { clock } from '~/ui/format/dates';
import { clear } from './clear.server';
import { keepSentToken, keepToken, pageToken } from './cookie.server';
import { CHECK, DONE, DRAFT_KEY, mayShow, nextStep, walk, withDraft, type Step } from './journey';
import { tooManyUntil } from './limits.server';
import { draftAt, keyOf } from './page-draft.server';
import { firstPage, type Visit } from './pages.server';
import type { PortalForm, Wrong } from './portal-form';
import { sendDraft } from './send.server';
import { beginDraft, draftOf, keepAnswer, lockedDraftOf, type Draft } from './store.server';

type Answered = TypedResponse<Wrong>;

/**
 * Takes what was sent from a page of a form: an answer, all of them together, or the wish to have them forgotten. What
 * was typed is kept even when it is wrong, or when the draft it belonged to is gone.
 */
export async function takePage<V, C>(form: PortalForm<V, C>, visit: Visit & { form: FormData }): Promise<Answered> {
  const page = visit.params.step ?? '';
  if (visit.form.get('intent') === 'clear') return clear(form, visit);
  const token = pageToken(visit.form);
  if (token !== null && (await isOther(form, visit, token))) return onceMoreAs(form, visit, token);
  if (page === CHECK) return sendDraft(form, visit, token);
  const step = form.steps.find((each) => each.step === page);
  if (!step) throw notFound();
  visit.form.delete('draft');
  const answered = token === null ? null : await answerIn(form, visit, step, token);
  if (answered !== 'late') return answered ?? (await answerAnew(form, visit, step));
  return answerLate(form, visit, step, token ?? '');
}

/** Whether a page belongs to another draft than its address names: where that names none, the browser's newest. */
async function isOther<V, C>(form: PortalForm<V, C>, visit: Visit, token: string): Promise<boolean> {
  const named = visit.url.searchParams.get(DRAFT_KEY) === keyOf(token);
  if (named || token === draftAt(visit, form.name)) return false;
  const draft = await visit.asPublic({ tokenHash: sha256(token) }, (db) => draftOf(db, sha256(token)));
  return draft !== null && draft.sentAt === null;
}

/** Has the browser send the page once more to an address that names its draft: what is shown next is found by that. */
function onceMoreAs<V, C>(
  form: PortalForm<V, C>,
  { tenant, url, request }: Visit,
  token: string,
): TypedResponse<never> {
  const headers = { 'Set-Cookie': keepToken(request, form.name, tenant.slug, token) };
  const query = new URLSearchParams(url.search);
  query.set(DRAFT_KEY, keyOf(token));
  return redirect(`${url.pathname}?${query.toString()}`, { status: 307, headers });
}

/** Answers in the draft of the token; null when there is none any more, 'late' when it was sent. */
function answerIn<V, C>(form: PortalForm<V, C>, visit: Visit & { form: FormData }, step: Step<V, C>, token: string) {
  return visit.asPublic({ tokenHash: sha256(token) }, async (db) => {
    const draft = await lockedDraftOf(db, sha256(token));
    if (!draft) return null;
    if (draft.sentAt) return 'late';
    return takeAnswer(db, form, visit, { step, token, draft });
  });
}

/**
 * An answer that comes too late for what was sent begins a draft of its own: it may be for somebody else. The page after
 * sending says so, and where what was sent can be changed.
 */
async function answerLate<V, C>(
  form: PortalForm<V, C>,
  visit: Visit & { form: FormData },
  step: Step<V, C>,
  token: string,
): Promise<Answered> {
  const { headers } = await answerAnew(form, visit, step);
  const { slug } = visit.tenant;
  const kept = new Headers({ 'Set-Cookie': headers.get('Set-Cookie') ?? '' });
  kept.append('Set-Cookie', keepSentToken(form.name, slug, token));
  return redirect(`${form.path(slug, DONE)}?late=yes`, { headers: kept });
}

async function answerAnew<V, C>(
  form: PortalForm<V, C>,
  visit: Visit & { form: FormData },
  step: Step<V, C>,
): Promise<Answered> {
  const { tenant, clientAddress } = visit;
  const until = await tooManyUntil('begun', clientAddress);
  if (until) throw tooMany(until, tenant.phone.number);
  const token = newToken();
  const tokenHash = sha256(token);
  return visit.asPublic({ tokenHash }, async (db) => {
    const draft = await beginDraft(db, { tokenHash, form: form.name, tenantNo: tenant.tenantNo });
    const answered = await takeAnswer(db, form, visit, { step, token, draft });
    if (step === form.steps[0]) return answered;
    return redirect(withDraft(`${firstPage(form, tenant)}?again=1`, keyOf(token)), { headers: answered.headers });
  });
}

async function takeAnswer<V, C>(
  db: PortalDb,
  form: PortalForm<V, C>,
  { tenant, url, request, form: sent }: Visit & { form: FormData },
  { step, token, draft }: { step: Step<V, C>; token: string; draft: Draft },
): Promise<Answered> {
  const typed = typedOf(sent);
  if (wantsMoreRows(sent)) return moreRows(db, { step, token, draft }, typed);
  const answers = await keepAnswer(db, sha256(token), draft, step.step, typed);
  const context = await form.contextFor(db, tenant, answers);
  const way = walk(form.steps, answers, context);
  const headers = { 'Set-Cookie': keepToken(request, form.name, tenant.slug, token) };
  const result = step.read(typed, { values: way.values, context });
  if (!result.ok && mayShow(way, step.step)) {
    return answer<Wrong>({ draft: token, errors: result.errors, typed: result.typed }, { status: 422, headers });
  }
  const returning = url.searchParams.get('from') === CHECK;
  const next = form.path(tenant.slug, nextStep(way, step.step, returning));
  return redirect(withDraft(next, keyOf(token)), { headers });
}

/** Keeps what was typed, and shows its question again with another row. */
async function moreRows<V, C>(
  db: PortalDb,
  { step, token, draft }: { step: Step<V, C>; token: string; draft: Draft },
  typed: Typed,
): Promise<Answered> {
  const { [MORE_ROWS]: _, ...kept } = typed;
  await keepAnswer(db, sha256(token), draft, step.step, kept);
  return answer<Wrong>({ draft: token, errors: {}, typed });
}

/** The refusal for too much from one address: until when, and what to do meanwhile. */
function tooMany(until: Date, phone: string): AppError {
  return new AppError(
    'too_many',
    'Too many forms were begun from your internet connection',
    `Try again at ${clock(until)}, or ring us on ${phone}: we take your answers on the phone.`,
  );
}
