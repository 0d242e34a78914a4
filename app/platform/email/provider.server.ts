import { Resend, type ErrorResponse } from 'resend';
import type { Env } from '../env.server';

/** What becomes of a message at the provider. `code` says why in the provider's words, never whom it was for. */
export type Delivery = { done: true } | { done: false; retry: boolean; code: string };

export interface Letterhead {
  /** Doubles as the idempotency key: a message sent twice under it arrives once. */
  id: string;
  to: string;
  subject: string;
  text: string;
}

/** Hands one message over to whoever delivers it. */
export type Provider = (message: Letterhead, signal: AbortSignal) => Promise<Delivery>;

type MailEnv = Pick<Env, 'DEMO' | 'RESEND_API_KEY' | 'RESEND_BASE_URL' | 'MAIL_FROM'>;

/** The longest that one delivery may take, in milliseconds. */
const DELIVERY_TIMEOUT_MS = 15_000;

/** Resend, when there is a key for it; the demo's outbox in a demo; else nobody, which staff will see. */
export function providerFor(env: MailEnv): Provider {
  if (env.RESEND_API_KEY) return resend(env.RESEND_API_KEY, env.MAIL_FROM, env.RESEND_BASE_URL);
  return env.DEMO ? outbox : nobody;
}

/** The demo's outbox: the row itself, which the desk's outbox page shows. */
const outbox: Provider = () => Promise.resolve({ done: true });

/** Without a provider a message is never called sent: it waits, and is given up in the end for all to see. */
const nobody: Provider = () => Promise.resolve({ done: false, retry: true, code: 'no_provider' });

function resend(key: string, from: string, baseUrl: string | undefined): Provider {
  const client = new Resend(key, baseUrl ? { baseUrl } : undefined);
  return async ({ id, to, subject, text }, stopping) => {
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(DELIVERY_TIMEOUT_MS)]);
    const { data, error } = await client.emails.send({ from, to, subject, text }, { idempotencyKey: id, signal });
    if (data) return { done: true };
    return failure(error);
  };
}

/**
 * Which refusals are about the message itself, and so would be the same tomorrow. Everything else (no answer, too many
 * requests, a key that is wrong, a domain not yet verified) is about the provider or this installation: worth another try.
 */
const REFUSED_FOR_GOOD = new Set([400, 413, 422]);
const SAME_KEY_OTHER_MESSAGE = 'invalid_idempotent_request';

function failure(error: ErrorResponse | null): Delivery {
  const status = typeof error?.statusCode === 'number' ? error.statusCode : null;
  const name = error && /^[a-z_]{1,60}$/.test(error.name) ? error.name : 'no_answer';
  const refused = (status !== null && REFUSED_FOR_GOOD.has(status)) || name === SAME_KEY_OTHER_MESSAGE;
  return { done: false, retry: !refused, code: status === null ? 'no_answer' : `${status} ${name}` };
}
