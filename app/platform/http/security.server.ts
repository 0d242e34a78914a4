import { randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import onHeaders from 'on-headers';
import { FETCHES_FROM } from './fetches-from';

/** The largest form a page takes, bytes. */
const BODY_LIMIT = 256 * 1024;
/** The largest form of a page that takes a file: 20 MB, and what a browser writes around it. */
const UPLOAD_LIMIT = 20 * 1024 * 1024 + 64 * 1024;

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses every changing request that does not come from our own pages. Remix's own check can be passed by (`?_data=`
 * posts, resource routes, no Origin, a forged X-Forwarded-Host), so this stands before it and looks at the exact Origin.
 */
export function sameOriginOnly(allowed: readonly string[]) {
  const origins = new Set(allowed);
  return (request: Request, response: Response, next: NextFunction): void => {
    const origin = request.headers.origin;
    if (SAFE.has(request.method) || (origin !== undefined && origins.has(origin))) {
      next();
      return;
    }
    response
      .status(403)
      .type('text')
      .send(
        'This form was sent from another site, so nothing was changed. Open the page again and send it from there.',
      );
  };
}

/**
 * Refuses bodies that are too large or do not say how large they are, before anything is read. `takesFile` knows the
 * pages to which a file may be sent.
 */
export function boundedBody(takesFile: (path: string) => boolean) {
  return (request: Request, response: Response, next: NextFunction): void => {
    const length = request.headers['content-length'];
    const file = takesFile(request.path);
    if (SAFE.has(request.method)) {
      next();
    } else if (length === undefined) {
      refuse(response, 411, 'The form did not say how long it is', 'Send it again from the page.');
    } else if (Number(length) > (file ? UPLOAD_LIMIT : BODY_LIMIT)) {
      const advice = file ? 'Split it, and send the parts one after the other.' : 'Shorten it and send it again.';
      const what = file ? 'That file is larger than 20 MB' : 'That is too much text for one form';
      refuse(response, 413, what, `${advice} Your browser’s way back leads to the form as you left it.`);
    } else next();
  };
}

/** A page of its own, made of our words alone: no other is made before the body is read. */
function refuse(response: Response, status: number, what: string, advice: string): void {
  const page = `<!DOCTYPE html><html lang="en-GB"><title>${what}</title><h1>${what}</h1><p>${advice}</p></html>`;
  response.status(status).type('html').send(page);
}

/**
 * Removes what a visitor could forge about how they reached us, unless a proxy of ours is known to set it. Where it is known
 * how pages are reached (`publicOrigin`), that is the host, whatever a proxy or a visitor says: Remix refuses a form whose
 * Origin is another, and most proxies do not pass the host on by themselves.
 */
export function plainHost(proxies: number, publicOrigin: string | undefined) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (publicOrigin !== undefined) {
      request.headers.host = new URL(publicOrigin).host;
      delete request.headers['x-forwarded-host'];
    }
    if (proxies === 0) {
      delete request.headers['x-forwarded-host'];
      delete request.headers['x-forwarded-proto'];
      delete request.headers['x-forwarded-for'];
    }
    next();
  };
}

/** A fresh nonce for this response in `response.locals.nonce`. */
export function withNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(16).toString('base64');
  next();
}

/** Whatever does not say how long it may be kept is kept by nobody: pages are personal, redirects can be. */
export function keptByNobody(_request: Request, response: Response, next: NextFunction): void {
  onHeaders(response, () => {
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-store');
  });
  next();
}

/** An address that asks something is in no search engine: what follows its question mark, somebody typed. */
export function searchesUnlisted(request: Request, response: Response, next: NextFunction): void {
  if (request.originalUrl.includes('?')) response.setHeader('X-Robots-Tag', 'noindex');
  next();
}

/** The usual headers, and a policy under which only scripts and styles with this response's nonce or from here run. */
export function securityHeaders(https: boolean, development: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        styleSrc: development
          ? ["'self'", "'unsafe-inline'"]
          : ["'self'", (_request, response) => `'nonce-${nonceOf(response as Response)}'`],
        imgSrc: ["'self'", 'data:'],
        connectSrc: development ? ["'self'", 'ws:'] : ["'self'"],
        workerSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    // Not no-referrer: with it a browser sends `Origin: null` with a form, which the check above must refuse.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

/**
 * Lets the script of one page fetch from the origins that the page has named (a map's streets), and keeps that header to
 * ourselves. No other page is any wider for it.
 */
export function fetchesFrom(_request: Request, response: Response, next: NextFunction): void {
  onHeaders(response, () => {
    const named = response.getHeader(FETCHES_FROM);
    response.removeHeader(FETCHES_FROM);
    if (typeof named !== 'string' || !ORIGINS.test(named)) return;
    const policy = String(response.getHeader('Content-Security-Policy'));
    const wider = policy
      .replace("connect-src 'self'", `connect-src 'self' ${named}`)
      .replace("img-src 'self' data:", `img-src 'self' data: blob: ${named}`);
    response.setHeader('Content-Security-Policy', wider);
  });
  next();
}

/** Over https, or on this machine: what a browser takes for safe. */
const ORIGIN = '(https://[a-z0-9.-]+|http://localhost|http://127\\.0\\.0\\.1)(:\\d+)?';
const ORIGINS = new RegExp(`^${ORIGIN}( ${ORIGIN})*$`);

function nonceOf(response: Response): string {
  return String(response.locals.nonce);
}
