import { keyedHash } from '~/platform/hash.server';
import { draftTokens, type FormName } from './cookie.server';
import { DRAFT_KEY, withDraft } from './journey';

const KEY = /^[0-9a-f]{16}$/;

/**
 * What a page's address calls a draft, so that its links keep to it when another was begun in a second window. It says
 * nothing about the draft, and opens nothing: only the browser that has the draft's token in its cookie can match it.
 */
export function keyOf(token: string): string {
  return keyedHash('draft-key', token).slice(0, 16);
}

/** The token of the draft that a page's address names, or of the browser's newest where it names none; null for none. */
export function draftAt({ request, url }: { request: Request; url: URL }, form: FormName): string | null {
  const tokens = draftTokens(request, form);
  const key = url.searchParams.get(DRAFT_KEY);
  return (key === null ? tokens[0] : tokens.find((token) => keyOf(token) === key)) ?? null;
}

/** An address that goes on naming the draft which this page's names, also when that is gone: no other takes its place. */
export function sameDraft(href: string, { url }: { url: URL }): string {
  const key = url.searchParams.get(DRAFT_KEY) ?? '';
  return KEY.test(key) ? withDraft(href, key) : href;
}
