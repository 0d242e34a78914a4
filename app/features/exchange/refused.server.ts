import type { TenantDb } from '#db/client.server';
import { CSV_START, csvLine } from './csv/write';
import { rowsAfter, type Batch } from './queries.server';
import { saidOf } from './words';

const AT_ONCE = 1000;

/** The refused rows of an import as a CSV file: their place, why, and what stood in them under its own headings. */
export async function refusedCsv(db: TenantDb, batch: Batch): Promise<string> {
  const headings = batch.format === 'csv' ? batch.headings : ['id', 'name'];
  const lines = [CSV_START, csvLine(['Row', 'Why it was refused', ...headings])];
  for (let after = 0; ;) {
    const rows = await rowsAfter(db, batch.id, { verdicts: ['refused'], after, limit: AT_ONCE });
    const last = rows.at(-1);
    if (!last) return lines.join('');
    after = last.no;
    for (const { no, said, raw } of rows)
      lines.push(csvLine([String(no), saidOf('refused', said, null), ...(raw ?? [])]));
  }
}
