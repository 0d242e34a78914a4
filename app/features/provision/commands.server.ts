import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision } from '#db/schema/provision';
import type { Actor } from '~/platform/audit/actor';
import { differences } from './content-words';
import type { EntryEventKind } from './event-words';
import { addProvisionEvent, holdProvision, putContent, type HeldProvision } from './hold.server';
import { followAddress } from './link.server';
import { entryMovesFrom, isMoved, stateAfterMove, type EntryMove } from './moves';
import type { ProvisionContent } from './schema';
import { isSignUpWaiting, tellPublished } from './sign-up.server';

/**
 * What became of a change: it is done (now, or by the first of two clicks), or the entry is not as it was when the page
 * was opened and nothing was changed.
 */
export type Outcome = 'done' | 'stale';

/** What is put down with a change that the holder's own staff make: it is theirs, and it is right. */
export function asHolder(held: Pick<HeldProvision, 'tenantNo'>, actor: Actor) {
  if (actor.tenantNo !== held.tenantNo) return {};
  return { recordedByNo: null, confirmedAt: new Date(), confirmedBy: actor.name };
}

/**
 * Changes what an entry says. The event names the fields that changed and keeps what it says now. What its holder's own
 * staff save counts as confirmed, and is no longer somebody else's record. Answers 'stale' when somebody else changed
 * the entry since `version`.
 */
export async function editProvision(
  db: TenantDb,
  id: string,
  edit: { version: number; content: ProvisionContent },
  actor: Actor,
): Promise<Outcome> {
  const held = await holdProvision(db, id);
  const fields = differences(held.content, edit.content);
  const own = asHolder(held, actor);
  const clears = held.recordedByNo !== null && 'recordedByNo' in own;
  if (fields.length === 0 && !clears) return 'done';
  if (held.version !== edit.version || held.mergedInto !== null) return 'stale';
  const event =
    fields.length === 0 ? { kind: 'confirmed' as const, actor } : { kind: 'changed' as const, actor, data: { fields } };
  const signedUp = edit.content.published && (await isSignUpWaiting(db, id));
  await putContent(db, held, edit.content, event, own);
  await followAddress(db, { ...held, version: held.version + 1 }, addressesOf(held.content, edit.content), actor);
  if (signedUp) await tellPublished(db, { ...held, content: edit.content });
  return 'done';
}

/** To which address the private link of a group went, and goes. */
export function addressesOf(before: ProvisionContent, after: ProvisionContent) {
  return { before: before.contactEmail, after: after.contactEmail };
}

/**
 * Says that an entry is still right. By its holder's own staff it is theirs from then on, whoever recorded it. Twice in a
 * minute is one confirmation. Answers 'stale' when the entry says something else than at `version`.
 */
export async function confirmProvision(db: TenantDb, id: string, version: number, actor: Actor): Promise<Outcome> {
  const held = await holdProvision(db, id);
  if (held.version !== version || held.mergedInto !== null) return 'stale';
  const own = asHolder(held, actor);
  if (isFresh(held.confirmedAt) && (held.recordedByNo === null || !('recordedByNo' in own))) return 'done';
  await changeBeside(db, held, { confirmedAt: new Date(), confirmedBy: actor.name, ...own });
  await addProvisionEvent(db, held, { kind: 'confirmed', actor });
  return 'done';
}

const MINUTE_MS = 60_000;

function isFresh(at: Date | null): boolean {
  return at !== null && Date.now() - at.getTime() < MINUTE_MS;
}

/** Makes what another council recorded the holder's own, without saying that it is right. 'stale' for anybody else. */
export async function takeOverProvision(db: TenantDb, id: string, actor: Actor): Promise<Outcome> {
  const held = await holdProvision(db, id);
  if (held.tenantNo !== actor.tenantNo || held.mergedInto !== null) return 'stale';
  if (held.recordedByNo === null) return 'done';
  await changeBeside(db, held, { recordedByNo: null });
  await addProvisionEvent(db, held, { kind: 'taken_over', actor });
  return 'done';
}

/**
 * A change of how an entry stands. `until` is the first day back of a pause, `today` the date in London, both ISO; `version`
 * that of the page on which it was decided: nobody publishes what they have not seen.
 */
export interface EntryMoveWish {
  id: string;
  move: EntryMove;
  until: string | null;
  today: string;
  version?: number | undefined;
}

const MOVED: Record<EntryMove, EntryEventKind> = {
  begin: 'begun',
  pause: 'paused',
  resume: 'resumed',
  end: 'ended',
  restart: 'restarted',
  publish: 'published',
  unpublish: 'unpublished',
};

/** Changes how an entry stands, as a version of its own. 'stale' when that cannot be done as it stands now. */
export async function moveProvision(
  db: TenantDb,
  { id, move, until, today, version }: EntryMoveWish,
  actor: Actor,
): Promise<Outcome> {
  const held = await holdProvision(db, id);
  if (held.mergedInto !== null) return 'stale';
  if (isMoved(held.content, move, { until, today })) return 'done';
  if (!entryMovesFrom(held.content, today).includes(move)) return 'stale';
  if (move === 'publish' && version !== undefined && version !== held.version) return 'stale';
  const content = { ...held.content, ...stateAfterMove(held.content, move, { until, today }) };
  const data = until === null ? {} : { until };
  const signedUp = content.published && (await isSignUpWaiting(db, id));
  await putContent(db, held, content, { kind: MOVED[move], actor, data });
  if (signedUp) await tellPublished(db, { ...held, content });
  return 'done';
}

/** Changes what is not part of what an entry says; its version stays. */
export async function changeBeside(
  db: TenantDb,
  held: Pick<HeldProvision, 'id'>,
  values: Partial<Pick<typeof provision.$inferInsert, 'recordedByNo' | 'confirmedAt' | 'confirmedBy' | 'mergedInto'>>,
): Promise<void> {
  await db
    .update(provision)
    .set(values)
    .where(and(inScope(db, provision), eq(provision.id, held.id)));
}
