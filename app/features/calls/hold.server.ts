import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { call, callEvent } from '#db/schema/calls';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';

/** A call that is being changed: locked until the transaction ends. */
export type HeldCall = typeof call.$inferSelect;

/**
 * Finds a call of one's own range and keeps others from changing it until this transaction ends. Throws `notFound` for one
 * that is absent or hidden.
 */
export async function holdCall(db: TenantDb, id: string): Promise<HeldCall> {
  const [row] = await db
    .select()
    .from(call)
    .where(and(inScope(db, call), eq(call.id, id)))
    .for('no key update');
  if (!row) throw notFound();
  return row;
}

/** Adds to what has happened in a call. `data` holds names of fields and codes, never what somebody typed. */
export async function addCallEvent(
  db: TenantDb,
  of: { id: string; countyNo: number; tenantNo: number },
  kind: string,
  actor: Actor,
  data: Record<string, unknown> = {},
): Promise<void> {
  await db.insert(callEvent).values({
    countyNo: of.countyNo,
    tenantNo: of.tenantNo,
    id: newId(),
    callId: of.id,
    kind,
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    data,
  });
}
