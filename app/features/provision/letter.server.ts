import { and, asc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { LinkDb, TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { provisionLetter, publishedProvision } from '#db/schema/provision';
import { holderOf } from '~/features/portal/holder.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { notFound } from '~/platform/errors/app-error';
import { linkToken, sha256 } from '~/platform/hash.server';
import { PROVISION_STATUS } from './schema';

const DAY_MS = 86_400_000;
/** How long the link of a letter to a council opens something. */
export const LETTER_DAYS = 30;

/** Makes the private link of a letter that asks a council about its entries: the mark that becomes it in the message. */
export async function makeLetterLink(
  db: TenantDb,
  { countyNo, tenantNo }: { countyNo: number; tenantNo: number },
  entryIds: string[],
  now: Date,
): Promise<string> {
  const id = newId();
  const tokenHash = sha256(linkToken('letter', id));
  const expiresAt = new Date(now.getTime() + LETTER_DAYS * DAY_MS);
  await db.insert(provisionLetter).values({ countyNo, tenantNo, id, tokenHash, entryIds, createdAt: now, expiresAt });
  return privateLinkMark('letter', id);
}

/**
 * What the link of a letter opens: which of its entries are to be confirmed still, by their public names. `opened` is when
 * that was so, for the form. Throws `notFound` for a link that is not known or has ended.
 */
export async function readLetter(db: LinkDb) {
  const { countyNo, tenantNo, entryIds, createdAt, expiresAt } = provisionLetter;
  const [letter] = await db
    .select({ countyNo, tenantNo, entryIds, createdAt, expiresAt, opened: sql<string>`now()::text` })
    .from(provisionLetter);
  if (!letter) throw notFound();
  const view = publishedProvision;
  const entries = await db
    .select({ id: view.id, name: view.name, runBy: view.runBy })
    .from(view)
    .where(
      and(
        eq(view.countyNo, letter.countyNo),
        eq(view.tenantNo, letter.tenantNo),
        sql`${view.id} = any(${`{${letter.entryIds.join(',')}}`}::uuid[])`,
        lt(view.status, PROVISION_STATUS.ended),
        or(isNull(view.confirmedAt), lt(view.confirmedAt, letter.createdAt)),
      ),
    )
    .orderBy(asc(view.name), asc(view.id));
  const { opened, expiresAt: until } = letter;
  return { holder: await holderOf(db, letter.tenantNo), entries, opened, until, asked: letter.entryIds.length };
}

/** What the buttons of the page send: one entry, or all; `opened` is when the page was made. */
export const letterSchema = z.object({
  opened: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/),
  entry: z.uuid().optional(),
});

/** Confirms the entries of the open letter, or one of them, as they were when the page was opened; says how many. */
export async function confirmByLetter(db: LinkDb, { opened, entry }: z.output<typeof letterSchema>): Promise<number> {
  const [row] = await db.execute<{ confirmed: number }>(
    sql`select confirm_by_letter(${opened}::timestamptz, ${entry ?? null}::uuid) as confirmed`,
  );
  return row?.confirmed ?? 0;
}
