import { redirect, type TypedResponse } from '@remix-run/node';
import { sha256 } from '~/platform/hash.server';
import { paths } from '~/paths';
import { draftTokens, forgetSentToken, forgetTokens, pageToken, sentToken } from './cookie.server';
import { DONE } from './journey';
import { firstPage, type Visit } from './pages.server';
import type { PortalForm } from './portal-form';
import { forgetDraft } from './store.server';

/** Forgets what was sent, from the page after sending; from any other, what is being filled in there and in this browser. */
export async function clear<V, C>(
  form: PortalForm<V, C>,
  visit: Visit & { form: FormData },
): Promise<TypedResponse<never>> {
  const { tenant, request } = visit;
  if (visit.params.step === DONE) {
    await forget(visit, sentToken(request, form.name));
    const headers = { 'Set-Cookie': forgetSentToken(form.name, tenant.slug) };
    return redirect(paths.progress(tenant.slug, { forgotten: 'yes' }), { headers });
  }
  for (const token of draftTokens(request, form.name)) await forget(visit, token);
  await forget(visit, pageToken(visit.form));
  const headers = { 'Set-Cookie': forgetTokens(form.name, tenant.slug) };
  return redirect(`${firstPage(form, tenant)}?cleared=1`, { headers });
}

/** Deletes the draft of a token. The record that was sent stays with the council. */
async function forget({ asPublic }: Visit, token: string | null): Promise<void> {
  if (token === null) return;
  await asPublic({ tokenHash: sha256(token) }, (db) => forgetDraft(db, sha256(token)));
}
