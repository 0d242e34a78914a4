import { readEnv } from '~/platform/env.server';

/** The forms that are kept while they are being filled in. */
export type FormName = 'get-help' | 'offer-help' | 'groups';

/** How long a draft waits for its visitor to come back, seconds: a week from the last answer. */
export const KEPT_FOR_S = 7 * 24 * 60 * 60;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** The token of a visitor's draft; null without the cookie, or with one that was never ours. */
export function draftToken(request: Request, form: FormName): string | null {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const found = cookies.find((cookie) => cookie.startsWith(`${nameOf(form)}=`));
  const token = found?.slice(nameOf(form).length + 1) ?? '';
  return TOKEN.test(token) ? token : null;
}

/** The header that keeps the token at the visitor, for the pages of one portal and nowhere else. */
export function keepToken(form: FormName, tenantSlug: string, token: string): string {
  return cookie(form, tenantSlug, token, KEPT_FOR_S);
}

/**
 * The same once the form was sent: only while the browser is open. What the page after sending leads to is the record
 * itself, and computers are shared; the database gives it out for no more than two hours anyway (`draftOf`).
 */
export function keepSentToken(form: FormName, tenantSlug: string, token: string): string {
  return cookie(form, tenantSlug, token, null);
}

/** The header that makes the visitor's browser forget it. */
export function forgetToken(form: FormName, tenantSlug: string): string {
  return cookie(form, tenantSlug, '', 0);
}

function cookie(form: FormName, tenantSlug: string, value: string, maxAge: number | null): string {
  const life = maxAge === null ? '' : `; Max-Age=${maxAge}`;
  const secure = readEnv().PUBLIC_ORIGIN?.startsWith('https:') ? '; Secure' : '';
  return `${nameOf(form)}=${value}; Path=/${tenantSlug}${life}; HttpOnly; SameSite=Lax${secure}`;
}

function nameOf(form: FormName): string {
  return `draft-${form}`;
}
