import { and, eq, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { importBatch, importChunk, importHeading } from '#db/schema/exchange';
import type { Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { recordDeskEvent } from '~/platform/audit/desk-events.server';
import { decodeText } from './csv/decode';
import { sniff, type Beginning } from './csv/sniff';
import { linesOf, servicesOf, type FoundServices } from './feed/services.server';
import type { Mapping } from './fields';
import type { Batch } from './queries.server';
import { IMPORT_FORMAT, IMPORT_STATUS, MOST_ROWS, type Choices } from './schema';
import { plain } from './values/text';

const CHUNK = 256 * 1024;
/** Headings and a few rows are in here, whatever they say. */
const BEGINNING = 256 * 1024;

interface NewImport {
  /** Chosen by the form: sent twice, it is one import. */
  id: string;
  source: string;
}

/** Keeps a file that was sent, to be looked at. Answers why it cannot be, as a sentence, or null. */
export async function stageFile(db: TenantDb, desk: Desk, wanted: NewImport, file: File): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const found = await recognised(bytes);
  if ('problem' in found) return found.problem;
  const fileName = file.name.slice(-255) || null;
  const { chunks, ...about } = found;
  if (!(await addBatch(db, desk, { ...wanted, ...about, fileName }))) return null;
  await addChunks(db, desk, wanted.id, chunks);
  return null;
}

/** Keeps the address of a feed, to be fetched once it is known what to make of it. */
export async function stageFeed(db: TenantDb, desk: Desk, wanted: NewImport, feedUrl: string): Promise<void> {
  await addBatch(db, desk, { ...wanted, format: IMPORT_FORMAT.openReferral, feedUrl });
}

type Recognised = { chunks: AsyncIterable<Buffer>; format: number } & Partial<Beginning>;

async function recognised(bytes: Uint8Array): Promise<Recognised | { problem: string }> {
  if (bytes.length === 0) return { problem: 'The file is empty' };
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return { problem: 'This is a workbook. Save it as CSV in your spreadsheet, and choose that file' };
  }
  const text = decodeText(bytes);
  if (text.includes('\0')) {
    return { problem: 'This is not a text file. Save the list as CSV, and choose that file' };
  }
  return /^[\s\uFEFF]*[[{]/.test(text) ? asServices(text) : asList(text);
}

async function asServices(text: string): Promise<Recognised | { problem: string }> {
  const services = await readable(text);
  if (!services) return { problem: 'This JSON is not a list of services of Open Referral UK' };
  if (services.count === 0) return { problem: 'There are no services in this file' };
  if (services.count > MOST_ROWS) {
    return { problem: `One import takes ${MOST_ROWS.toLocaleString('en-GB')} entries. Split the file` };
  }
  return { chunks: piecesOf(linesOf(services.all, CHUNK / 2)), format: IMPORT_FORMAT.openReferral };
}

/** The services of a file; null also where it is not JSON to its end. */
async function readable(text: string): Promise<FoundServices | null> {
  try {
    return await servicesOf(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function asList(text: string): Recognised | { problem: string } {
  const beginning = sniff(text.slice(0, BEGINNING));
  if (!beginning) {
    return { problem: 'This is not a CSV file with headings in its first row and entries in those below' };
  }
  return { chunks: piecesOf([Buffer.from(text, 'utf8')]), format: IMPORT_FORMAT.csv, ...beginning };
}

/** Whether it was added: it is there already when the form was sent twice. */
async function addBatch(
  db: TenantDb,
  desk: Desk,
  about: Omit<typeof importBatch.$inferInsert, 'countyNo' | 'tenantNo' | 'actorName'>,
): Promise<boolean> {
  const { countyNo, tenantNo } = desk.tenant;
  const { id: actorId, name: actorName, tenantNo: actorTenantNo, onBehalfOf } = actorAt(desk);
  const actor = { actorId, actorName, actorTenantNo, onBehalfOf };
  const added = await db
    .insert(importBatch)
    .values({ countyNo, tenantNo, ...actor, ...about })
    .onConflictDoNothing()
    .returning({ id: importBatch.id });
  return added.length > 0;
}

/** Cut so that none is longer than the database takes. */
async function* piecesOf(texts: AsyncIterable<Buffer> | Iterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  for await (const bytes of texts) {
    for (let from = 0; from < bytes.length; from += CHUNK) yield bytes.subarray(from, from + CHUNK);
  }
}

/** One at a time: several in a statement took as much memory again as the whole file. */
async function addChunks(
  db: TenantDb,
  { tenant }: Desk,
  batchId: string,
  chunks: AsyncIterable<Buffer>,
): Promise<void> {
  const { countyNo, tenantNo } = tenant;
  let no = 0;
  for await (const bytes of chunks) {
    no += 1;
    await db.insert(importChunk).values({ countyNo, tenantNo, batchId, no, bytes });
  }
}

/** Takes what was chosen for the columns and has the rows read; nothing when that is under way already. */
export async function startReading(db: TenantDb, batch: Batch, mapping: Mapping, choices: Choices): Promise<void> {
  if (!(await moveOn(db, batch, ['mapping', 'read', 'failed'], { status: 'reading', mapping, choices }))) return;
  await remember(db, batch, mapping);
  await enqueue(db, 'read_import', batch);
}

/** Has what was found applied; nothing when that is under way or done already. */
export async function startApplying(db: TenantDb, batch: Batch, addDuplicates: boolean): Promise<void> {
  const choices = { ...batch.choices, addDuplicates };
  if (!(await moveOn(db, batch, ['read'], { status: 'applying', choices }))) return;
  await enqueue(db, 'apply_import', batch);
}

/** Forgets an import that was not applied, whole. */
export async function discard(db: TenantDb, desk: Desk, batch: Batch): Promise<void> {
  const gone = await db
    .delete(importBatch)
    .where(and(inScope(db, importBatch), eq(importBatch.id, batch.id), sql`${importBatch.status} not in (4, 5)`))
    .returning({ id: importBatch.id });
  if (gone.length === 0) return;
  const data = { import: batch.id };
  await recordDeskEvent(db, actorAt(desk), { tenantNo: batch.tenantNo, kind: 'import_discarded', data });
}

async function moveOn(
  db: TenantDb,
  batch: Batch,
  from: readonly Batch['status'][],
  { status, ...change }: { status: Batch['status']; mapping?: Mapping; choices: Record<string, unknown> },
): Promise<boolean> {
  const allowed = from.map((one) => IMPORT_STATUS[one]);
  const moved = await db
    .update(importBatch)
    .set({ ...change, status: IMPORT_STATUS[status], done: 0, problem: null, updatedAt: new Date() })
    .where(and(inScope(db, importBatch), eq(importBatch.id, batch.id), sql`${importBatch.status} in ${allowed}`))
    .returning({ id: importBatch.id });
  return moved.length > 0;
}

async function remember(db: TenantDb, batch: Batch, mapping: Mapping): Promise<void> {
  const { countyNo, tenantNo } = batch;
  const chosen = new Map(batch.headings.map((heading, index) => [plain(heading).slice(0, 200), mapping[index] ?? '']));
  const rows = [...chosen].filter(([heading]) => heading !== '');
  if (rows.length === 0) return;
  await db
    .insert(importHeading)
    .values(rows.map(([heading, field]) => ({ countyNo, tenantNo, heading, field })))
    .onConflictDoUpdate({
      target: [importHeading.countyNo, importHeading.tenantNo, importHeading.heading],
      set: { field: sql`excluded.field` },
    });
}

async function enqueue(db: TenantDb, step: 'read_import' | 'apply_import', { tenantNo, id }: Batch): Promise<void> {
  await db.execute(sql`select enqueue_import(${step}, ${tenantNo}, ${id})`);
}
