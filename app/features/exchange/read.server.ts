import { and, eq, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { importBatch, importChunk, importRow } from '#db/schema/exchange';
import { rangeOf } from '~/features/tenants/rules';
import { deskJobDoor } from '~/platform/jobs/job-door.server';
import type { JobAbout } from '~/platform/jobs/tasks.server';
import { csvRows } from './csv/rows.server';
import { FeedRefused, FETCH_LIMITS, type FetchLimits } from './feed/fetch.server';
import { readService } from './feed/service';
import { feedServices, servicesInLines } from './feed/services.server';
import { judgeRows, type Earlier } from './judge.server';
import { knownAt } from './known.server';
import { batchById, countVerdicts, type Batch } from './queries.server';
import { readCells, type RowReading } from './reading';
import { IMPORT_STATUS, MOST_ROWS } from './schema';
import type { Known } from './values/places';
import type { Rules } from './verdict';

const AT_ONCE = 500;

/** A list that cannot be read on, in words for whoever sent it. */
class ListRefused extends Error {}

/**
 * The job that reads an import: judges its rows, five hundred at a time, and keeps what is found. Nothing of the
 * community map changes. Run again, it begins anew.
 */
export async function readImport({ tenantNo, id }: JobAbout, limits: FetchLimits = FETCH_LIMITS): Promise<void> {
  const range = rangeOf(tenantNo);
  const begun = await deskJobDoor(range, async (db) => {
    const batch = await batchById(db, id);
    if (batch?.status !== 'reading') return null;
    await db.delete(importRow).where(and(inScope(db, importRow), eq(importRow.batchId, id)));
    return { batch, known: await knownAt(db, tenantNo) };
  });
  if (!begun) return;
  const { batch, known } = begun;
  try {
    await readAll(batch, known, limits);
  } catch (error) {
    const words = refusalOf(error);
    if (words === null) throw error;
    await failImport({ tenantNo, id }, words);
  }
}

async function readAll(batch: Batch, known: Known, limits: FetchLimits): Promise<void> {
  const { tenantNo, id, choices, source } = batch;
  const category = known.categories.find(({ slug }) => slug === choices.category)?.code ?? null;
  const rules: Rules = { choices, category, source };
  const earlier: Earlier = new Map();
  let done = 0;
  for await (const rows of inGroups(rowsOf(batch, known, limits))) {
    done += rows.length;
    if (done > MOST_ROWS) {
      throw new ListRefused(
        `It has more than ${MOST_ROWS.toLocaleString('en-GB')} rows. Split it, and import the parts.`,
      );
    }
    await deskJobDoor(rangeOf(tenantNo), async (db) => {
      const kept = await judgeRows(db, rows, rules, earlier);
      await db
        .insert(importRow)
        .values(kept.map((row) => ({ ...row, countyNo: batch.countyNo, tenantNo, batchId: id })));
      await setDone(db, id, done);
    });
  }
  if (done === 0) throw new ListRefused('There are no entries in it.');
  await deskJobDoor(rangeOf(tenantNo), async (db) => {
    const outcome = await countVerdicts(db, id);
    await db
      .update(importBatch)
      .set({ status: IMPORT_STATUS.read, outcome, updatedAt: new Date() })
      .where(and(inScope(db, importBatch), eq(importBatch.id, id), eq(importBatch.status, IMPORT_STATUS.reading)));
  });
}

/** Says how far a step of an import has come. */
export async function setDone(db: TenantDb, id: string, done: number): Promise<void> {
  await db
    .update(importBatch)
    .set({ done, updatedAt: new Date() })
    .where(and(inScope(db, importBatch), eq(importBatch.id, id)));
}

/** Ends an import that cannot go on, with the reason. */
export async function failImport({ tenantNo, id }: JobAbout, problem: string): Promise<void> {
  await deskJobDoor(rangeOf(tenantNo), (db) =>
    db
      .update(importBatch)
      .set({ status: IMPORT_STATUS.failed, problem: problem.slice(0, 500), updatedAt: new Date() })
      .where(and(inScope(db, importBatch), eq(importBatch.id, id), sql`${importBatch.status} in (2, 4)`)),
  );
}

function refusalOf(error: unknown): string | null {
  if (error instanceof FeedRefused || error instanceof ListRefused) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!code.startsWith('CSV_')) return null;
  return 'The file is not written as CSV all the way: a quotation mark is opened that is never closed.';
}

async function* rowsOf(batch: Batch, known: Known, limits: FetchLimits): AsyncGenerator<RowReading> {
  if (batch.format === 'csv') {
    for await (const { line, cells } of csvRows(chunksOf(batch), batch.delimiter)) {
      yield readCells(line, cells, batch.mapping, known);
    }
    return;
  }
  let no = 0;
  for await (const services of servicesOf(batch, limits)) {
    for (const service of services) yield readService((no += 1), service, known);
  }
}

const servicesOf = (batch: Batch, limits: FetchLimits): AsyncGenerator<unknown[]> =>
  batch.feedUrl === null ? servicesInLines(chunksOf(batch)) : feedServices(batch.feedUrl, limits);

async function* chunksOf({ tenantNo, id }: Batch): AsyncGenerator<Buffer> {
  for (let no = 1; ; no += 1) {
    const [chunk] = await deskJobDoor(rangeOf(tenantNo), (db) =>
      db
        .select({ bytes: importChunk.bytes })
        .from(importChunk)
        .where(and(inScope(db, importChunk), eq(importChunk.batchId, id), eq(importChunk.no, no))),
    );
    if (!chunk) return;
    yield chunk.bytes;
  }
}

async function* inGroups(rows: AsyncIterable<RowReading>): AsyncGenerator<RowReading[]> {
  let group: RowReading[] = [];
  for await (const row of rows) {
    group.push(row);
    if (group.length < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
