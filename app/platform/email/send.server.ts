import { and, eq, ne, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { mail } from '#db/schema/mail';
import { jobDoor } from '../jobs/job-door.server';
import { linkNotEnded } from './ended-links.server';
import { withPrivateLinks } from './private-link.server';
import type { Delivery, Provider } from './provider.server';
import { MAIL_STATUS } from './status';

export interface SendMailJob {
  tenantNo: number;
  id: string;
  /** Whether the queue will not try again after this. */
  lastAttempt: boolean;
  /** Aborts when the worker is being stopped. */
  signal: AbortSignal;
}

/** A message could not be sent now. Its words are the provider's code: they go into the queue's tables and the log. */
export class MailDelayed extends Error {
  constructor(code: string) {
    super(`Not sent yet: ${code}`);
    this.name = 'MailDelayed';
  }
}

/**
 * Sends one message, in three steps that hold no transaction open while the provider thinks: read it, hand it over,
 * write down what became of it. Whoever is killed between the second and the third hands it over again, under the same
 * idempotency key, and the recipient gets it once.
 *
 * @throws MailDelayed when it is worth another try, so that the queue makes one; never for a message given up
 */
export async function sendMail({ tenantNo, id, lastAttempt, signal }: SendMailJob, provider: Provider): Promise<void> {
  const message = await jobDoor(tenantNo, (db) => waitingMail(db, id));
  if (!message) return;
  const delivery = await provider({ ...message, id, text: withPrivateLinks(message.text) }, signal);
  const givenUp = !delivery.done && (lastAttempt || !delivery.retry);
  await jobDoor(tenantNo, (db) => record(db, id, delivery, givenUp));
  if (!delivery.done && !givenUp) throw new MailDelayed(delivery.code);
}

/** Writes down that the queue will not try this message again, for staff to see. */
export async function giveUpMail(tenantNo: number, id: string, code: string): Promise<void> {
  await jobDoor(tenantNo, (db) => record(db, id, { done: false, retry: false, code }, true));
}

async function waitingMail(db: TenantDb, id: string) {
  const [row] = await db
    .select({ to: mail.toAddress, subject: mail.subject, text: mail.body })
    .from(mail)
    .where(and(inScope(db, mail), eq(mail.id, id), ne(mail.status, MAIL_STATUS.sent), linkNotEnded()));
  return row;
}

/** What was sent stays sent, and what has no link any more given up: a second, slower try that failed takes neither back. */
async function record(db: TenantDb, id: string, delivery: Delivery, givenUp: boolean): Promise<void> {
  const status = delivery.done ? MAIL_STATUS.sent : givenUp ? MAIL_STATUS.given_up : MAIL_STATUS.retrying;
  await db
    .update(mail)
    .set({
      status,
      attempts: sql`least(${mail.attempts} + 1, 32767)`,
      lastError: delivery.done ? null : delivery.code,
      ...(delivery.done && { sentAt: sql`now()` }),
    })
    .where(
      and(
        inScope(db, mail),
        eq(mail.id, id),
        ne(mail.status, MAIL_STATUS.sent),
        delivery.done ? undefined : linkNotEnded(),
      ),
    );
}
