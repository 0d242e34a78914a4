import { setTimeout as sleep } from 'node:timers/promises';
import type { WorkerEvents, WorkerUtils } from 'graphile-worker';
import { log } from '../log.server';

/**
 * What becomes of jobs whose worker was killed. The queue itself would keep them locked for four hours, because it
 * cannot tell a dead worker from a slow one. PostgreSQL can: as long as a worker lives, its session holds an advisory
 * lock that bears the worker's name (app/decisions, "A dead worker is known by its session").
 */

/** The first key of these advisory locks; the second is the hash of the worker pool's id. */
const WORKER_LOCK = 7_411;

export interface RecoveryTiming {
  /** How long a job must have been locked before anybody asks whether its worker lives: it may still be connecting. */
  graceMs: number;
  /** How often to look. */
  everyMs: number;
}

export const RECOVERY_TIMING: RecoveryTiming = { graceMs: 30_000, everyMs: 20_000 };

/** What to do for a job that has no attempt left. */
export type Bury = (task: string, payload: unknown) => Promise<void>;

/** Makes every pool of these events hold the lock that says it is alive, also after its connection was lost. */
export function proveAlive(events: WorkerEvents): void {
  events.on('pool:listen:success', ({ client, workerPool }) => {
    // The queue is about to listen on this connection, which takes one statement at a time.
    client.once('drain', () => {
      client
        .query('select pg_advisory_lock_shared($1, hashtext($2))', [WORKER_LOCK, workerPool.id])
        .catch(() => log.warn('a worker could not say that it is alive'));
    });
  });
}

/** Looks for the jobs of dead workers again and again until `stopping`; a look that fails is not the last. */
export async function keepRecovering(
  utils: WorkerUtils,
  timing: RecoveryTiming,
  bury: Bury,
  stopping: AbortSignal,
): Promise<void> {
  while (!stopping.aborted) {
    try {
      await unlockJobsOfTheDead(utils, timing.graceMs);
      await buryJobsWithoutAttempts(utils, bury);
    } catch (error) {
      log.error(
        { why: error instanceof Error ? error.name : 'unknown' },
        'jobs of dead workers could not be looked for',
      );
    }
    await sleep(timing.everyMs, undefined, { signal: stopping, ref: false }).catch(() => undefined);
  }
}

/** A lock that can be had is held by nobody: that worker's session is over. */
async function unlockJobsOfTheDead(utils: WorkerUtils, graceMs: number): Promise<void> {
  const { rows } = await utils.withPgClient((client) =>
    client.query<{ pool: string }>(
      `with suspect as materialized (
         select distinct locked_by as pool from graphile_worker.jobs
         where locked_by is not null and locked_at < now() - $2 * interval '1 millisecond'
       )
       select pool from suspect where pg_try_advisory_xact_lock($1, hashtext(pool))`,
      [WORKER_LOCK, graceMs],
    ),
  );
  if (rows.length === 0) return;
  log.warn({ workers: rows.length }, 'a worker died; its jobs are taken up again');
  await utils.forceUnlockWorkers(rows.map((row) => row.pool));
}

/** A job that died with its worker on the last attempt is marked where people look, and only then taken out. */
async function buryJobsWithoutAttempts(utils: WorkerUtils, bury: Bury): Promise<void> {
  const { rows } = await utils.withPgClient((client) =>
    client.query<{ id: string; task: string }>(
      `select id, task_identifier as task from graphile_worker.jobs
       where attempts >= max_attempts and locked_at is null limit 100`,
    ),
  );
  for (const { id, task } of rows) {
    const [job] = await utils.permanentlyFailJobs([id], 'No attempt is left');
    if (!job) continue;
    log.error({ job: id, task }, 'a job is given up');
    await bury(task, job.payload);
    await utils.completeJobs([id]);
  }
}
