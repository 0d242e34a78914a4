import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrator } from 'drizzle-orm/postgres-js/migrator';
import { Logger, runMigrations as migrateQueue } from 'graphile-worker';
import { type Applied, type Migration, misfit, readMigrations } from './migrations.server';
import { openOwner, type OwnerSql } from './owner.server';
import { hostUrlOf, loginRoles, rolePassword, roleUrl } from './roles.server';
import { explained, UnusableDatabase } from './unusable-database';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const OLDEST = 15;
/** Any number will do, as long as everyone who migrates takes the same. */
const LOCK = 20_200_318;

export interface MigrateOptions {
  /** The owner's URL: it alone may change the schema. */
  url: string;
  /** From which the passwords of the other roles are derived. */
  secret: string;
  onProgress?: (line: string) => void;
  /** Where the migrations lie; db/migrations unless a test says otherwise. */
  folder?: string;
}

/**
 * Brings a database up to this version: migrations, passwords of the roles, the job queue's own tables. Safe to run
 * again and by several processes at once (they wait for each other).
 *
 * @throws UnusableDatabase when the database is too old, from the future, out of reach or not ours to change
 */
export async function migrate({ url, secret, onProgress, folder = here('./migrations') }: MigrateOptions) {
  const sql = openOwner(url);
  try {
    await requireVersion(sql);
    await sql`select pg_advisory_lock(${LOCK})`;
    await applyMigrations(sql, folder, onProgress);
    await setPasswords(sql, secret);
    await migrateQueueAs(roleUrl(hostUrlOf(url), secret, 'jobs'));
    await sql.unsafe(afterwards());
  } catch (error) {
    throw explained(error, url);
  } finally {
    await sql.end();
  }
}

async function requireVersion(sql: OwnerSql): Promise<void> {
  const [row] = await sql<{ number: number; name: string }[]>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as name`;
  const sentence = tooOld(row?.number ?? 0, row?.name ?? 'unknown');
  if (sentence !== undefined) throw new UnusableDatabase(sentence);
}

/** The sentence for a PostgreSQL that is too old; `number` is its server_version_num, such as 150004. */
export function tooOld(number: number, name: string): string | undefined {
  if (number >= OLDEST * 10_000) return undefined;
  return `The database is PostgreSQL ${name}, and Joined Up needs PostgreSQL ${OLDEST} or later. Upgrade it, or leave DATABASE_URL unset to use the one that comes with Joined Up.`;
}

async function applyMigrations(sql: OwnerSql, folder: string, onProgress?: (line: string) => void) {
  const migrations = readMigrations(folder);
  const applied = await appliedMigrations(sql);
  const problem = misfit(migrations, applied);
  if (problem !== undefined) throw new UnusableDatabase(problem);
  const waiting = migrations.length - applied.length;
  if (waiting === 0) return;
  onProgress?.(`Applying ${waiting} ${waiting === 1 ? 'migration' : 'migrations'}`);
  await withJournal(migrations, (migrationsFolder) => runMigrator(drizzle(sql), { migrationsFolder }));
}

/**
 * Lays the migrations out as drizzle's migrator wants them, with the journal that drizzle-kit would keep, and gives the
 * folder to `work`. The number of a migration stands for its time.
 */
async function withJournal<T>(migrations: Migration[], work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'joined-up-migrations-'));
  try {
    for (const { file, name } of migrations) cpSync(file, join(folder, `${name}.sql`));
    mkdirSync(join(folder, 'meta'));
    const entries = migrations.map(({ number, name }, idx) => ({ idx, when: number, tag: name, breakpoints: false }));
    writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }));
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function appliedMigrations(sql: OwnerSql): Promise<Applied[]> {
  const [found] = await sql<{ there: boolean }[]>`
    select to_regclass('drizzle.__drizzle_migrations') is not null as there`;
  if (found?.there !== true) return [];
  return sql<Applied[]>`
    select created_at::int as number, hash from drizzle.__drizzle_migrations order by created_at`;
}

async function setPasswords(sql: OwnerSql, secret: string): Promise<void> {
  // The passwords are base64url, so nothing in them can end the quotes.
  const statements = loginRoles.map((role) => `alter role ${role} login password '${rolePassword(secret, role)}'`);
  await sql.unsafe(statements.join(';'));
}

async function migrateQueueAs(connectionString: string): Promise<void> {
  const logger = new Logger(() => () => undefined);
  await migrateQueue({ connectionString, logger, taskList: {} });
}

/** What is done after every migration, and can be done again. */
function afterwards(): string {
  return readFileSync(here('./after-migrate.sql'), 'utf8');
}
