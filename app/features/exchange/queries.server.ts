import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { importBatch, importHeading, importRow } from '#db/schema/exchange';
import { nameOf } from '~/features/requests/schema';
import type { Mapping } from './fields';
import {
  choicesSchema,
  IMPORT_FORMAT,
  IMPORT_STATUS,
  USUAL_CHOICES,
  VERDICT,
  type Choices,
  type Verdict,
} from './schema';

/** An import as its page and its jobs know it. */
export type Batch = ReturnType<typeof toBatch>;

/** An import of this range; null when it is absent or hidden. */
export async function batchById(db: TenantDb, id: string): Promise<Batch | null> {
  const [row] = await db
    .select()
    .from(importBatch)
    .where(and(inScope(db, importBatch), eq(importBatch.id, id)));
  return row ? toBatch(row) : null;
}

function toBatch(row: typeof importBatch.$inferSelect) {
  const choices = choicesSchema.safeParse(row.choices);
  return {
    ...row,
    format: nameOf(IMPORT_FORMAT, row.format),
    status: nameOf(IMPORT_STATUS, row.status),
    mapping: row.mapping as Mapping,
    choices: (choices.success ? choices.data : USUAL_CHOICES) satisfies Choices,
    addDuplicates: row.choices.addDuplicates === true,
  };
}

/** The imports of one tenant that are not forgotten yet, newest first. */
export async function batchesAt(db: TenantDb, tenantNo: number): Promise<Batch[]> {
  const rows = await db
    .select()
    .from(importBatch)
    .where(and(inScope(db, importBatch), eq(importBatch.tenantNo, tenantNo)))
    .orderBy(desc(importBatch.createdAt), desc(importBatch.id))
    .limit(50);
  return rows.map(toBatch);
}

/** Which field this tenant last chose for columns, by their `plain` headings. */
export async function rememberedHeadings(db: TenantDb, tenantNo: number): Promise<Map<string, string>> {
  const rows = await db
    .select({ heading: importHeading.heading, field: importHeading.field })
    .from(importHeading)
    .where(and(inScope(db, importHeading), eq(importHeading.tenantNo, tenantNo)))
    .limit(2000);
  return new Map(rows.map(({ heading, field }) => [heading, field]));
}

/** How many rows of an import have each verdict. */
export async function countVerdicts(db: TenantDb, batchId: string): Promise<Record<Verdict, number>> {
  const rows = await db
    .select({ verdict: importRow.verdict, count: sql<number>`count(*)::int` })
    .from(importRow)
    .where(and(inScope(db, importRow), eq(importRow.batchId, batchId)))
    .groupBy(importRow.verdict);
  const counts = { new: 0, changed: 0, same: 0, duplicate: 0, refused: 0 };
  for (const { verdict, count } of rows) counts[nameOf(VERDICT, verdict)] = count;
  return counts;
}

/** How many possible duplicates can be added all the same: of an entry that stands elsewhere there is nothing to add. */
export async function countAddable(db: TenantDb, batchId: string): Promise<number> {
  const { batchId: of, verdict, content } = importRow;
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(importRow)
    .where(and(inScope(db, importRow), eq(of, batchId), eq(verdict, VERDICT.duplicate), isNotNull(content)));
  return row?.count ?? 0;
}

export type ImportedRow = Omit<typeof importRow.$inferSelect, 'verdict'> & { verdict: Verdict };

/** Rows of an import behind a place in it, in its order: those with some verdicts, as many as asked for. */
export async function rowsAfter(
  db: TenantDb,
  batchId: string,
  { verdicts, after, limit }: { verdicts: readonly Verdict[]; after: number; limit: number },
): Promise<ImportedRow[]> {
  const rows = await db
    .select()
    .from(importRow)
    .where(
      and(
        inScope(db, importRow),
        eq(importRow.batchId, batchId),
        gt(importRow.no, after),
        inArray(
          importRow.verdict,
          verdicts.map((one) => VERDICT[one]),
        ),
      ),
    )
    .orderBy(asc(importRow.no))
    .limit(limit);
  return rows.map((row) => ({ ...row, verdict: nameOf(VERDICT, row.verdict) }));
}
