import { redirect, type TypedResponse } from '@remix-run/node';
import type { PortalDb } from '#db/client.server';
import { AppError, notFound } from '~/platform/errors/app-error';
import { answer } from '~/platform/http/answer';
import { typedOf } from '~/platform/forms/read-form';
import { newToken, sha256 } from '~/platform/hash.server';
import { clock } from '~/ui/format/dates';
import { paths } from '~/paths';
import { draftToken, forgetToken, keepToken } from './cookie.server';
import { CHECK, DONE, mayShow, nextStep, walk, type Step } from './journey';
import { tooManyUntil } from './limits.server';
import { firstPage, type Visit } from './pages.server';
import type { PortalForm, Wrong } from './portal-form';
import { sendDraft } from './send.server';
import { beginDraft, draftOf, forgetDraft, keepAnswer, lockedDraftOf, type Draft } from './store.server';

type Answered = TypedResponse<Wrong>;

/**
 * Takes what was sent from a page of a form: an answer, all of them together, or the wish to have them forgotten. What
 * was typed is kept even when it is wrong, or when the draft it belonged to is gone.
 */
export async function takePage<V, C>(form: PortalForm<V, C>, visit: Visit & { form: FormData }): Promise<Answered> {
  const page = visit.params.step ?? '';
  if (visit.form.get('intent') === 'clear') return clear(form, visit);
  if (page === CHECK) return sendDraft(form, visit);
  const step = form.steps.find((each) => each.step === page);
  if (!step) throw notFound();
  const token = draftToken(visit.request, form.name);
  const answered = token === null ? null : await answerIn(form, visit, step, token);
  return answered ?? (await answerAnew(form, visit, step));
}

/**
 * Answers in the draft of the token; null when there is none, or when it was sent and somebody asks a second time. Any other
 * answer comes too late for what was sent, and the page after sending says so.
 */
function answerIn<V, C>(form: PortalForm<V, C>, visit: Visit & { form: FormData }, step: Step<V, C>, token: string) {
  return visit.asPublic({ tokenHash: sha256(token) }, async (db) => {
    const draft = await lockedDraftOf(db, sha256(token));
    if (!draft) return null;
    if (draft.sentAt) return step === form.steps[0] ? null : redirect(`${form.path(visit.tenant.slug, DONE)}?late=yes`);
    return takeAnswer(db, form, visit, { step, token, draft });
  });
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
    return redirect(`${firstPage(form, tenant)}?again=1`, { headers: answered.headers });
  });
}

async function takeAnswer<V, C>(
  db: PortalDb,
  form: PortalForm<V, C>,
  { tenant, url, form: sent }: Visit & { form: FormData },
  { step, token, draft }: { step: Step<V, C>; token: string; draft: Draft },
): Promise<Answered> {
  const typed = typedOf(sent);
  const answers = await keepAnswer(db, sha256(token), draft, step.step, typed);
  const context = await form.contextFor(db, tenant, answers);
  const way = walk(form.steps, answers, context);
  const headers = { 'Set-Cookie': keepToken(form.name, tenant.slug, token) };
  const result = step.read(typed, { values: way.values, context });
  if (!result.ok && mayShow(way, step.step)) {
    return answer<Wrong>({ errors: result.errors, typed: result.typed }, { status: 422, headers });
  }
  const returning = url.searchParams.get('from') === CHECK;
  return redirect(form.path(tenant.slug, nextStep(way, step.step, returning)), { headers });
}

async function clear<V, C>(form: PortalForm<V, C>, { tenant, request, asPublic }: Visit): Promise<Answered> {
  const token = draftToken(request, form.name);
  const sent = token !== null && (await asPublic({ tokenHash: sha256(token) }, (db) => forget(db, token)));
  const headers = { 'Set-Cookie': forgetToken(form.name, tenant.slug) };
  if (sent) return redirect(paths.progress(tenant.slug, { forgotten: 'yes' }), { headers });
  return redirect(`${firstPage(form, tenant)}?cleared=1`, { headers });
}

/** Deletes the draft of a token; whether it had been sent. The record that was sent stays with the council. */
async function forget(db: PortalDb, token: string): Promise<boolean> {
  const draft = await draftOf(db, sha256(token));
  await forgetDraft(db, sha256(token));
  return (draft?.sentAt ?? null) !== null;
}

/** The refusal for too much from one address: until when, and what to do meanwhile. */
function tooMany(until: Date, phone: string): AppError {
  return new AppError(
    'too_many',
    'Too many forms were begun from your internet connection',
    `Try again at ${clock(until)}, or ring us on ${phone}: we take your answers on the phone.`,
  );
}
