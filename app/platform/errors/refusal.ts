import { isRouteErrorResponse } from '@remix-run/react';

/** What an error page can say of an error: its status and, when a page refused by name, what happened and what next. */
export interface RefusedPage {
  status: number;
  happened?: string;
  next?: string;
  /** A form that was sent after the session had ended, whole. */
  again?: { action: string; fields: [string, string][]; signInPath: string };
}

/** Reads what the door put into its refusals out of a route's error; anything unforeseen is a 500 without words. */
export function refusalIn(error: unknown): RefusedPage {
  if (!isRouteErrorResponse(error)) return { status: 500 };
  const { status, data } = error as { status: number; data: unknown };
  if (typeof data !== 'object' || data === null || !('happened' in data) || !('next' in data)) return { status };
  const again = 'again' in data ? { again: data.again as NonNullable<RefusedPage['again']> } : {};
  return { status, happened: String(data.happened), next: String(data.next), ...again };
}
