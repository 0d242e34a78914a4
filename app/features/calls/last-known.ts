import type { ClientLoaderFunctionArgs } from '@remix-run/react';

/** Said on the window when a part of the screen could not be brought up to date: it is asked for once more. */
export const MISSED = 'ju-call-missed';
const ASK_AGAIN_MS = 2000;

/**
 * A client loader that goes on with what the server answered last for the same call while it cannot be reached: a line that
 * is lost in the wrong moment must not take the screen away from whoever is typing. What the server refuses stays refused.
 */
export function lastKnown<Data>() {
  let last: { id: string | undefined; data: Data } | null = null;
  const load = async ({ params, serverLoader }: ClientLoaderFunctionArgs): Promise<Data> => {
    try {
      const data = (await serverLoader()) as Data;
      last = { id: params.id, data };
      return data;
    } catch (error) {
      if (error instanceof Response || last === null || last.id !== params.id) throw error;
      setTimeout(() => window.dispatchEvent(new Event(MISSED)), ASK_AGAIN_MS);
      return last.data;
    }
  };
  // The first answer is the one in the page.
  return Object.assign(load, { hydrate: true as const });
}
