import type { NextFunction, Request, Response } from 'express';
import { log } from '../log.server';

/**
 * One line a request: method, the first part of the path, status and milliseconds. Never the whole path: private links
 * carry their token in it, and a search its words.
 */
export function accessLog(request: Request, response: Response, next: NextFunction): void {
  const started = performance.now();
  const first = /^\/([a-z0-9-]{0,80})/.exec(request.path)?.[1] ?? '';
  response.on('finish', () => {
    const ms = Math.round(performance.now() - started);
    log.debug({ method: request.method, at: first, status: response.statusCode, ms }, 'request');
  });
  next();
}
