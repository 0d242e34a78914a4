import { and, eq, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { call, callBack } from '#db/schema/calls';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { addCallEvent, holdCall } from './hold.server';
import { ATTEMPT, CALL_BACK_STATUS, type Attempt } from './schema';

/** A call-back to be booked. */
export interface NewCallBack {
  callId: string;
  /** The form's own: sent twice, it is one call-back. */
  id: string;
  dueAt: Date;
  /** Who makes it; null for whoever is there. */
  owner: { id: string; name: string } | null;
  about: string;
}

/** Books a call-back of a caller; the call itself can be over by then. */
export async function bookCallBack(db: TenantDb, wish: NewCallBack, actor: Actor): Promise<void> {
  const held = await holdCall(db, wish.callId);
  const { countyNo, tenantNo } = held;
  const { id, callId, dueAt, owner, about } = wish;
  const added = await db
    .insert(callBack)
    .values({ countyNo, tenantNo, id, callId, dueAt, ownerId: owner?.id, ownerName: owner?.name, about })
    .onConflictDoNothing()
    .returning({ id: callBack.id });
  const { 'call-back': _, ...forms } = held.forms;
  await db
    .update(call)
    .set({ forms })
    .where(and(inScope(db, call), eq(call.id, callId)));
  if (added.length > 0) await addCallEvent(db, held, 'call_back_booked', actor, { callBack: id });
}

/** What became of a change: done (now, or by the first of two clicks), or somebody else was faster. */
export type Outcome = 'done' | 'stale';

/** How an attempt went, and what follows: it is done, it is given up, or it is tried again at a time. */
export interface AttemptMade {
  id: string;
  version: number;
  attempt: Attempt;
  then: { kind: 'done' } | { kind: 'given_up' } | { kind: 'again'; dueAt: Date };
}

/** Records an attempt to ring back. Answers 'stale' when a colleague has recorded something since `version`. */
export async function recordAttempt(db: TenantDb, made: AttemptMade, actor: Actor): Promise<Outcome> {
  const held = await holdCallBack(db, made.id);
  if (held.version !== made.version || held.status !== CALL_BACK_STATUS.waiting) return 'stale';
  const now = new Date();
  const { then } = made;
  const status = then.kind === 'again' ? CALL_BACK_STATUS.waiting : CALL_BACK_STATUS[then.kind];
  await db
    .update(callBack)
    .set({
      status,
      attempts: sql`${callBack.attempts} + 1`,
      lastAttempt: ATTEMPT[made.attempt],
      triedAt: now,
      doneAt: then.kind === 'again' ? null : now,
      ...(then.kind === 'again' && { dueAt: then.dueAt }),
      version: held.version + 1,
    })
    .where(and(inScope(db, callBack), eq(callBack.id, made.id)));
  await addCallEvent(db, { ...held, id: held.callId }, 'rang_back', actor, {
    callBack: made.id,
    attempt: made.attempt,
    then: then.kind,
  });
  return 'done';
}

/** Takes a call-back on: whoever presses the button makes it. Answers 'stale' when somebody else was faster. */
export async function takeCallBack(
  db: TenantDb,
  { id, version }: { id: string; version: number },
  actor: Actor,
): Promise<Outcome> {
  const held = await holdCallBack(db, id);
  if (held.ownerId === actor.id) return 'done';
  if (held.version !== version || held.status !== CALL_BACK_STATUS.waiting) return 'stale';
  await db
    .update(callBack)
    .set({ ownerId: actor.id, ownerName: actor.name, version: version + 1 })
    .where(and(inScope(db, callBack), eq(callBack.id, id)));
  await addCallEvent(db, { ...held, id: held.callId }, 'call_back_taken', actor, { callBack: id });
  return 'done';
}

async function holdCallBack(db: TenantDb, id: string) {
  const [row] = await db
    .select()
    .from(callBack)
    .where(and(inScope(db, callBack), eq(callBack.id, id)))
    .for('no key update');
  if (!row) throw notFound();
  return row;
}
