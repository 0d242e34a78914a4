import { and, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { mail } from '#db/schema/mail';
import { inScope } from '#db/scope.server';
import { MAIL_STATUS } from './status';

/** The record that a message is about. */
export type MailAbout = { requestId: string } | { offerId: string } | { provisionId: string };

/** A message on its way into the queue. */
export interface OutgoingMail {
  countyNo: number;
  /** The tenant whose record it is about. */
  tenantNo: number;
  /** Which message it is, for the list at the desk: `request-received`. */
  template: string;
  to: string;
  /** Shown by every mail server on the way: never a name, an address or what somebody needs. */
  subject: string;
  /** Plain text. */
  body: string;
  /** The record it is about, which the tenant above holds: the message goes along when that is handed on. */
  about?: MailAbout;
}

/**
 * Writes a message and puts the job that sends it into the queue, both in the transaction of what it is about: either
 * all of it happens or nothing does. The public role can write a message and not read it back.
 *
 * @returns the message's id, which is also the key by which the mail provider knows a repeated one
 * @throws RangeError for an address or subject that is not one line
 */
export async function queueMail(db: TenantDb | PortalDb, outgoing: OutgoingMail): Promise<string> {
  const { to, about, ...rest } = outgoing;
  mustBeOneLine(to, 'address');
  mustBeOneLine(outgoing.subject, 'subject');
  if (outgoing.subject.includes('@')) throw new RangeError('A subject carries no personal data');
  const id = newId();
  await Promise.all([
    db.insert(mail).values({ ...rest, ...about, toAddress: to, id }),
    enqueueMail(db, outgoing.tenantNo, id),
  ]);
  return id;
}

/** Puts the job that sends a message into the queue, for the first time or again. */
export async function enqueueMail(db: TenantDb | PortalDb, tenantNo: number, id: string): Promise<void> {
  await db.execute(sql`select enqueue('send_mail', ${tenantNo}, ${id})`);
}

/**
 * Lets the jobs of a record's messages follow it to a new holder: the messages themselves have moved along with it, and a
 * job looks for its message at one tenant alone. A job that is running just now does no harm: what it sends is sent under
 * the same id.
 */
export async function redirectMail(db: TenantDb, about: MailAbout, tenantNo: number): Promise<void> {
  const waiting = await db
    .select({ id: mail.id })
    .from(mail)
    .where(and(inScope(db, mail), isAbout(about), inArray(mail.status, [MAIL_STATUS.waiting, MAIL_STATUS.retrying])));
  for (const { id } of waiting) await enqueueMail(db, tenantNo, id);
}

function isAbout(about: MailAbout): SQL {
  if ('requestId' in about) return eq(mail.requestId, about.requestId);
  return 'offerId' in about ? eq(mail.offerId, about.offerId) : eq(mail.provisionId, about.provisionId);
}

function mustBeOneLine(text: string, what: string): void {
  if (/\p{Cc}/u.test(text)) throw new RangeError(`The ${what} of a message is one line`);
}
