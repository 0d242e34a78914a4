import { and, asc, desc, eq, isNotNull, lte } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision, provisionChange, provisionEvent, publishedProvision } from '#db/schema/provision';
import { nameOf } from '~/features/requests/schema';
import { contentOf, publicContentOf } from './content.server';
import { CHANGE_KIND, CHANGE_STATUS, contentSchema, type ProvisionContent, type PublicContent } from './schema';

/** An entry as one of the range's own staff may read it. */
export interface EntryRecord {
  id: string;
  countyNo: number;
  tenantNo: number;
  version: number;
  recordedByNo: number | null;
  confirmedAt: Date | null;
  confirmedBy: string | null;
  mergedInto: string | null;
  createdAt: Date;
  updatedAt: Date;
  content: ProvisionContent;
}

/** An entry of the range; null for one that is absent or hidden. */
export async function entryById(db: TenantDb, id: string): Promise<EntryRecord | null> {
  const [row] = await db
    .select()
    .from(provision)
    .where(and(inScope(db, provision), eq(provision.id, id)));
  if (!row) return null;
  const { countyNo, tenantNo, version, recordedByNo, confirmedAt, confirmedBy, mergedInto } = row;
  const { createdAt, updatedAt } = row;
  return {
    ...{ id, countyNo, tenantNo, version, recordedByNo, confirmedAt, confirmedBy, mergedInto, createdAt, updatedAt },
    content: contentOf(row),
  };
}

/** An entry as everybody may read it, of any council of the county; null for one that is absent or not published. */
export async function publishedById(
  db: TenantDb,
  id: string,
): Promise<{
  id: string;
  countyNo: number;
  tenantNo: number;
  content: PublicContent;
  confirmedAt: Date | null;
} | null> {
  const [row] = await db
    .select()
    .from(publishedProvision)
    .where(and(eq(publishedProvision.countyNo, Math.floor(db.range.lo / 1_000_000)), eq(publishedProvision.id, id)));
  if (!row) return null;
  return {
    id,
    countyNo: row.countyNo,
    tenantNo: row.tenantNo,
    content: publicContentOf(row),
    confirmedAt: row.confirmedAt,
  };
}

/** What has happened with an entry, oldest first. */
export async function entryEventsOf(db: TenantDb, id: string) {
  return db
    .select({
      id: provisionEvent.id,
      kind: provisionEvent.kind,
      actorName: provisionEvent.actorName,
      actorTenantNo: provisionEvent.actorTenantNo,
      onBehalfOf: provisionEvent.onBehalfOf,
      version: provisionEvent.version,
      data: provisionEvent.data,
      note: provisionEvent.note,
      at: provisionEvent.at,
    })
    .from(provisionEvent)
    .where(and(inScope(db, provisionEvent), eq(provisionEvent.provisionId, id)))
    .orderBy(asc(provisionEvent.at), asc(provisionEvent.id));
}
export type EntryEvent = Awaited<ReturnType<typeof entryEventsOf>>[number];

/** What an entry said once. */
export interface EntryVersion {
  version: number;
  kind: string;
  at: Date;
  actorName: string;
  actorTenantNo: number | null;
  onBehalfOf: number | null;
  content: ProvisionContent;
}

/** What an entry has said, the latest first: at most `limit` versions, up to `until` where that is given. */
export async function versionsOf(
  db: TenantDb,
  id: string,
  { until, limit = 200 }: { until?: number; limit?: number } = {},
): Promise<EntryVersion[]> {
  const rows = await db
    .select()
    .from(provisionEvent)
    .where(
      and(
        inScope(db, provisionEvent),
        eq(provisionEvent.provisionId, id),
        isNotNull(provisionEvent.content),
        until === undefined ? undefined : lte(provisionEvent.version, until),
      ),
    )
    .orderBy(desc(provisionEvent.version), desc(provisionEvent.at))
    .limit(limit);
  return rows.flatMap(({ content, version, kind, at, actorName, actorTenantNo, onBehalfOf }) => {
    const read = contentSchema.safeParse(content);
    return read.success ? [{ version, kind, at, actorName, actorTenantNo, onBehalfOf, content: read.data }] : [];
  });
}

/** What an entry said at a version, where that is still known. */
export async function contentAt(db: TenantDb, id: string, version: number): Promise<ProvisionContent | null> {
  const [found] = await versionsOf(db, id, { until: version, limit: 1 });
  return found?.content ?? null;
}

/** What others asked to have changed in an entry, the latest first. */
export async function changesOf(db: TenantDb, id: string) {
  const rows = await db
    .select()
    .from(provisionChange)
    .where(and(inScope(db, provisionChange), eq(provisionChange.provisionId, id)))
    .orderBy(desc(provisionChange.at), desc(provisionChange.id))
    .limit(100);
  return rows.map(changeOf);
}

/** One of them; null where it is absent or hidden, or about another entry. */
export async function changeById(db: TenantDb, entryId: string, id: string): Promise<EntryChange | null> {
  const [row] = await db
    .select()
    .from(provisionChange)
    .where(and(inScope(db, provisionChange), eq(provisionChange.id, id), eq(provisionChange.provisionId, entryId)));
  return row ? changeOf(row) : null;
}

function changeOf(row: typeof provisionChange.$inferSelect) {
  return { ...row, kind: nameOf(CHANGE_KIND, row.kind), status: nameOf(CHANGE_STATUS, row.status) };
}
export type EntryChange = ReturnType<typeof changeOf>;

/** Entries that have gone into this one, by name. */
export async function mergedInto(db: TenantDb, id: string) {
  return db
    .select({ id: provision.id, name: provision.name, tenantNo: provision.tenantNo })
    .from(provision)
    .where(and(inScope(db, provision), eq(provision.mergedInto, id)))
    .orderBy(asc(provision.name), asc(provision.id));
}
