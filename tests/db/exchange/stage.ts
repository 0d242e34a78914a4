import { newId } from '#db/id';
import { applyImport } from '~/features/exchange/apply.server';
import { guessMapping, type Mapping } from '~/features/exchange/fields';
import { FETCH_LIMITS, type FetchLimits } from '~/features/exchange/feed/fetch.server';
import { batchById, rowsAfter, type Batch, type ImportedRow } from '~/features/exchange/queries.server';
import { readImport } from '~/features/exchange/read.server';
import { USUAL_CHOICES, VERDICT, type Choices, type Verdict } from '~/features/exchange/schema';
import { stageFeed, stageFile, startApplying, startReading } from '~/features/exchange/stage.server';
import type { Role } from '~/platform/permissions/roles';
import { as, at, deskAt } from '../requests/stage';

export interface Wish {
  source?: string;
  mapping?: Mapping;
  choices?: Partial<Choices>;
  role?: Role;
  limits?: FetchLimits;
}

export const CHOICES: Choices = { ...USUAL_CHOICES, category: 'food', covers: 'everywhere' };

/** Sends a list to a desk and has it read; answers the import as it is then. */
export async function sent(tenantNo: number, text: string | Uint8Array<ArrayBuffer>, wish: Wish = {}): Promise<Batch> {
  const desk = await deskAt(tenantNo, wish.role ?? 'officer');
  const id = newId();
  const file = new File([text], 'list.csv');
  const problem = await as(desk, (db) => stageFile(db, desk, { id, source: wish.source ?? 'A list' }, file));
  if (problem !== null) throw new Error(problem);
  return read(tenantNo, id, wish);
}

/** Has a feed fetched and read. */
export async function fetched(tenantNo: number, address: string, wish: Wish = {}): Promise<Batch> {
  const desk = await deskAt(tenantNo, wish.role ?? 'officer');
  const id = newId();
  await as(desk, (db) => stageFeed(db, desk, { id, source: wish.source ?? 'A feed' }, address));
  return read(tenantNo, id, wish);
}

async function read(tenantNo: number, id: string, { mapping, choices, limits = FETCH_LIMITS }: Wish): Promise<Batch> {
  const batch = await batchOf(tenantNo, id);
  const goesTo = mapping ?? guessMapping(batch.headings, new Map());
  await at(tenantNo, (db) => startReading(db, batch, goesTo, { ...CHOICES, ...choices }));
  await readImport({ tenantNo, id }, limits);
  return batchOf(tenantNo, id);
}

export async function batchOf(tenantNo: number, id: string): Promise<Batch> {
  const batch = await at(tenantNo, (db) => batchById(db, id));
  if (!batch) throw new Error('There is no such import');
  return batch;
}

/** Applies an import; answers it as it is then. */
export async function applied(batch: Batch, addDuplicates = false): Promise<Batch> {
  const { tenantNo, id } = batch;
  await at(tenantNo, (db) => startApplying(db, batch, addDuplicates));
  await applyImport({ tenantNo, id });
  return batchOf(tenantNo, id);
}

export const rowsOf = ({ tenantNo, id }: Batch): Promise<ImportedRow[]> =>
  at(tenantNo, (db) => rowsAfter(db, id, { verdicts: Object.keys(VERDICT) as Verdict[], after: 0, limit: 1000 }));

/** Name and verdict of each row, and why. */
export async function verdictsOf(batch: Batch): Promise<[string, string, string][]> {
  const rows = await rowsOf(batch);
  return rows.map(({ name, verdict, said }) => [name, verdict, said.map(({ field }) => field).join(' ')]);
}
