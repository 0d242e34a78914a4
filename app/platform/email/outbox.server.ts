import { readEnv } from '../env.server';

/** Whether messages end in the outbox that a desk can read: in a demo that delivers no mail, and nowhere else. */
export function outboxIsOpen(): boolean {
  const env = readEnv();
  return env.DEMO && env.RESEND_API_KEY === undefined;
}
