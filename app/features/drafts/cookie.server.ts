import { readEnv } from '~/platform/env.server';

/** The forms that are kept while they are being filled in. */
export type FormName = 'get-help' | 'offer-help' | 'groups';

/** How long a draft waits for its visitor to come back, seconds: a week from the last answer. */
export const KEPT_FOR_S = 7 * 24 * 60 * 60;

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** As many drafts of a form as a browser goes on with side by side: those in more windows than that are forgotten. */
const MOST_DRAFTS = 5;

/** The tokens of the drafts that a visitor is filling in, the newest first; none without the cookie. */
export function draftTokens(request: Request, form: FormName): string[] {
  return tokensIn(request, `draft-${form}`).slice(0, MOST_DRAFTS);
}

/** The token of what a visitor sent last: beside the draft, as they may fill the form in again for somebody else. */
export function sentToken(request: Request, form: FormName): string | null {
  return tokensIn(request, `sent-${form}`)[0] ?? null;
}

/**
 * The token that a page of a form carries: which draft it showed, whatever was begun in another window since. Null for
 * a page that was opened before there was one.
 */
export function pageToken(form: FormData): string | null {
  const token = form.get('draft');
  return typeof token === 'string' && TOKEN.test(token) ? token : null;
}

function tokensIn(request: Request, name: string): string[] {
  const cookies = (request.headers.get('Cookie') ?? '').split(/;\s*/);
  const tokens = cookies.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  return tokens.split('.').filter((token) => TOKEN.test(token));
}

/** The header that keeps the token at the visitor as the newest, for the pages of one portal and nowhere else. */
export function keepToken(request: Request, form: FormName, tenantSlug: string, token: string): string {
  const tokens = [token, ...othersThan(token, request, form)].slice(0, MOST_DRAFTS);
  return cookie(`draft-${form}`, tenantSlug, tokens.join('.'), KEPT_FOR_S);
}

/** The header that makes the visitor's browser forget one draft, and no other. */
export function dropToken(request: Request, form: FormName, tenantSlug: string, token: string): string {
  const others = othersThan(token, request, form);
  if (others.length === 0) return forgetTokens(form, tenantSlug);
  return cookie(`draft-${form}`, tenantSlug, others.join('.'), KEPT_FOR_S);
}

function othersThan(token: string, request: Request, form: FormName): string[] {
  return draftTokens(request, form).filter((other) => other !== token);
}

/**
 * The same once the form was sent: only while the browser is open. What the page after sending leads to is the record
 * itself, and computers are shared; the database gives it out for no more than two hours anyway (`draftOf`).
 */
export function keepSentToken(form: FormName, tenantSlug: string, token: string): string {
  return cookie(`sent-${form}`, tenantSlug, token, null);
}

/** The header that makes the visitor's browser forget all drafts of a form. */
export function forgetTokens(form: FormName, tenantSlug: string): string {
  return cookie(`draft-${form}`, tenantSlug, '', 0);
}

/** The header that makes the visitor's browser forget what was sent. */
export function forgetSentToken(form: FormName, tenantSlug: string): string {
  return cookie(`sent-${form}`, tenantSlug, '', 0);
}

function cookie(name: string, tenantSlug: string, value: string, maxAge: number | null): string {
  const life = maxAge === null ? '' : `; Max-Age=${maxAge}`;
  const secure = readEnv().PUBLIC_ORIGIN?.startsWith('https:') ? '; Secure' : '';
  return `${name}=${value}; Path=/${tenantSlug}${life}; HttpOnly; SameSite=Lax${secure}`;
}
