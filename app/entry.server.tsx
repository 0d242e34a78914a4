import type { AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToString } from 'react-dom/server';
import { jobs } from './jobs.server';
import { report } from './platform/door/refusal.server';
import { startServer as startServerWith, type ServerOptions } from './platform/http/server.server';
import { startWorkerAlone as startWorkerAloneWith } from './platform/jobs/alone.server';
import { NonceProvider } from './platform/http/nonce';

// The server process takes these from the same build, so that there is one copy of every module and one set of pools.
export const startServer = (options: Omit<ServerOptions, 'jobs'>) => startServerWith({ ...options, jobs });
export const startWorkerAlone = () => startWorkerAloneWith(jobs);

/** Renders a page. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  const page = renderToString(
    <NonceProvider value={context.nonce}>
      <RemixServer context={remix} url={request.url} />
    </NonceProvider>,
  );
  const html = cameBack(status, remix) ? page.replace('<title>', '<title>Error: ') : page;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(`<!DOCTYPE html>${titled(html, status)}`, { status, headers });
}

/** A page that came back with something wrong says so first in its title, where a screen reader hears it first. */
function titled(html: string, status: number): string {
  const wrong = status === 422 || status === 429;
  return wrong ? html.replace(/<title>(?!Error: )/, '<title>Error: ') : html;
}

/** Whether a form came back with something wrong in it. Its title says so first, and a route's `meta` cannot know. */
function cameBack(status: number, { staticHandlerContext: { actionData, errors } }: EntryContext): boolean {
  return status >= 400 && actionData !== null && errors === null;
}

/** Errors on their way to the error page. Remix would print them whole, with what somebody typed in them. */
export function handleError(error: unknown, { request }: LoaderFunctionArgs): void {
  if (!request.signal.aborted) report(error);
}
