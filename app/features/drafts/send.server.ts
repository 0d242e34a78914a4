import { redirect, type TypedResponse } from '@remix-run/node';
import { constraintOf } from '~/platform/errors/constraint';
import { answer } from '~/platform/http/answer';
import { sha256 } from '~/platform/hash.server';
import { newReference } from '~/platform/reference.server';
import { clock } from '~/ui/format/dates';
import { dropToken, keepSentToken } from './cookie.server';
import { DONE, walk, withDraft } from './journey';
import { tooManyUntil } from './limits.server';
import { keyOf } from './page-draft.server';
import { firstPage, type Visit } from './pages.server';
import type { Complete, PortalForm, Sending, Wrong } from './portal-form';
import { draftOf, lockedDraftOf, markSent, stateOf, type Draft } from './store.server';

/** How often a reference may turn out to be taken, or a draft to have changed meanwhile, before we give up. */
const TRIES = 5;

/** What has become of an attempt to send. */
type Outcome = 'sent' | 'changed' | 'gone' | 'reference taken';

/**
 * Sends the draft of a page that showed all its answers: those answers and no others. The record is made in one
 * transaction with the mark on its draft, which is locked meanwhile: however often and however fast the button is
 * pressed, there is one record, and everybody is led to the same confirmation.
 */
export async function sendDraft<V, C>(
  form: PortalForm<V, C>,
  visit: Visit & { form: FormData },
  token: string | null,
): Promise<TypedResponse<Wrong>> {
  const { tenant, asPublic } = visit;
  if (token === null) return startAgain(form, visit, '');
  const key = keyOf(token);
  const tokenHash = sha256(token);
  const seen = visit.form.get('seen');

  for (let tries = 0; tries < TRIES; tries += 1) {
    const read = await asPublic({ tokenHash }, async (db) => {
      const draft = await draftOf(db, tokenHash);
      if (!draft || draft.sentAt) return { draft, way: null };
      const context = await form.contextFor(db, tenant, draft.answers);
      return { draft, context, way: walk(form.steps, draft.answers, context) };
    });
    if (!read.draft) return startAgain(form, visit, key);
    if (read.way === null) return done(form, visit, token, read.draft.answers.confirmation?.state === seen);
    if (read.way.missing !== null) return redirect(withDraft(form.path(tenant.slug, read.way.missing), key));
    if (stateOf(read.draft.answers) !== seen) return changedMeanwhile();
    const until = tries === 0 ? await tooManyUntil('sent', visit.clientAddress) : null;
    if (until) return tooMany(until, tenant.phone.number);
    // Nothing is missing, so the values are whole.
    const complete = { values: read.way.values as V, context: read.context };
    const outcome = await attempt(form, visit, tokenHash, read.draft, complete);
    if (outcome === 'sent') return done(form, visit, token, true);
    if (outcome === 'gone') return startAgain(form, visit, key);
    // Sent or changed meanwhile, or its reference is taken: all is read anew.
  }
  throw new Error('A form could not be sent: its draft kept changing, or no reference was free');
}

async function attempt<V, C>(
  form: PortalForm<V, C>,
  { tenant, asPublic }: Visit,
  tokenHash: string,
  seen: Draft,
  complete: Complete<V, C>,
): Promise<Outcome> {
  const holder = form.holderOf(complete);
  const sending: Sending<V, C> = {
    ...complete,
    id: seen.recordId,
    reference: newReference(),
    portal: tenant,
    holder,
  };
  try {
    return await asPublic({ tokenHash, writeTo: holder.tenantNo }, async (db): Promise<Outcome> => {
      const draft = await lockedDraftOf(db, tokenHash);
      if (!draft) return 'gone';
      const state = stateOf(draft.answers);
      if (state !== stateOf(seen.answers)) return 'changed';
      const confirmation = await form.record(db, sending);
      const kept = { ...confirmation, holderNo: String(holder.tenantNo), state };
      await markSent(db, tokenHash, sending.reference, kept);
      return 'sent';
    });
  } catch (error) {
    if (constraintOf(error) === form.referenceTaken) return 'reference taken';
    throw error;
  }
}

/** To the confirmation. `whole`: what was sent is what this page showed; else the confirmation says that it is not. */
function done<V, C>(form: PortalForm<V, C>, visit: Visit, token: string, whole: boolean): TypedResponse<never> {
  const { slug } = visit.tenant;
  const headers = new Headers({ 'Set-Cookie': keepSentToken(form.name, slug, token) });
  // Another window may be filling in the next one.
  headers.append('Set-Cookie', dropToken(visit.request, form.name, slug, token));
  return redirect(`${form.path(slug, DONE)}${whole ? '' : '?late=yes'}`, { headers });
}

function changedMeanwhile(): TypedResponse<Wrong> {
  const sentence = 'Nothing is sent yet. Your answers changed in another window: check them again, then send them';
  return answer<Wrong>({ errors: { '': [sentence] }, typed: {} }, { status: 409 });
}

/** To the first question, without any answer: the draft of this key is gone, and another window's is none of this page's. */
function startAgain<V, C>(form: PortalForm<V, C>, { tenant }: Visit, key: string): TypedResponse<never> {
  return redirect(withDraft(`${firstPage(form, tenant)}?unsent=1`, key));
}

function tooMany(until: Date, phone: string): TypedResponse<Wrong> {
  const sentence =
    `Too much was sent from your internet connection in the last hour. Your answers are kept: ` +
    `press the button again at ${clock(until)}, or ring us on ${phone}.`;
  return answer<Wrong>({ errors: { '': [sentence] }, typed: {} }, { status: 429 });
}
