import { and, eq, inArray } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision, publishedProvision } from '#db/schema/provision';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { notFound } from '~/platform/errors/app-error';
import { guessMapping, type Mapping } from './fields';
import {
  batchById,
  countAddable,
  countVerdicts,
  rememberedHeadings,
  rowsAfter,
  type Batch,
  type ImportedRow,
} from './queries.server';
import { VERDICT, type Verdict } from './schema';
import { saidOf, VERDICT_WORDS } from './words';

const ROWS_A_PAGE = 50;
const VERDICTS = Object.keys(VERDICT) as Verdict[];

/** What the page of an import shows, whatever step it is at. Throws `notFound` for one that is absent or hidden. */
export async function readImportPage(db: TenantDb, desk: Desk, id: string, url: URL) {
  const batch = await batchById(db, id);
  if (batch?.tenantNo !== desk.tenant.tenantNo) throw notFound();
  const { slug, shortName, categories } = desk.tenant;
  const { source, fileName, status, format, done, problem, outcome, choices, actorName } = batch;
  return {
    tenant: { slug, shortName },
    batch: { id, source, fileName, status, format, done, problem, outcome, actorName },
    columns: columnsOf(batch, await mappingOf(db, batch)),
    choices,
    categories: categories.map(({ slug: value, name: label }) => ({ value, label })),
    change: url.searchParams.get('change') === 'columns' && (status === 'read' || status === 'failed'),
    preview: status === 'read' || status === 'applied' ? await previewOf(db, batch, url) : null,
  };
}

/** What was chosen for the columns, or a guess as long as nothing was. */
async function mappingOf(db: TenantDb, batch: Batch): Promise<Mapping> {
  if (batch.mapping.length > 0) return batch.mapping;
  return guessMapping(batch.headings, await rememberedHeadings(db, batch.tenantNo));
}

function columnsOf({ headings, sample }: Batch, mapping: Mapping) {
  return headings.map((heading, index) => ({
    heading: heading || `Column ${index + 1}`,
    samples: sample
      .map((row) => row[index] ?? '')
      .filter(Boolean)
      .slice(0, 3),
    field: mapping[index] ?? '',
  }));
}

async function previewOf(db: TenantDb, batch: Batch, url: URL) {
  const wanted = VERDICTS.filter((verdict) => url.searchParams.getAll('verdict').includes(verdict));
  const after = Math.max(0, Math.trunc(Number(url.searchParams.get('after') ?? 0)) || 0);
  const verdicts = wanted.length > 0 ? wanted : VERDICTS;
  const counts = await countVerdicts(db, batch.id);
  const rows = await rowsAfter(db, batch.id, { verdicts, after: Math.min(after, 1e9), limit: ROWS_A_PAGE + 1 });
  const shown = rows.slice(0, ROWS_A_PAGE);
  const likes = await likesOf(db, shown);
  return {
    counts,
    addable: await countAddable(db, batch.id),
    wanted,
    total: verdicts.reduce((sum, verdict) => sum + counts[verdict], 0),
    lines: shown.map(({ no, name, verdict, said, entryId }) => ({
      no,
      name,
      verdict: VERDICT_WORDS[verdict],
      said: saidOf(verdict, said, likes.get(entryId ?? '') ?? null),
      like: likes.get(entryId ?? '') ?? null,
    })),
    next: rows.length > ROWS_A_PAGE ? (shown.at(-1)?.no ?? null) : null,
    first: after === 0,
  };
}

/** An entry that a row may be a duplicate of. `own`: this desk can open it; else it can ask to join in. */
export interface Like {
  id: string;
  name: string;
  council: string;
  own: boolean;
}

/** The entries that possible duplicates are like, as far as this desk may know them. */
async function likesOf(db: TenantDb, rows: readonly ImportedRow[]): Promise<Map<string, Like>> {
  const ids = rows.flatMap(({ verdict, entryId }) => (verdict === 'duplicate' && entryId ? [entryId] : []));
  if (ids.length === 0) return new Map();
  const county = eq(publishedProvision.countyNo, Math.floor(db.range.lo / 1_000_000));
  const { id, tenantNo, name } = publishedProvision;
  const [published, own] = await Promise.all([
    db
      .select({ id, tenantNo, name })
      .from(publishedProvision)
      .where(and(county, inArray(id, ids))),
    db
      .select({ id: provision.id, tenantNo: provision.tenantNo, name: provision.name })
      .from(provision)
      .where(and(inScope(db, provision), inArray(provision.id, ids))),
  ]);
  const mine = new Set(own.map((one) => one.id));
  const entries = [...published, ...own];
  const councils = await tenantsByNo(
    db,
    entries.map((one) => one.tenantNo),
  );
  return new Map(
    entries.map((one) => [
      one.id,
      {
        id: one.id,
        name: one.name,
        council: councils.get(one.tenantNo)?.shortName ?? 'another council',
        own: mine.has(one.id),
      },
    ]),
  );
}
