import { isRouteErrorResponse } from '@remix-run/react';
import { AppError, type ErrorCode } from '../errors/app-error';
import { answer } from '../http/answer';
import { log } from '../log.server';

/** What an error page is told: what happened and what to do next, in words. */
export interface Refusal {
  happened: string;
  next: string;
}

/** What to do next, by what was refused, where a door knows better than whoever refused. */
type NextWords = Partial<Record<ErrorCode, string>>;

/**
 * Runs a handler and turns what it refuses into the response of that refusal. Responses (redirects) pass; anything
 * else that was thrown is logged without personal data and rises to the error page.
 */
export async function answering<T>(work: () => Promise<T>, next: NextWords = {}): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw refusalOf(error, next);
    if (!(error instanceof Response)) report(error);
    throw error;
  }
}

const reported = new WeakSet<object>();

/**
 * Logs an error once, however many layers it passes. An address that leads nowhere, or a method that a page does not know,
 * comes here from Remix as an answer below 500: that is nobody's failure.
 */
export function report(error: unknown): void {
  if (isRouteErrorResponse(error) && error.status < 500) return;
  if (typeof error === 'object' && error !== null) {
    if (reported.has(error)) return;
    reported.add(error);
  }
  log.error({ error: loggable(error) }, 'A page failed');
}

/** The response for a refusal, in the form that the error page reads. */
export function refusalOf(error: AppError, next: NextWords = {}): Response {
  return answer<Refusal>(
    { happened: error.message, next: next[error.code] ?? error.next },
    { status: error.status, headers: { 'Cache-Control': 'no-store' } },
  );
}

/** An error as it may be logged: of which kind, with which code, and where; never a word that somebody typed. */
export interface Loggable {
  kind: string;
  code?: string;
  message?: string;
  at?: string[];
}

/**
 * What may be logged of an error. A failed query's message carries what somebody typed as its parameters, over several
 * lines that its stack begins with; so of such an error there is the code alone, and of a stack only its frames.
 */
export function loggable(error: unknown): Loggable {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = codeOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    kind: error.constructor.name,
    ...(code ? { code } : {}),
    ...(code || error.message.startsWith('Failed query') ? {} : { message: error.message.slice(0, 200) }),
    at: frames.slice(0, 8).map((line) => line.trim()),
  };
}

/** The PostgreSQL code (SQLSTATE) of an error or of its cause, if it has one. */
function codeOf(error: Error): string | undefined {
  for (const layer of [error, error.cause]) {
    if (layer instanceof Error && 'code' in layer && typeof layer.code === 'string') return layer.code;
  }
  return undefined;
}
