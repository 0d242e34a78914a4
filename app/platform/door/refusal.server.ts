import { AppError } from '../errors/app-error';
import { answer } from '../http/answer';
import { log } from '../log.server';

/** What an error page is told: what happened and what to do next, in words. */
export interface Refusal {
  happened: string;
  next: string;
}

/**
 * Runs a handler and turns what it refuses into the response of that refusal. Responses (redirects) pass; anything
 * else that was thrown is logged without personal data and rises to the error page.
 */
export async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw refusalOf(error);
    if (!(error instanceof Response)) log.error({ err: sanitised(error) }, 'A page failed');
    throw error;
  }
}

/** The response for a refusal, in the form that the error page reads. */
export function refusalOf(error: AppError): Response {
  return answer<Refusal>(
    { happened: error.message, next: error.next },
    { status: error.status, headers: { 'Cache-Control': 'no-store' } },
  );
}

/** An error as it may be logged: a database error's message can carry what somebody typed, its code cannot. */
function sanitised(error: unknown): { name: string; code?: string; message?: string; stack?: string } {
  if (!(error instanceof Error)) return { name: 'unknown' };
  const code = codeOf(error);
  const stack = error.stack?.split('\n').slice(1, 8).join('\n');
  // A failed query's message carries what somebody typed, as its parameters.
  if (code || error.message.startsWith('Failed query'))
    return { name: error.name, ...(code ? { code } : {}), ...(stack ? { stack } : {}) };
  return { name: error.name, message: error.message.slice(0, 200), ...(stack ? { stack } : {}) };
}

/** The PostgreSQL code (SQLSTATE) of an error or of its cause, if it has one. */
function codeOf(error: Error): string | undefined {
  for (const layer of [error, error.cause]) {
    if (layer instanceof Error && 'code' in layer && typeof layer.code === 'string') return layer.code;
  }
  return undefined;
}
