import { useLocation } from '@remix-run/react';

/**
 * This page's own address, for a form that comes back to it: without the fragment that a link of an error summary
 * leaves behind. A browser would go to that field again, and the next summary would not get the focus.
 */
export function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}
