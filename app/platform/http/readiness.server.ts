import { sql } from 'drizzle-orm';
import { withPortal } from '#db/client.server';
import { readMigrations, unready, type Applied } from '#db/migrations.server';
import type { Env } from '../env.server';
import { jobsReady } from '../jobs/worker.server';
import { log } from '../log.server';

type Part = 'database' | 'migrations' | 'jobs';

/**
 * Makes what tells whether requests can be answered: the database is there, it has run the migrations of this version
 * and no others, and jobs are being run. Why not stands in the log, once for each reason.
 *
 * @param migrations the folder of this version's migrations, read once
 */
export function readinessOf(env: Env, migrations: string) {
  const ours = readMigrations(migrations);
  let fits = false;
  let said = '';
  return async (): Promise<{ ready: boolean; parts: Record<Part, 'ok' | 'failed'> }> => {
    const [database, migrated] = await Promise.all([
      failure('The database does not answer', answers),
      // Once they fit they are not looked at again: whoever asks asks every few seconds.
      fits ? null : failure('Which migrations have run cannot be read', async () => unready(ours, await applied())),
    ]);
    fits = migrated === null;
    const jobs = env.WORKER === 'off' || jobsReady() ? null : 'The jobs are not being run in this process.';
    const reasons = { database, migrations: migrated, jobs };
    const why = Object.values(reasons).filter((reason) => reason !== null);
    if (why.length > 0 && said !== why.join(' ')) log.error({ why }, 'not ready');
    said = why.join(' ');
    return { ready: why.length === 0, parts: told(reasons) };
  };
}

const told = (reasons: Record<Part, string | null>) =>
  Object.fromEntries(Object.entries(reasons).map(([part, why]) => [part, why === null ? 'ok' : 'failed'])) as Record<
    Part,
    'ok' | 'failed'
  >;

async function failure(otherwise: string, work: () => Promise<string | undefined>): Promise<string | null> {
  try {
    return (await work()) ?? null;
  } catch (error) {
    return `${otherwise} (${codeOf(error)}).`;
  }
}

async function answers(): Promise<undefined> {
  await withPortal({}, (db) => db.execute(sql`select 1`));
}

async function applied(): Promise<Applied[]> {
  return withPortal({}, async (db) => [
    ...(await db.execute<{ number: number; hash: string }>(
      sql`select created_at::int as number, hash from drizzle.__drizzle_migrations order by created_at`,
    )),
  ]);
}

/** PostgreSQL's or the system's code of an error, of which nothing else goes into the log. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
