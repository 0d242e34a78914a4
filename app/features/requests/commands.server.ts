import { and, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { need, request, requestNote } from '#db/schema/requests';
import type { Actor } from '~/platform/audit/actor';
import { redirectMail } from '~/platform/email/queue.server';
import { notFound } from '~/platform/errors/app-error';
import { releaseHelpers } from './release.server';
import {
  isOpen,
  mayEnd,
  movesFor,
  NEED_MOVES,
  needAfterEnding,
  statusOnReopening,
  type Ending,
  type NeedMove,
} from './rules';
import { nameOf, NEED_STATUS, REQUEST_STATUS, type NeedStatus } from './schema';
import { addRequestEvent, agreedNow, holdRequest, settleRequest, type HeldRequest } from './settle.server';

/**
 * What became of a change: it is done (now, or by the first of two clicks), or the record is not as it was when the
 * page was opened and nothing was changed.
 */
export type Outcome = 'done' | 'stale';

/** Writes a note on a request. The id is the form's own: sent twice, it is one note; with another text, another. */
export async function addNote(
  db: TenantDb,
  note: { requestId: string; noteId: string; body: string },
  actor: Actor,
): Promise<void> {
  const held = await holdRequest(db, note.requestId);
  const put = await putNote(db, held, note.noteId, note.body, actor);
  if (put.isNew) await addRequestEvent(db, held, 'noted', actor, { note: put.id });
}

/**
 * Adds something that an open request asks for. The id is the form's own: sent twice, it is one need; something else
 * sent from a page that somebody went back to is another.
 */
export async function addNeed(
  db: TenantDb,
  wanted: { requestId: string; needId: string; category: number; detail: string },
  actor: Actor,
): Promise<Outcome> {
  const held = await holdRequest(db, wanted.requestId);
  if (!isOpen(held.status)) return 'stale';
  const { countyNo, tenantNo } = held;
  const { needId: id, requestId, category, detail } = wanted;
  const values = { countyNo, tenantNo, requestId, category, detail };
  const added = await db
    .insert(need)
    .values({ ...values, id })
    .onConflictDoNothing()
    .returning({ id: need.id });
  if (added.length === 0) {
    const first = and(eq(need.requestId, requestId), eq(need.category, category), eq(need.detail, detail));
    const [same] = await db
      .select({ id: need.id })
      .from(need)
      .where(and(inScope(db, need), eq(need.id, id), first));
    if (same) return 'done';
    await db.insert(need).values({ ...values, id: newId() });
  }
  await settleRequest(db, held);
  await addRequestEvent(db, held, 'need_added', actor, { category });
  return 'done';
}

const MOVED: Record<NeedMove, string> = { drop: 'need_dropped', finish: 'need_done', reopen: 'need_reopened' };

/** Drops a need, says that it was met without a match, or opens it again; while a helper has it, its match decides. */
export async function moveNeed(
  db: TenantDb,
  move: { requestId: string; needId: string; move: NeedMove },
  actor: Actor,
): Promise<Outcome> {
  const held = await holdRequest(db, move.requestId);
  const found = (await needsOf(db, held)).find(({ id }) => id === move.needId);
  if (!found) throw notFound();
  const { to } = NEED_MOVES[move.move];
  if (found.status === to) return 'done';
  if (!isOpen(held.status) || !movesFor(found.status).includes(move.move)) return 'stale';
  await setNeeds(db, [found.id], to);
  await settleRequest(db, held);
  await addRequestEvent(db, held, MOVED[move.move], actor, { category: found.category });
  return 'done';
}

/** Closes, refuses or withdraws a request, with the reason as a note. Whoever was helping is let go. */
export async function endRequest(
  db: TenantDb,
  wish: { id: string; version: number; noteId: string; ending: Ending; reason: string },
  actor: Actor,
): Promise<Outcome> {
  const held = await holdRequest(db, wish.id);
  if (held.status === wish.ending) return 'done';
  if (held.version !== wish.version || !mayEnd(held.status)) return 'stale';
  await releaseHelpers(db, held, wish.reason, actor);
  const helped = (await needsOf(db, held)).filter(({ status }) => needAfterEnding(status) !== status);
  await setNeeds(
    db,
    helped.map(({ id }) => id),
    'open',
  );
  await change(db, held, {
    status: REQUEST_STATUS[wish.ending],
    closeReason: wish.reason,
    closedAt: new Date(),
  });
  const { id: note } = await putNote(db, held, wish.noteId, wish.reason, actor);
  await addRequestEvent(db, held, wish.ending, actor, { note });
  return 'done';
}

/** Takes an ended request up again, with some of its needs open. Refused ('nothing') when none would be. */
export async function reopenRequest(
  db: TenantDb,
  wish: { id: string; version: number; noteId: string; needs: readonly string[]; reason: string },
  actor: Actor,
): Promise<Outcome | 'nothing'> {
  const held = await holdRequest(db, wish.id);
  if (isOpen(held.status)) return 'done';
  if (held.version !== wish.version) return 'stale';
  const needs = await needsOf(db, held);
  const opened = needs.filter(({ id, status }) => wish.needs.includes(id) && movesFor(status).includes('reopen'));
  const status = statusOnReopening(needs.map((one) => (opened.includes(one) ? 'open' : one.status)));
  if (status === null) return 'nothing';
  await setNeeds(
    db,
    opened.map(({ id }) => id),
    'open',
  );
  await change(db, held, { status: REQUEST_STATUS[status], closeReason: null, closedAt: null });
  const { id: note } = await putNote(db, held, wish.noteId, wish.reason, actor);
  await addRequestEvent(db, held, 'reopened', actor, { note });
  return 'done';
}

/**
 * Gives a request to another council of one's range: one update, and all that lies under it follows. Answers 'outside'
 * for a council that is not in the range one writes, 'consent' where the resident did not agree to sharing and nobody
 * says that they agree now.
 */
export async function handOn(
  db: TenantDb,
  wish: { id: string; version: number; noteId: string; to: number; reason: string; agreed?: boolean },
  actor: Actor,
): Promise<Outcome | 'outside' | 'consent'> {
  const held = await holdRequest(db, wish.id);
  if (held.tenantNo === wish.to) return 'done';
  if (held.version !== wish.version || !isOpen(held.status)) return 'stale';
  if (wish.to < db.range.wlo || wish.to > db.range.whi) return 'outside';
  if (!held.consentShare && !wish.agreed) return 'consent';
  await change(db, held, { tenantNo: wish.to });
  const moved = { ...held, tenantNo: wish.to };
  await redirectMail(db, { requestId: held.id }, wish.to);
  const { id: note } = await putNote(db, moved, wish.noteId, wish.reason, actor);
  await addRequestEvent(db, moved, 'handed_on', actor, {
    from: held.tenantNo,
    to: wish.to,
    note,
    ...agreedNow(held, wish),
  });
  return 'done';
}

/** Changes a request that is held, and raises its version: whoever has it open now works on an old one. */
export async function change(
  db: TenantDb,
  held: HeldRequest,
  values: Partial<typeof request.$inferInsert>,
): Promise<void> {
  await db
    .update(request)
    .set({ ...values, version: held.version + 1, updatedAt: new Date() })
    .where(and(inScope(db, request), eq(request.id, held.id)));
}

/**
 * Writes a note under the form's id; answers the id it stands under and whether it is new. Where that id is taken by
 * another text (the browser's way back keeps hidden fields), the note gets an id of its own and nothing is lost.
 */
async function putNote(db: TenantDb, held: HeldRequest, id: string, body: string, actor: Actor) {
  const { countyNo, tenantNo, id: requestId } = held;
  const values = { countyNo, tenantNo, requestId, body, authorId: actor.id, authorName: actor.name };
  const added = await db
    .insert(requestNote)
    .values({ ...values, id })
    .onConflictDoNothing()
    .returning({ id: requestNote.id });
  if (added.length > 0) return { id, isNew: true };
  const [same] = await db
    .select({ id: requestNote.id })
    .from(requestNote)
    .where(
      and(
        inScope(db, requestNote),
        eq(requestNote.id, id),
        eq(requestNote.requestId, requestId),
        eq(requestNote.body, body),
      ),
    );
  if (same) return { id, isNew: false };
  const another = newId();
  await db.insert(requestNote).values({ ...values, id: another });
  return { id: another, isNew: true };
}

async function needsOf(db: TenantDb, held: HeldRequest) {
  const rows = await db
    .select({ id: need.id, category: need.category, status: need.status })
    .from(need)
    .where(and(inScope(db, need), eq(need.requestId, held.id)));
  return rows.map((row) => ({ ...row, status: nameOf(NEED_STATUS, row.status) }));
}

async function setNeeds(db: TenantDb, ids: readonly string[], status: NeedStatus): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(need)
    .set({ status: NEED_STATUS[status] })
    .where(and(inScope(db, need), inArray(need.id, [...ids])));
}
