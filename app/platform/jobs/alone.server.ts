import { closePools, openPools } from '#db/client.server';
import { readEnv } from '../env.server';
import type { DomainJobs } from './tasks.server';
import { startWorker, type Worker } from './worker.server';

/** Runs the jobs in a process of their own (`npm run worker`), beside servers that run with WORKER=off. */
export async function startWorkerAlone(jobs: DomainJobs): Promise<Worker> {
  const { DB_HOST_URL: hostUrl, SECRET: secret } = readEnv();
  openPools({ hostUrl, secret });
  try {
    const worker = await startWorker({ hostUrl, secret, concurrency: 4, jobs });
    const stop = async () => {
      try {
        await worker.stop();
      } finally {
        await closePools();
      }
    };
    return { stop };
  } catch (error) {
    await closePools();
    throw error;
  }
}
