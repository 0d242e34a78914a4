import { and, eq } from 'drizzle-orm';
import type { LinkDb, PortalDb, TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { provision, provisionEvent } from '#db/schema/provision';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { columnsOf, contentOf } from './content.server';
import type { EntryEventKind } from './event-words';
import type { OwnContent } from './own-content';
import type { ProvisionContent } from './schema';

/** An entry that is being changed: locked until the transaction ends. */
export interface HeldProvision {
  id: string;
  countyNo: number;
  tenantNo: number;
  version: number;
  recordedByNo: number | null;
  mergedInto: string | null;
  confirmedAt: Date | null;
  content: ProvisionContent;
}

/**
 * Finds an entry of one's own range and keeps others from changing it until this transaction ends. Throws `notFound` for
 * one that is absent or hidden.
 */
export async function holdProvision(db: TenantDb, id: string): Promise<HeldProvision> {
  const [row] = await db
    .select()
    .from(provision)
    .where(and(inScope(db, provision), eq(provision.id, id)))
    .for('no key update');
  if (!row) throw notFound();
  const { countyNo, tenantNo, version, recordedByNo, mergedInto, confirmedAt } = row;
  return { id, countyNo, tenantNo, version, recordedByNo, mergedInto, confirmedAt, content: contentOf(row) };
}

/**
 * Puts what an entry says in place of what it said, raises its version (whoever has it open now works on an old one) and
 * keeps what it says now with the event. `also` changes columns that are not part of what it says: a new
 * holder takes all that lies under it along.
 */
export async function putContent(
  db: TenantDb,
  held: HeldProvision,
  content: ProvisionContent,
  event: { kind: EntryEventKind; actor: Actor; data?: Record<string, unknown>; note?: string },
  also: Partial<
    Pick<typeof provision.$inferInsert, 'tenantNo' | 'recordedByNo' | 'confirmedAt' | 'confirmedBy' | 'mergedInto'>
  > = {},
): Promise<void> {
  const version = held.version + 1;
  await db
    .update(provision)
    .set({ ...columnsOf(content), ...also, version, updatedAt: new Date() })
    .where(and(inScope(db, provision), eq(provision.id, held.id)));
  await addProvisionEvent(db, { ...held, version, tenantNo: also.tenantNo ?? held.tenantNo }, { ...event, content });
}

/**
 * Adds to what has happened with an entry; `content` where it says something else since. `data` holds names of fields and
 * codes, never what somebody typed. Of what a group changed, the database adds what is only for staff (0019_groups.sql).
 */
export async function addProvisionEvent(
  db: TenantDb | PortalDb | LinkDb,
  of: { id: string; countyNo: number; tenantNo: number; version: number },
  event: {
    kind: EntryEventKind;
    actor: Actor;
    data?: Record<string, unknown>;
    content?: ProvisionContent | OwnContent;
    /** Why, for staff alone. */
    note?: string;
  },
): Promise<void> {
  const { kind, actor, data = {}, content, note } = event;
  await db.insert(provisionEvent).values({
    countyNo: of.countyNo,
    tenantNo: of.tenantNo,
    id: newId(),
    provisionId: of.id,
    kind,
    actorId: actor.id,
    actorName: actor.name,
    actorTenantNo: actor.tenantNo,
    onBehalfOf: actor.onBehalfOf,
    version: of.version,
    content: content ?? null,
    data,
    ...(note !== undefined && { note }),
  });
}
