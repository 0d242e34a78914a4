import type { NextFunction, Request, Response } from 'express';

/** Never a page: no council's name has a dot. */
const NOWHERE = '/not.found';

/**
 * An address that cannot be read (a percent sign alone, a NUL, bytes that are no text) leads nowhere: the page that says
 * so is ours, not the bare words of the server's framework. Remix reads `originalUrl`.
 */
export function readableAddress(request: Request, _response: Response, next: NextFunction): void {
  if (!isReadable(request.path)) {
    request.originalUrl = NOWHERE;
    request.url = NOWHERE;
  }
  next();
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes('\u0000');
  } catch {
    return false;
  }
}
