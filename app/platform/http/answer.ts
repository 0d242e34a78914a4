import type { TypedResponse } from '@remix-run/node';

/**
 * An answer with a status or headers of its own, for `useActionData`: a form with errors is 422. Remix's `json` does the
 * same but is deprecated, and its successor `data` works with single fetch only.
 */
export function answer<T>(data: T, init?: ResponseInit): TypedResponse<T> {
  return Response.json(data, init);
}
