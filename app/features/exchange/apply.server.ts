import { and, eq, getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { importBatch, importChunk } from '#db/schema/exchange';
import { provision, provisionEvent } from '#db/schema/provision';
import type { EntryEventKind } from '~/features/provision/event-words';
import { columnsOf } from '~/features/provision/content.server';
import { contentSchema, type ProvisionContent } from '~/features/provision/schema';
import { rangeOf } from '~/features/tenants/rules';
import type { Actor } from '~/platform/audit/actor';
import { recordDeskEvent } from '~/platform/audit/desk-events.server';
import { deskJobDoor } from '~/platform/jobs/job-door.server';
import type { JobAbout } from '~/platform/jobs/tasks.server';
import { batchById, rowsAfter, type Batch, type ImportedRow } from './queries.server';
import { setDone } from './read.server';
import { IMPORT_STATUS, type Verdict } from './schema';

const AT_ONCE = 500;

/**
 * The job that applies an import: everything in one transaction, so that it is there whole or not at all. What somebody
 * else has changed since it was read is left alone and counted. Run again after it is done, it does nothing.
 */
export async function applyImport({ tenantNo, id }: JobAbout): Promise<void> {
  const range = rangeOf(tenantNo);
  await deskJobDoor(range, async (db) => {
    const batch = await batchById(db, id);
    if (batch?.status !== 'applying') return;
    const outcome = await applyRows(db, batch);
    await finish(db, batch, outcome);
  });
}

interface Outcome {
  added: number;
  changed: number;
  /** Somebody was faster: the entry has changed, or has come in by another way, since the list was read. */
  meanwhile: number;
}

async function applyRows(db: TenantDb, batch: Batch): Promise<Outcome> {
  const verdicts: Verdict[] = batch.addDuplicates ? ['new', 'changed', 'duplicate'] : ['new', 'changed'];
  const outcome = { added: 0, changed: 0, meanwhile: 0 };
  let done = 0;
  for (let after = 0; ;) {
    const rows = await rowsAfter(db, batch.id, { verdicts, after, limit: AT_ONCE });
    const last = rows.at(-1);
    if (!last) return outcome;
    after = last.no;
    const kept = rows.filter(({ content }) => content !== null);
    const added = await addEntries(
      db,
      batch,
      kept.filter(({ verdict }) => verdict !== 'changed'),
    );
    const changed = await changeEntries(
      db,
      batch,
      kept.filter(({ verdict }) => verdict === 'changed'),
    );
    outcome.added += added;
    outcome.changed += changed;
    outcome.meanwhile += kept.length - added - changed;
    done += rows.length;
    // Of its own, so that the page can show it: nothing of this transaction is seen before it ends.
    await deskJobDoor(rangeOf(batch.tenantNo), (aside) => setDone(aside, batch.id, done));
  }
}

async function addEntries(db: TenantDb, batch: Batch, rows: readonly ImportedRow[]): Promise<number> {
  const { countyNo, tenantNo } = batch;
  const recordedByNo = batch.onBehalfOf === null ? null : batch.actorTenantNo;
  const entries = rows.map((row) => {
    const id = row.verdict === 'new' && row.entryId ? row.entryId : newId();
    return { id, tenantNo, version: 1, content: contentSchema.parse(row.content) };
  });
  const values = entries.map(({ id, content }) => ({ countyNo, tenantNo, id, recordedByNo, ...columnsOf(content) }));
  const added = await insertRows(db, provision, values, sql`on conflict do nothing returning id`);
  await addEvents(
    db,
    batch,
    'imported',
    entries.filter(({ id }) => added.has(id)),
  );
  return added.size;
}

async function changeEntries(db: TenantDb, batch: Batch, rows: readonly ImportedRow[]): Promise<number> {
  const entries = rows.flatMap(({ entryId: id, entryNo: tenantNo, entryVersion, content, said }) =>
    id === null || tenantNo === null || entryVersion === null
      ? []
      : [
          {
            id,
            tenantNo,
            version: entryVersion + 1,
            content: contentSchema.parse(content),
            fields: said.map(({ field }) => field),
          },
        ],
  );
  const values = entries.map(({ id, version, content }) => ({ id, version, ...columnsOf(content) }));
  const changed = await updateEntries(db, values);
  await addEvents(
    db,
    batch,
    'import_changed',
    entries.filter(({ id }) => changed.has(id)),
  );
  return changed.size;
}

interface Written {
  id: string;
  /** The holder of the entry. */
  tenantNo: number;
  version: number;
  content: ProvisionContent;
  fields?: string[];
}

async function addEvents(db: TenantDb, batch: Batch, kind: EntryEventKind, entries: readonly Written[]): Promise<void> {
  const { countyNo, actorId, actorName, actorTenantNo, onBehalfOf } = batch;
  const events = entries.map(({ id: provisionId, tenantNo, version, content, fields }) => ({
    countyNo,
    tenantNo,
    id: newId(),
    provisionId,
    kind,
    actorId,
    actorName,
    actorTenantNo,
    onBehalfOf,
    version,
    content,
    data: fields ? { fields } : {},
  }));
  await insertRows(db, provisionEvent, events, sql`returning id`);
}

type Values = Record<string, unknown>;

/** Inserts many rows in one statement of one parameter: thousands of parameters take longer to read than to write. */
async function insertRows(
  db: TenantDb,
  table: typeof provision | typeof provisionEvent,
  values: readonly Values[],
  then: SQL,
): Promise<Set<string>> {
  const [first] = values;
  if (!first) return new Set();
  const columns = columnList(table, Object.keys(first));
  const rows = await db.execute<{ id: string }>(
    sql`insert into ${table} (${columns}) select ${columns} from ${recordset(table, values)} ${then}`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Changes entries that still have the version before the one they get. Answers the ids of those. */
async function updateEntries(db: TenantDb, values: readonly Values[]): Promise<Set<string>> {
  const [first] = values;
  if (!first) return new Set();
  const columns = columnList(
    provision,
    Object.keys(first).filter((key) => key !== 'id'),
  );
  const news = sql.join(
    Object.keys(first)
      .filter((key) => key !== 'id')
      .map((key) => sql`r.${columnOf(provision, key)}`),
    sql`, `,
  );
  const rows = await db.execute<{ id: string }>(sql`
    update ${provision} set (${columns}, updated_at) = row(${news}, now())
    from ${recordset(provision, values)} r
    where ${inScope(db, provision)} and ${provision.id} = r.id and ${provision.version} = r.version - 1
    returning ${provision.id} as id`);
  return new Set(rows.map(({ id }) => id));
}

function recordset(table: typeof provision | typeof provisionEvent, values: readonly Values[]): SQL {
  const rows = values.map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [columnName(table, key), asText(value)])),
  );
  return sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::text::jsonb)`;
}

/** A point is written "(x,y)"; everything else JSON says as PostgreSQL reads it. */
function asText(value: unknown): unknown {
  const point = typeof value === 'object' && value !== null && Object.keys(value).join() === 'x,y';
  return point ? `(${Object.values(value).join()})` : value;
}

const columnList = (table: typeof provision | typeof provisionEvent, keys: readonly string[]) =>
  sql.join(
    keys.map((key) => columnOf(table, key)),
    sql`, `,
  );
const columnOf = (table: typeof provision | typeof provisionEvent, key: string) =>
  sql.identifier(columnName(table, key));

function columnName(table: typeof provision | typeof provisionEvent, key: string): string {
  const column = (getTableColumns(table) as Record<string, { name: string } | undefined>)[key];
  if (!column) throw new Error(`There is no column for ${key}`);
  return column.name;
}

/** Closes the import with its event. A second run that got here too finds it closed and takes everything back. */
async function finish(db: TenantDb, batch: Batch, { added, changed, meanwhile }: Outcome): Promise<void> {
  const outcome = { ...batch.outcome, added, updated: changed, meanwhile };
  const closed = await db
    .update(importBatch)
    .set({ status: IMPORT_STATUS.applied, outcome, updatedAt: new Date() })
    .where(and(inScope(db, importBatch), eq(importBatch.id, batch.id), eq(importBatch.status, IMPORT_STATUS.applying)))
    .returning({ id: importBatch.id });
  if (closed.length === 0) throw new Error('The import was applied by another run');
  await db.delete(importChunk).where(and(inScope(db, importChunk), eq(importChunk.batchId, batch.id)));
  const { actorId: id, actorName: name, actorTenantNo, onBehalfOf, tenantNo } = batch;
  const actor: Actor = { id, name, tenantNo: actorTenantNo, onBehalfOf };
  const data = { import: batch.id, added, changed };
  await recordDeskEvent(db, actor, { tenantNo, kind: 'import_applied', data });
}
