import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { deskEvent } from '#db/schema/audit';
import type { Actor } from './actor';

/** A change that is not about one request or offer: a member, a setting. */
export interface DeskEvent {
  /** The tenant that it is about. */
  tenantNo: number;
  kind: string;
  /** What changed; of people no more than the record needs. */
  data: Record<string, unknown>;
}

/** Leaves a record of a change, in the transaction that makes it. */
export async function recordDeskEvent(db: TenantDb, actor: Actor, event: DeskEvent): Promise<void> {
  await db.insert(deskEvent).values({
    ...event,
    countyNo: Math.floor(event.tenantNo / 1_000_000),
    id: newId(),
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
  });
}
