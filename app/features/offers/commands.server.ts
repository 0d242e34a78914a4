import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { offerArea, offerCategory, offerNote } from '#db/schema/offers';
import type { Residence } from '~/features/councils/residence';
import type { Actor } from '~/platform/audit/actor';
import type { EditOfferForm } from './desk-form';
import { addOfferEvent, changeOffer, countOpenTasks, holdOffer, type HeldOffer } from './hold.server';
import { renewOfferLink } from './private-link.server';
import { offerById, type OfferRecord } from './queries.server';
import { endTasks } from './release.server';
import { isAlready, movesFrom, standingOf, stateAfter, tasksAfter, type OfferMove } from './rules';
import { DBS, OFFER_STATUS, TRANSPORT } from './schema';

/**
 * What became of a change: it is done (now, or by the first of two clicks), or the record is not as it was when the
 * page was opened and nothing was changed.
 */
export type Outcome = 'done' | 'stale';

/** A change of how an offer stands. */
export interface OfferMoveWish {
  id: string;
  move: OfferMove;
  /** Of a pause with an end: the first day back, ISO date. */
  until: string | null;
  reason: string;
  /** How many open tasks were on the page when it was decided. */
  tasks: number;
  /** The date in London, ISO. */
  today: string;
}

const MOVED: Record<OfferMove, string> = {
  activate: 'activated',
  pause: 'paused',
  resume: 'resumed',
  refuse: 'refused',
  withdraw: 'withdrawn',
  restore: 'restored',
};

/**
 * Changes how an offer stands. Whoever pauses keeps their open tasks until somebody undoes them; those of whoever
 * withdraws or is refused end, and their needs are open again. Either is answered 'tasks' when there are others than
 * were seen. 'stale' when the move cannot be made from how the offer stands now.
 */
export async function moveOffer(db: TenantDb, wish: OfferMoveWish, actor: Actor): Promise<Outcome | 'tasks'> {
  const held = await holdOffer(db, wish.id);
  if (isAlready(held, wish.move, wish.until, wish.today)) return 'done';
  if (!movesFrom(standingOf(held, wish.today)).includes(wish.move)) return 'stale';
  const tasks = tasksAfter(wish.move);
  if (tasks && (await countOpenTasks(db, held.id)) !== wish.tasks) return 'tasks';
  if (tasks === 'end') await endTasks(db, held, wish.reason, actor);
  const { status, pausedUntil } = stateAfter(held, wish.move, wish.until);
  await changeOffer(db, held, {
    status: OFFER_STATUS[status],
    pausedUntil,
    closeReason: wish.reason === '' ? null : wish.reason,
  });
  await addOfferEvent(db, held, MOVED[wish.move], actor, wish.until === null ? {} : { until: wish.until });
  return 'done';
}

/**
 * Writes a note on an offer. The id is the form's own: sent twice, it is one note; another text sent from a page that
 * somebody went back to is another.
 */
export async function addOfferNote(
  db: TenantDb,
  note: { offerId: string; noteId: string; body: string },
  actor: Actor,
): Promise<void> {
  const held = await holdOffer(db, note.offerId);
  const { countyNo, tenantNo, id: offerId } = held;
  const values = { countyNo, tenantNo, offerId, body: note.body, authorId: actor.id, authorName: actor.name };
  let id = note.noteId;
  const added = await db
    .insert(offerNote)
    .values({ ...values, id })
    .onConflictDoNothing()
    .returning({ id: offerNote.id });
  if (added.length === 0) {
    const [same] = await db
      .select({ id: offerNote.id })
      .from(offerNote)
      .where(
        and(
          inScope(db, offerNote),
          eq(offerNote.id, id),
          eq(offerNote.offerId, offerId),
          eq(offerNote.body, note.body),
        ),
      );
    if (same) return;
    id = newId();
    await db.insert(offerNote).values({ ...values, id });
  }
  await addOfferEvent(db, held, 'noted', actor, { note: id });
}

/** What an edit says, in the terms of the record: categories by code, and which ones the form could name at all. */
export type OfferEdit = Omit<EditOfferForm, 'categories'> & {
  categories: readonly number[];
  known: readonly number[];
};

/**
 * Changes what somebody offers. The event names the fields that changed, never what stands in them. With another email
 * address the private link is renewed: whoever read the old one must not read on. Answers 'stale' when somebody else changed the offer since `version`.
 */
export async function editOffer(
  db: TenantDb,
  id: string,
  edit: OfferEdit,
  residence: Residence | null,
  actor: Actor,
): Promise<Outcome> {
  const held = await holdOffer(db, id);
  const before = await offerById(db, id);
  if (!before || held.version !== edit.version) return 'stale';
  const after = columnsOf(edit, residence, before);
  const fields: string[] = EDITED.filter((field) => before[field] !== after[field]);
  // A category that the council has given up stays with those who do it: no form can name it any more.
  const categories = [...edit.categories, ...before.categories.filter((code) => !edit.known.includes(code))];
  if (!same(before.categories, categories)) fields.push('categories');
  const parishes = before.areas.map(({ code }) => code);
  if (!same(parishes, edit.areas)) fields.push('areas');
  if (fields.length === 0) return 'done';
  await changeOffer(db, held, { ...after, transport: TRANSPORT[edit.transport], dbs: DBS[edit.dbs] });
  if (fields.includes('categories')) await putCategories(db, held, categories);
  if (fields.includes('areas')) await putAreas(db, held, edit.areas);
  await addOfferEvent(db, held, 'changed', actor, { fields });
  if (fields.includes('email')) await renewOfferLink(db, held, edit.email, actor);
  return 'done';
}

const EDITED = [
  'name',
  'contactName',
  'charityNo',
  'phone',
  'email',
  'postcode',
  'areaCode',
  'travelM',
  'days',
  'parts',
  'transport',
  'skills',
  'dbs',
  'dbsUntil',
  'capacity',
] as const satisfies (keyof OfferRecord)[];

function columnsOf(edit: OfferEdit, residence: Residence | null, before: OfferRecord) {
  const { version: _, categories: __, known: ___, areas: ____, ...given } = edit;
  const areaCode = residence?.areaCode ?? null;
  const postcode = residence?.postcode ?? null;
  const moved = areaCode !== before.areaCode || postcode !== before.postcode;
  return { ...given, postcode, areaCode, loc: moved ? (residence?.loc ?? null) : before.loc };
}

function same<T>(some: readonly T[], others: readonly T[]): boolean {
  const all = new Set(others);
  return new Set(some).size === all.size && some.every((one) => all.has(one));
}

async function putCategories(db: TenantDb, held: HeldOffer, categories: readonly number[]): Promise<void> {
  const { countyNo, tenantNo, id: offerId } = held;
  await db.delete(offerCategory).where(and(inScope(db, offerCategory), eq(offerCategory.offerId, offerId)));
  const rows = [...new Set(categories)].map((category) => ({ countyNo, tenantNo, offerId, category }));
  await db.insert(offerCategory).values(rows);
}

async function putAreas(db: TenantDb, held: HeldOffer, areas: readonly string[]): Promise<void> {
  const { countyNo, tenantNo, id: offerId } = held;
  await db.delete(offerArea).where(and(inScope(db, offerArea), eq(offerArea.offerId, offerId)));
  const rows = [...new Set(areas)].map((areaCode) => ({ countyNo, tenantNo, offerId, areaCode }));
  if (rows.length > 0) await db.insert(offerArea).values(rows);
}
