import type { TenantDb } from '#db/client.server';
import { CSV_START, csvLine } from './csv/write';
import { rowsAfter, type Batch, type ImportedRow } from './queries.server';
import type { Add } from './spool.server';
import { saidOf } from './words';

const AT_ONCE = 200;

/** The refused rows of an import as a CSV file: their place, why, and what stood in them under its own headings. */
export async function refusedCsv(db: TenantDb, batch: Batch, add: Add): Promise<void> {
  await add(CSV_START + csvLine(['Row', 'Why it was refused', ...batch.headings]));
  for await (const row of refusedRows(db, batch)) {
    await add(csvLine([String(row.no), reasonOf(row), ...(row.raw ?? [])]));
  }
}

/**
 * The refused services of a feed or file of Open Referral UK, each as it came and with the reason in it: put right, the
 * file can be sent as it is, since what the standard does not name is passed over.
 */
export async function refusedServices(db: TenantDb, batch: Batch, add: Add): Promise<void> {
  await add('{"contents":[');
  let first = true;
  for await (const row of refusedRows(db, batch)) {
    await add((first ? '\n' : ',\n') + JSON.stringify({ ...serviceOf(row), why_it_was_refused: reasonOf(row) }));
    first = false;
  }
  await add('\n]}\n');
}

const reasonOf = ({ said }: ImportedRow) => saidOf('refused', said, null);

/** What was no record at all stands beside its reason. */
function serviceOf({ raw }: ImportedRow): Record<string, unknown> {
  const service: unknown = JSON.parse(raw?.[0] || 'null');
  const isRecord = typeof service === 'object' && service !== null && !Array.isArray(service);
  return isRecord ? { ...service } : { was: service };
}

async function* refusedRows(db: TenantDb, batch: Batch): AsyncGenerator<ImportedRow> {
  for (let after = 0; ;) {
    const rows = await rowsAfter(db, batch.id, { verdicts: ['refused'], after, limit: AT_ONCE });
    const last = rows.at(-1);
    if (!last) return;
    after = last.no;
    yield* rows;
  }
}
