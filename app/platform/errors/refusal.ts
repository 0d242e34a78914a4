import { isRouteErrorResponse } from '@remix-run/react';

/** What an error page can say of an error: its status and, when a page refused by name, what happened and what next. */
export interface RefusedPage {
  status: number;
  happened?: string;
  next?: string;
}

/** Reads what the door put into its refusals out of a route's error; anything unforeseen is a 500 without words. */
export function refusalIn(error: unknown): RefusedPage {
  if (!isRouteErrorResponse(error)) return { status: 500 };
  const { status, data } = error as { status: number; data: unknown };
  if (typeof data !== 'object' || data === null || !('happened' in data) || !('next' in data)) return { status };
  return { status, happened: String(data.happened), next: String(data.next) };
}
