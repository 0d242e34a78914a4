import type { OwnerSql, OwnerTransaction } from '../owner.server';

/** What was imported; the last three are kinds of postcode files. */
export type ImportKind = 'atlas' | 'boundaries' | 'code-point-open' | 'onspd' | 'nspl';

/** One import, as it is remembered. */
export interface ImportRun {
  kind: ImportKind;
  fileName: string;
  /** SHA-256 of the file, hex. */
  sha256: string;
  startedAt: Date;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  outside: number;
  refused: number;
}

/** Remembers an import, in the transaction that made it. */
export async function recordRun(tx: OwnerTransaction, run: ImportRun): Promise<void> {
  await tx`
    insert into import_run (kind, file_name, sha256, started_at, finished_at, rows_read, rows_added, rows_changed, rows_unchanged,
                            rows_outside, rows_refused)
    values (${run.kind}, ${run.fileName}, ${run.sha256}, ${run.startedAt}, clock_timestamp(), ${run.read}, ${run.added}, ${run.changed},
            ${run.unchanged}, ${run.outside}, ${run.refused})`;
}

/** The checksum of the last import of a kind; null when there was none. */
export async function lastChecksum(sql: OwnerSql, kind: ImportKind): Promise<string | null> {
  const [run] = await sql<{ sha256: string }[]>`
    select sha256 from import_run where kind = ${kind} order by id desc limit 1`;
  return run?.sha256 ?? null;
}

/** Whether anything but the atlas has been imported. */
export async function hasImports(tx: OwnerTransaction): Promise<boolean> {
  const [found] = await tx<[{ any: boolean }]>`select exists (select from import_run where kind <> 'atlas') as any`;
  return found.any;
}

/**
 * Lets one import run at a time.
 *
 * @returns false when another one is running; the lock ends with the transaction
 */
export async function lockImports(tx: OwnerTransaction): Promise<boolean> {
  const [lock] = await tx<[{ got: boolean }]>`
    select pg_try_advisory_xact_lock(hashtextextended('import of places', 0)) as got`;
  return lock.got;
}
