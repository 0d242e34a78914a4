import { sql } from 'drizzle-orm';
import { withPortal } from '#db/client.server';
import type { Env } from '../env.server';
import { jobsReady } from '../jobs/worker.server';

type Parts = Record<'database' | 'migrations' | 'jobs', 'ok' | 'failed'>;

/** Whether requests can be answered: the database is there, its tables are, and jobs are being run. */
export async function readiness(env: Env): Promise<{ ready: boolean; parts: Parts }> {
  const [database, migrations] = await Promise.all([works(sql`select 1`), works(sql`select 1 from tenant limit 1`)]);
  const jobs = env.WORKER === 'off' || jobsReady() ? 'ok' : 'failed';
  const parts: Parts = { database, migrations, jobs };
  return { ready: Object.values(parts).every((part) => part === 'ok'), parts };
}

async function works(query: ReturnType<typeof sql>): Promise<'ok' | 'failed'> {
  try {
    await withPortal({}, (db) => db.execute(query));
    return 'ok';
  } catch {
    return 'failed';
  }
}
