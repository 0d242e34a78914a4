import { and, desc, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { call } from '#db/schema/calls';
import type { Desk } from '~/door.server';
import type { WrapUp } from '~/features/tenants/wrap-ups';
import { actorAt, type Actor } from '~/platform/audit/actor';
import { addCallEvent, holdCall, type HeldCall } from './hold.server';
import { deedsOf } from './queries.server';
import { signpostsOf } from './queries-signposts.server';
import { isBlank, maySave, outcomeOf } from './rules';
import { CALL_OUTCOME, CALL_PARTS, CALL_STATUS, type CallForms, type SavedFields } from './schema';
import { placeOfCaller } from './whereabouts.server';

/**
 * Begins a call at this desk and answers its id: the form's own, so that a double click begins one. Somebody who has an
 * empty one open gets that again, begun now.
 */
export async function startCall(db: TenantDb, desk: Desk, id: string): Promise<string> {
  const { tenantNo, countyNo, incident } = desk.tenant;
  const { userId: handlerId, name: handlerName } = desk.member;
  const blank = await blankOf(db, desk);
  if (blank) {
    await db
      .update(call)
      .set({ startedAt: new Date() })
      .where(and(inScope(db, call), eq(call.id, blank)));
    return blank;
  }
  const added = await db
    .insert(call)
    .values({ id, countyNo, tenantNo, handlerId, handlerName, incident: incident?.slug ?? null })
    .onConflictDoNothing()
    .returning({ id: call.id });
  if (added.length > 0) await addCallEvent(db, { id, countyNo, tenantNo }, 'started', actorAt(desk));
  return id;
}

/** A draft of this person at this desk into which nothing has been written. */
async function blankOf(db: TenantDb, { tenant, member }: Desk): Promise<string | null> {
  const [last] = await db
    .select()
    .from(call)
    .where(
      and(
        inScope(db, call),
        eq(call.tenantNo, tenant.tenantNo),
        eq(call.status, CALL_STATUS.draft),
        eq(call.handlerId, member.userId),
      ),
    )
    .orderBy(desc(call.startedAt))
    .limit(1);
  if (!last || !isBlank(last)) return null;
  const { signposts, callBacks, requestId } = await deedsOf(db, last);
  return signposts + callBacks === 0 && requestId === null ? last.id : null;
}

/**
 * What became of saving: saved as a version, or another page saved meanwhile, or the call is over. `own` then says whether
 * anything of the call itself was typed since, or only into the form beside it.
 */
export type Saved = { kind: 'saved' | 'stale'; version: number } | { kind: 'finished'; version: number; own: boolean };

/**
 * Keeps what was typed so far, right or wrong. A page whose own answers got lost on the way may send again: only what
 * another page saved meanwhile makes it stale, and then nothing is changed. Whoever goes on with a colleague's call takes
 * it over.
 */
export async function saveCall(db: TenantDb, id: string, fields: SavedFields, actor: Actor): Promise<Saved> {
  const held = await holdCall(db, id);
  const after = changedBy(held, fields);
  if (Object.keys(after).length === 0) return { kind: 'saved', version: held.version };
  if (held.status !== CALL_STATUS.draft) {
    const own = Object.keys(after).some((name) => name !== 'forms');
    return { kind: 'finished', version: held.version, own };
  }
  if (!maySave(held, fields)) return { kind: 'stale', version: held.version };
  const version = held.version + 1;
  const place = await placeAfter(db, held, after);
  await db
    .update(call)
    .set({ ...after, ...place, version, editor: fields.editor, updatedAt: new Date() })
    .where(and(inScope(db, call), eq(call.id, id)));
  await takeOver(db, held, actor);
  return { kind: 'saved', version };
}

type Typed = Pick<
  HeldCall,
  'name' | 'phone' | 'email' | 'postcode' | 'notes' | 'parishCode' | 'categories' | 'answers' | 'forms'
>;

/** The columns that become other than they were. What was not sent stays. */
function changedBy(held: HeldCall, { version: _, editor: __, parish, categories, forms, ...rest }: SavedFields) {
  const sent: Partial<Typed> = {
    ...rest,
    ...(parish !== undefined && { parishCode: parish === '' ? null : parish }),
    ...(categories !== undefined && { categories: [...new Set(categories.filter((code) => code > 0))] }),
    ...(rest.answers !== undefined && { answers: { ...held.answers, ...rest.answers } }),
    ...(forms !== undefined && { forms: mergedForms(held.forms, forms) }),
  };
  const same = (name: keyof Typed) => JSON.stringify(held[name]) === JSON.stringify(sent[name]);
  const changed = (Object.keys(sent) as (keyof Typed)[]).filter((name) => sent[name] !== undefined && !same(name));
  return Object.fromEntries(changed.map((name) => [name, sent[name]])) as Partial<Typed>;
}

/** Of each form the fields that were sent, beside those that were sent before. */
function mergedForms(held: CallForms, sent: CallForms): Record<string, Record<string, string | string[]>> {
  const merged: Record<string, Record<string, string | string[]>> = { ...held };
  for (const part of CALL_PARTS) if (sent[part]) merged[part] = { ...held[part], ...sent[part] };
  return merged;
}

async function placeAfter(db: TenantDb, held: HeldCall, after: Partial<Typed>): Promise<{ areaCode?: string | null }> {
  if (!('postcode' in after) && !('parishCode' in after)) return {};
  const { residence } = await placeOfCaller(db, held.countyNo, { ...held, ...after });
  return { areaCode: residence?.areaCode ?? null };
}

async function takeOver(db: TenantDb, held: HeldCall, actor: Actor): Promise<void> {
  if (actor.id === null || actor.id === held.handlerId) return;
  await db
    .update(call)
    .set({ handlerId: actor.id, handlerName: actor.name })
    .where(and(inScope(db, call), eq(call.id, held.id)));
  await addCallEvent(db, held, 'taken_over', actor);
}

/**
 * Ends a call with its wrap-up code and the words of it, which it keeps; what came of it is worked out from what was done.
 * A call that is over already stays as it was ended: 'over', unless it was with the same code (a second click). `unserved`
 * are codes that nothing serves where the caller lives: those of which they were told nothing either are kept as gaps.
 */
export async function finishCall(
  db: TenantDb,
  id: string,
  { wrapUp, unserved = [] }: { wrapUp: WrapUp; unserved?: readonly number[] },
  actor: Actor,
): Promise<'done' | 'over'> {
  const held = await holdCall(db, id);
  if (held.status !== CALL_STATUS.draft) return held.wrapUp === wrapUp.code ? 'done' : 'over';
  const outcome = outcomeOf(await deedsOf(db, held));
  const told = new Set((await signpostsOf(db, id)).map(({ category }) => category));
  const endedAt = new Date();
  await db
    .update(call)
    .set({
      status: CALL_STATUS.finished,
      outcome: CALL_OUTCOME[outcome],
      wrapUp: wrapUp.code,
      wrapUpWords: wrapUp.words,
      nothingFor: unserved.filter((code) => held.categories.includes(code) && !told.has(code)),
      forms: {},
      endedAt,
      version: held.version + 1,
      updatedAt: endedAt,
    })
    .where(and(inScope(db, call), eq(call.id, id)));
  await addCallEvent(db, held, 'finished', actor, { outcome, wrapUp: wrapUp.code });
  return 'done';
}

/** Keeps which request was made of a call; the first one, when two are made. */
export async function keepRequest(db: TenantDb, id: string, requestId: string, actor: Actor): Promise<void> {
  const held = await holdCall(db, id);
  const { request: _, ...forms } = held.forms;
  await db
    .update(call)
    .set({ requestId: held.requestId ?? requestId, forms })
    .where(and(inScope(db, call), eq(call.id, id)));
  await addCallEvent(db, held, 'request_taken', actor, { request: requestId });
}
