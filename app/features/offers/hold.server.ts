import { and, eq, inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { assignment } from '#db/schema/matches';
import { offer, offerEvent } from '#db/schema/offers';
import { MATCH_STATUS } from '~/features/matches/schema';
import { nameOf } from '~/features/requests/schema';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import type { OfferState } from './rules';
import { OFFER_STATUS } from './schema';

/** An offer that is being changed: locked until the transaction ends. */
export interface HeldOffer extends OfferState {
  id: string;
  countyNo: number;
  tenantNo: number;
  reference: string;
  version: number;
}

/**
 * Finds an offer of one's own range and keeps others from changing or matching it until this transaction ends; what only
 * refers to it, like an event, may still be written. Throws `notFound` for one that is absent or hidden.
 */
export async function holdOffer(db: TenantDb, id: string): Promise<HeldOffer> {
  const [row] = await db
    .select({
      id: offer.id,
      countyNo: offer.countyNo,
      tenantNo: offer.tenantNo,
      reference: offer.reference,
      status: offer.status,
      pausedUntil: offer.pausedUntil,
      version: offer.version,
    })
    .from(offer)
    .where(and(inScope(db, offer), eq(offer.id, id)))
    .for('no key update');
  if (!row) throw notFound();
  return { ...row, status: nameOf(OFFER_STATUS, row.status) };
}

/** Changes an offer that is held, and raises its version: whoever has it open now works on an old one. */
export async function changeOffer(
  db: TenantDb,
  held: HeldOffer,
  values: Partial<typeof offer.$inferInsert>,
): Promise<void> {
  await db
    .update(offer)
    .set({ ...values, version: held.version + 1, updatedAt: new Date() })
    .where(and(inScope(db, offer), eq(offer.id, held.id)));
}

/** How many open tasks an offer has. */
export async function countOpenTasks(db: TenantDb, offerId: string): Promise<number> {
  const open = inArray(assignment.status, [MATCH_STATUS.matched, MATCH_STATUS.accepted]);
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(assignment)
    .where(and(inScope(db, assignment), eq(assignment.offerId, offerId), open));
  return row?.count ?? 0;
}

/** Adds to what has happened with an offer. `data` holds names of fields and codes, never what somebody typed. */
export async function addOfferEvent(
  db: TenantDb,
  of: { id: string; countyNo: number; tenantNo: number },
  kind: string,
  actor: Actor,
  data: Record<string, unknown> = {},
): Promise<void> {
  await db.insert(offerEvent).values({
    countyNo: of.countyNo,
    tenantNo: of.tenantNo,
    id: newId(),
    offerId: of.id,
    kind,
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    data,
  });
}
