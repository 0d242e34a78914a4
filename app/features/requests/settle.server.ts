import { and, eq, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { need, request, requestEvent } from '#db/schema/requests';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { isOpen, statusOfNeeds } from './rules';
import { nameOf, NEED_STATUS, REQUEST_STATUS, type RequestStatus } from './schema';

/** A request that is being changed: locked until the transaction ends. */
export interface HeldRequest {
  id: string;
  countyNo: number;
  tenantNo: number;
  reference: string;
  status: RequestStatus;
  version: number;
  /** Whether the resident agreed to sharing when they asked, or since. */
  consentShare: boolean;
}

/**
 * Finds a request of one's own range and keeps others from changing it until this transaction ends. Throws `notFound`
 * for one that is absent or hidden.
 */
export async function holdRequest(db: TenantDb, id: string): Promise<HeldRequest> {
  const [row] = await db
    .select({
      id: request.id,
      countyNo: request.countyNo,
      tenantNo: request.tenantNo,
      reference: request.reference,
      status: request.status,
      version: request.version,
      consentShare: request.consentShare,
    })
    .from(request)
    .where(and(inScope(db, request), eq(request.id, id)))
    .for('update');
  if (!row) throw notFound();
  return { ...row, status: nameOf(REQUEST_STATUS, row.status) };
}

/**
 * Brings the status of an open request into line with its needs, raises its version, and answers the status. A request
 * that has ended stays ended.
 */
export async function settleRequest(db: TenantDb, held: HeldRequest): Promise<RequestStatus> {
  const needs = await db
    .select({ status: need.status })
    .from(need)
    .where(and(inScope(db, need), eq(need.requestId, held.id)));
  const settled = isOpen(held.status)
    ? statusOfNeeds(needs.map((one) => nameOf(NEED_STATUS, one.status)))
    : held.status;
  await db
    .update(request)
    .set({
      status: REQUEST_STATUS[settled],
      version: sql`${request.version} + 1`,
      updatedAt: new Date(),
      closedAt: settled === 'done' ? new Date() : null,
    })
    .where(and(inScope(db, request), eq(request.id, held.id)));
  return settled;
}

/** Adds to what has happened with a request. `data` holds names of fields and codes, never what somebody typed. */
export async function addRequestEvent(
  db: TenantDb,
  of: { id: string; countyNo: number; tenantNo: number },
  kind: string,
  actor: Actor,
  data: Record<string, unknown> = {},
): Promise<void> {
  await db.insert(requestEvent).values({
    countyNo: of.countyNo,
    tenantNo: of.tenantNo,
    id: newId(),
    requestId: of.id,
    kind,
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    data,
  });
}

/**
 * What an event says of the resident's agreement where they had not agreed to sharing: on what ground something was shared
 * all the same. Nothing for those who had agreed.
 */
export function agreedNow({ consentShare }: HeldRequest, { agreed }: { agreed?: boolean | undefined }) {
  return !consentShare && agreed ? { agreed: 'on the phone' } : {};
}
