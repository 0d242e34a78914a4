import { isRouteErrorResponse } from '@remix-run/react';
import { documentTitle } from '~/ui/format/title';

interface PublicMeta {
  title: string;
  /** The council, after the page's own title. */
  place: string | undefined;
  /** The page came back with something wrong in it. */
  errors?: boolean;
  /** For search engines' lists; pages without one are kept out of them. */
  description?: string;
}

/** Title, and what search engines may do with the page. */
export function publicMeta({ title, place, errors, description }: PublicMeta) {
  const titled = { title: documentTitle(title, place, { errors: errors ?? false }) };
  return [titled, description ? { name: 'description', content: description } : { name: 'robots', content: 'noindex' }];
}

/** The same for a page that could not be shown. */
export function failedMeta(error: unknown) {
  const said: unknown = isRouteErrorResponse(error) ? error.data : null;
  const happened = typeof said === 'object' && said !== null && 'happened' in said ? String(said.happened) : null;
  return publicMeta({ title: happened ?? 'There is a problem', place: undefined });
}
