const HERE = 'http://here.invalid';
/** Pages that one does not go back to after signing in. */
const NOT_BACK_TO = ['/sign-in', '/sign-out'];

/** A path of our own to go to after signing in, or null for anything else: a form must not lead to another site. */
export function returnPath(given: string | null | undefined): string | null {
  if (!given?.startsWith('/') || given.length > 1000) return null;
  const url = URL.canParse(given, HERE) ? new URL(given, HERE) : null;
  if (url?.origin !== HERE || url.pathname.startsWith('//') || NOT_BACK_TO.includes(url.pathname)) return null;
  return url.pathname + url.search;
}
