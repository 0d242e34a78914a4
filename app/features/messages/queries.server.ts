import { and, asc, count, desc, eq, gt, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { mail } from '#db/schema/mail';
import { inRange, inScope } from '#db/scope.server';
import { MAIL_STATUS, mailStatusOf, type MailStatus } from '~/platform/email/status';
import { withoutPrivateLinks, withPrivateLinks } from '~/platform/email/private-link.server';
import type { MessageFilter } from './schema';

const PAGE = 25;
const OUTBOX_PAGE = 10;

/** A message in a list. */
export interface MessageRow {
  id: string;
  tenantNo: number;
  template: string;
  to: string;
  subject: string;
  status: MailStatus;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
}

/** A message with its text. */
export interface Message extends MessageRow {
  text: string;
}

export interface MessagePage<Row = MessageRow> {
  rows: Row[];
  /** Whether there are newer ones than these, and older ones. */
  newer: boolean;
  older: boolean;
}

const columns = {
  id: mail.id,
  tenantNo: mail.tenantNo,
  template: mail.template,
  to: mail.toAddress,
  subject: mail.subject,
  status: mail.status,
  attempts: mail.attempts,
  lastError: mail.lastError,
  createdAt: mail.createdAt,
  sentAt: mail.sentAt,
};

/** The messages of this range that the filter asks for, newest first, a page of 25. */
export async function listMessages(db: TenantDb, filter: MessageFilter): Promise<MessagePage> {
  const page = await pageOf(db, filter, PAGE, (where, order, limit) =>
    db
      .select(columns)
      .from(mail)
      .where(and(inRange(db, mail), where))
      .orderBy(...order)
      .limit(limit),
  );
  return { ...page, rows: page.rows.map(named) };
}

/** To whom the messages of an outbox go: a link of a colleague's opens their account, so those are kept apart. */
export type OutboxOf = 'residents' | 'staff';
const isTo = (whom: OutboxOf) =>
  whom === 'staff' ? sql`${mail.template} like 'staff-%'` : sql`${mail.template} not like 'staff-%'`;

/** The same with their texts as the recipients read them, private links and all: for the demo's outboxes alone. */
export async function readOutbox(db: TenantDb, filter: MessageFilter, whom: OutboxOf): Promise<MessagePage<Message>> {
  const page = await pageOf(db, filter, OUTBOX_PAGE, (where, order, limit) =>
    db
      .select({ ...columns, text: mail.body })
      .from(mail)
      .where(and(inRange(db, mail), isTo(whom), where))
      .orderBy(...order)
      .limit(limit),
  );
  return { ...page, rows: page.rows.map((row) => ({ ...named(row), text: withPrivateLinks(row.text) })) };
}

/** How many messages an outbox holds. */
export async function countOutbox(db: TenantDb, whom: OutboxOf): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(mail)
    .where(and(inRange(db, mail), isTo(whom), eq(mail.status, MAIL_STATUS.sent)));
  return row?.count ?? 0;
}

/** How many messages of this range there are in each state. */
export async function countMessages(db: TenantDb): Promise<Record<MailStatus, number>> {
  const rows = await db
    .select({ status: mail.status, count: count() })
    .from(mail)
    .where(inRange(db, mail))
    .groupBy(mail.status);
  const counts: Record<MailStatus, number> = { waiting: 0, sent: 0, retrying: 0, given_up: 0 };
  for (const row of rows) counts[mailStatusOf(row.status)] = row.count;
  return counts;
}

/** How many messages of this range were given up: what waits for somebody at the desk. */
export async function countGivenUp(db: TenantDb): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(mail)
    .where(and(inRange(db, mail), eq(mail.status, MAIL_STATUS.given_up)));
  return row?.count ?? 0;
}

/** One message of this range, or null. The recipient's private link is left out of its text. */
export async function findMessage(db: TenantDb, id: string): Promise<Message | null> {
  const [row] = await db
    .select({ ...columns, text: mail.body })
    .from(mail)
    .where(and(inScope(db, mail), eq(mail.id, id)));
  return row ? { ...named(row), text: withoutPrivateLinks(row.text) } : null;
}

type Ask<Row> = (where: SQL | undefined, order: SQL[], limit: number) => PromiseLike<Row[]>;

/** A page by its neighbour: one row more than fits tells whether there is another page in that direction. */
async function pageOf<Row>(
  db: TenantDb,
  filter: MessageFilter,
  size: number,
  ask: Ask<Row>,
): Promise<MessagePage<Row>> {
  const { before, after, status } = filter;
  const wanted =
    status.length > 0
      ? inArray(
          mail.status,
          status.map((one) => MAIL_STATUS[one]),
        )
      : undefined;
  const beyond = after ? gt(place, placeOf(db, after)) : before ? lt(place, placeOf(db, before)) : undefined;
  const order = after ? [asc(mail.createdAt), asc(mail.id)] : [desc(mail.createdAt), desc(mail.id)];
  const found = await ask(and(wanted, beyond), order, size + 1);
  const more = found.length > size;
  const rows = found.slice(0, size);
  if (after) return { rows: rows.reverse(), newer: more, older: true };
  return { rows, newer: before !== undefined, older: more };
}

const place = sql`(${mail.createdAt}, ${mail.id})`;

/** Where a message stands in the list; read in the database because a Date knows no microseconds. */
function placeOf(db: TenantDb, id: string): SQL {
  const countyNo = Math.floor(db.range.lo / 1_000_000);
  return sql`(select other.created_at, other.id from mail other where other.county_no = ${countyNo} and other.id = ${id})`;
}

function named<Row extends { status: number }>(row: Row): Omit<Row, 'status'> & { status: MailStatus } {
  return { ...row, status: mailStatusOf(row.status) };
}
