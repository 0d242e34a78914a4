import { and, eq, isNull } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { callSignpost } from '#db/schema/calls';
import type { Actor } from '~/platform/audit/actor';
import { queueMail } from '~/platform/email/queue.server';
import { email as emailAddress } from '~/platform/forms/fields';
import { publicContentOf } from '~/features/provision/content.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { addCallEvent, holdCall, type HeldCall } from './hold.server';
import { publishedByIds } from './queries-signposts.server';
import { signpostLetter } from './messages';

/**
 * Records that the caller was told about a published entry of the community map, under its name of today. A second press
 * of the same key records nothing more; after a slip was taken back it counts again. Null, and nothing recorded, for one
 * that is not published (any more): its council may have hidden or merged it while it stood on the screen.
 */
export async function signpost(
  db: TenantDb,
  wish: { callId: string; id: string; provisionId: string },
  actor: Actor,
): Promise<{ name: string } | null> {
  const held = await holdCall(db, wish.callId);
  const [entry] = await publishedByIds(db, [wish.provisionId]);
  if (!entry) return null;
  const category = held.categories.find((code) => entry.categories.includes(code)) ?? entry.categories[0] ?? null;
  const { countyNo, tenantNo } = held;
  const { callId, id, provisionId } = wish;
  const added = await db
    .insert(callSignpost)
    .values({ countyNo, tenantNo, id, callId, provisionId, name: entry.name, category })
    .onConflictDoNothing()
    .returning({ id: callSignpost.id });
  const again = added.length > 0 ? [] : await mark(db, held, provisionId, { undoneAt: null });
  if (added.length + again.length > 0) {
    await addCallEvent(db, held, 'signposted', actor, { provision: provisionId, category });
  }
  return { name: entry.name };
}

/** Takes a slip back: the wrong key was pressed. What has been emailed stays told. */
export async function takeBackSignpost(
  db: TenantDb,
  { callId, provisionId }: { callId: string; provisionId: string },
  actor: Actor,
): Promise<void> {
  const held = await holdCall(db, callId);
  const undone = await mark(db, held, provisionId, { undoneAt: new Date() });
  if (undone.length > 0) await addCallEvent(db, held, 'signpost_taken_back', actor, { provision: provisionId });
}

/** Sets or lifts the mark of a slip; nothing where it already stands so, or the entry was emailed. */
async function mark(db: TenantDb, held: HeldCall, provisionId: string, { undoneAt }: { undoneAt: Date | null }) {
  const rows = await db
    .select({ id: callSignpost.id, undoneAt: callSignpost.undoneAt, emailedAt: callSignpost.emailedAt })
    .from(callSignpost)
    .where(and(inScope(db, callSignpost), eq(callSignpost.callId, held.id), eq(callSignpost.provisionId, provisionId)));
  const standing = rows.filter((row) => (row.undoneAt === null) === (undoneAt !== null) && row.emailedAt === null);
  for (const { id } of standing) {
    await db
      .update(callSignpost)
      .set({ undoneAt })
      .where(and(inScope(db, callSignpost), eq(callSignpost.id, id)));
  }
  return standing;
}

/** What became of an email: how many entries it tells of, or why there is none. */
export type Emailed = { kind: 'queued'; count: number } | { kind: 'no_address' | 'nothing_new' };

/**
 * Queues one message to the caller with the public facts of all that they were told about and have not been sent. Sent
 * twice, the second finds nothing new.
 */
export async function emailSignposts(
  db: TenantDb,
  callId: string,
  sender: TenantConfig,
  actor: Actor,
): Promise<Emailed> {
  const held = await holdCall(db, callId);
  const to = emailAddress.safeParse(held.email);
  if (!to.success) return { kind: 'no_address' };
  const waiting = and(
    inScope(db, callSignpost),
    eq(callSignpost.callId, callId),
    isNull(callSignpost.emailedAt),
    isNull(callSignpost.undoneAt),
  );
  const told = await db.select({ provisionId: callSignpost.provisionId }).from(callSignpost).where(waiting);
  const rows = await publishedByIds(
    db,
    told.map(({ provisionId }) => provisionId),
  );
  const entries = rows.map(publicContentOf);
  if (entries.length === 0) return { kind: 'nothing_new' };
  const { countyNo, tenantNo } = held;
  await queueMail(db, { countyNo, tenantNo, to: to.data, ...signpostLetter(sender, entries) });
  await db.update(callSignpost).set({ emailedAt: new Date() }).where(waiting);
  await addCallEvent(db, held, 'signposts_emailed', actor, { count: entries.length });
  return { kind: 'queued', count: entries.length };
}
