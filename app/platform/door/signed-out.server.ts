import { answer } from '../http/answer';
import type { Refusal } from './refusal.server';

/** What somebody sent after their session had ended, to be sent again when they have signed in. */
export interface SendAgain {
  /** Where the form goes: a path. */
  action: string;
  fields: [name: string, value: string][];
  signInPath: string;
}

/**
 * The answer to a form that was sent after its session had ended. What was typed goes back to whoever sent it, in a form
 * of its own: they sign in beside it and send it again. A redirect to sign-in would lose a whole call.
 */
export function signedOut(request: Request, form: FormData, signInPath: string): Response {
  const { pathname, search } = new URL(request.url);
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  return answer<Refusal & { again: SendAgain }>(
    {
      happened: 'You have been signed out',
      next: 'Nothing is lost yet: this page still holds what you wrote. Sign in on another page, come back to this one and send it again.',
      again: { action: pathname + search, fields, signInPath },
    },
    { status: 401, headers: { 'Cache-Control': 'no-store' } },
  );
}
