import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import type { PortalDb } from '#db/client.server';
import { newId } from '#db/id';
import { formDraft } from '#db/schema/drafts';
import { AppError } from '~/platform/errors/app-error';
import { keyedHash } from '~/platform/hash.server';
import type { Typed } from '~/platform/forms/read-form';
import type { FormName } from './cookie.server';
import type { Answers } from './journey';

/** A form in progress. Only a transaction that was opened with its token's hash can see it. */
export interface Draft {
  tenantNo: number;
  /** The id that its record will have, from the first answer on: sending twice makes one record. */
  recordId: string;
  answers: Answers;
  updatedAt: Date;
  /** When it was sent; null while it is being filled in. */
  sentAt: Date | null;
  reference: string | null;
}

/** The most that all answers of a form may come to, bytes as JSON. The table refuses more than 64 KiB. */
const LARGEST = 48_000;

const columns = {
  tenantNo: formDraft.tenantNo,
  recordId: formDraft.recordId,
  answers: formDraft.answers,
  updatedAt: formDraft.updatedAt,
  sentAt: formDraft.sentAt,
  reference: formDraft.reference,
};

/** A draft that was sent leads to its record for two hours, in case somebody else sits at the computer after that. */
const KNOWN = or(isNull(formDraft.sentAt), gt(formDraft.sentAt, sql`now() - interval '2 hours'`));
const ofToken = (tokenHash: string) => and(eq(formDraft.tokenHash, tokenHash), KNOWN);

/** The draft of the visitor who holds the token, or null when there is none (any more). */
export async function draftOf(db: PortalDb, tokenHash: string): Promise<Draft | null> {
  const [row] = await db.select(columns).from(formDraft).where(ofToken(tokenHash));
  return row ? { ...row, answers: row.answers as Answers } : null;
}

/** The same, and nobody else gets at it before this transaction ends. */
export async function lockedDraftOf(db: PortalDb, tokenHash: string): Promise<Draft | null> {
  const [row] = await db.select(columns).from(formDraft).where(ofToken(tokenHash)).for('update');
  return row ? { ...row, answers: row.answers as Answers } : null;
}

/** Tells answers from others: equal for the same answers, and nothing can be read out of it. */
export function stateOf(answers: Answers): string {
  return keyedHash('draft-state', JSON.stringify(answers));
}

/** Begins a draft at a portal. */
export async function beginDraft(
  db: PortalDb,
  { tokenHash, form, tenantNo }: { tokenHash: string; form: FormName; tenantNo: number },
): Promise<Draft> {
  const countyNo = Math.floor(tenantNo / 1_000_000);
  const recordId = newId();
  await db.insert(formDraft).values({ countyNo, tenantNo, tokenHash, form, recordId });
  return { tenantNo, recordId, answers: {}, updatedAt: new Date(), sentAt: null, reference: null };
}

/**
 * Keeps what was typed at a step, right or wrong, in a draft that this transaction has locked or begun.
 *
 * @throws AppError `too_large` when all of it together is more than any form needs
 */
export async function keepAnswer(
  db: PortalDb,
  tokenHash: string,
  { answers }: Draft,
  step: string,
  typed: Typed,
): Promise<Answers> {
  const kept = { ...answers, [step]: typed };
  if (Buffer.byteLength(JSON.stringify(kept)) > LARGEST) {
    throw new AppError('too_large', 'That is too much text for one form', 'Go back, shorten it and send it again.');
  }
  await db
    .update(formDraft)
    .set({ answers: kept, updatedAt: sql`now()` })
    .where(eq(formDraft.tokenHash, tokenHash));
  return kept;
}

/**
 * Marks a draft as sent. What was typed is wiped with it: the record has it now. `confirmation` is what the page
 * after sending needs to know, and nothing personal.
 */
export async function markSent(db: PortalDb, tokenHash: string, reference: string, confirmation: Typed): Promise<void> {
  await db
    .update(formDraft)
    .set({ answers: { confirmation }, sentAt: sql`now()`, updatedAt: sql`now()`, reference })
    .where(eq(formDraft.tokenHash, tokenHash));
}

/** Deletes a draft: "clear my answers". */
export async function forgetDraft(db: PortalDb, tokenHash: string): Promise<void> {
  await db.delete(formDraft).where(eq(formDraft.tokenHash, tokenHash));
}
