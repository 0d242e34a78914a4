import { createRequestHandler, type RequestHandler as RemixHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import type { RequestHandler } from 'express';
import { narrowing } from './narrowed.server';

/** Answers requests with the routes of a build, or while developing with those of the newest one. */
export function pagesOf(build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const handlerFor = typeof build === 'function' ? always(handlerOf(build)) : handlersOf(build);
  // A handler hands its errors to `next` itself, so its promise never fails.
  return (request, response, next) => void handlerFor(request.originalUrl)(request, response, next);
}

/** A handler for each set of routes that a path can match, made when the first such path is asked for. */
function handlersOf(build: ServerBuild): (url: string) => RemixHandler {
  const narrowed = narrowing(build);
  const handlers = new Map<ServerBuild, RemixHandler>();
  return (url) => {
    const routes = narrowed(url);
    const handler = handlers.get(routes) ?? handlerOf(routes);
    handlers.set(routes, handler);
    return handler;
  };
}

function handlerOf(build: ServerBuild | (() => Promise<ServerBuild>)): RemixHandler {
  return createRequestHandler({
    build,
    getLoadContext: (request, response) => ({
      nonce: String(response.locals.nonce),
      clientAddress: request.ip ?? 'unknown',
    }),
  });
}

function always<T>(value: T): () => T {
  return () => value;
}
