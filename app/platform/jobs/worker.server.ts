import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeWorkerUtils, run, type Runner, type RunnerOptions, type WorkerEvents } from 'graphile-worker';
import { roleUrl } from '#db/roles.server';
import { providerFor, type Provider } from '../email/provider.server';
import { readEnv } from '../env.server';
import { log } from '../log.server';
import { queueLogger } from './logger.server';
import { keepRecovering, proveAlive, RECOVERY_TIMING, type RecoveryTiming } from './recovery.server';
import { buryWith, crontabWith, NO_DOMAIN_JOBS, tasksWith, type DomainJobs } from './tasks.server';

export interface WorkerOptions {
  /** postgres://host:port/database, without user or password. A direct connection: the queue listens on it. */
  hostUrl: string;
  /** From which the role's password is derived. */
  secret: string;
  /** How many jobs run at once. */
  concurrency?: number;
  /** Who delivers mail; by the environment unless told otherwise. */
  provider?: Provider;
  /** What the queue does for the domain; nothing unless told otherwise. */
  jobs?: DomainJobs;
  recovery?: Partial<RecoveryTiming>;
}

/** Jobs being run in this process. */
export interface Worker {
  /** Takes no further job, lets running ones finish (or, after five seconds, gives them back) and disconnects. */
  stop: () => Promise<void>;
}

/** How long to wait before a worker that ended by itself is started again. */
const RESTART_DELAY_MS = 2_000;
/** So many times in a row the queue may fail to look for a job before it is started anew. */
const FAILED_LOOKS = 3;

let listening = false;

/** Whether the worker of this process is connected and looking for jobs. */
export function jobsReady(): boolean {
  return listening;
}

/**
 * Runs the queue's jobs in this process, as the role `jobs`, until stopped. The pools must be open. What the queue
 * needs of tables is made if it is missing. Rejects when the database cannot be reached at the start; when it is lost
 * later, the worker comes back with it.
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const connectionString = roleUrl(options.hostUrl, options.secret, 'jobs');
  const start = (events?: WorkerEvents) => startRunner(runnerOptions(options, connectionString), events);
  const utils = await makeWorkerUtils({ connectionString, logger: queueLogger, maxPoolSize: 1 });
  const runner = await startListening(start).catch(async (error: unknown) => {
    await utils.release();
    throw error;
  });
  const stopping = new AbortController();
  const ends = [
    keepRunning(runner, () => start(), stopping.signal),
    keepRecovering(
      utils,
      { ...RECOVERY_TIMING, ...options.recovery },
      buryWith(options.jobs ?? NO_DOMAIN_JOBS),
      stopping.signal,
    ),
  ];
  const stop = async () => {
    stopping.abort();
    await Promise.all(ends);
    await utils.release();
  };
  let stopped: Promise<void> | undefined;
  return { stop: () => (stopped ??= stop()) };
}

function runnerOptions(options: WorkerOptions, connectionString: string): Omit<RunnerOptions, 'events'> {
  const concurrency = options.concurrency ?? 2;
  return {
    connectionString,
    concurrency,
    // One connection listens, one keeps the clock.
    maxPoolSize: concurrency + 2,
    taskList: tasksWith(options.provider ?? providerFor(readEnv()), options.jobs),
    crontab: crontabWith(options.jobs ?? NO_DOMAIN_JOBS),
    logger: queueLogger,
    // The server decides when to stop.
    noHandleSignals: true,
    gracefulShutdownAbortTimeout: 5_000,
  };
}

/** The first start counts once the worker hears of jobs: a server that says it is up is up as a whole. */
async function startListening(start: (events: WorkerEvents) => Promise<Runner>): Promise<Runner> {
  const events: WorkerEvents = new EventEmitter();
  const heard = once(events as EventEmitter, 'pool:listen:success');
  const runner = await start(events);
  await Promise.race([heard, runner.promise]);
  return runner;
}

async function startRunner(
  options: Omit<RunnerOptions, 'events'>,
  events: WorkerEvents = new EventEmitter(),
): Promise<Runner> {
  events.on('pool:listen:success', () => (listening = true));
  events.on('pool:listen:release', () => (listening = false));
  events.on('pool:release', () => (listening = false));
  proveAlive(events);
  const runner = await run({ ...options, events });
  stopWhenBlind(runner, events);
  return runner;
}

/**
 * The queue asks the database once which tasks there are, and keeps the answer; also when that was an error, with which
 * every later look for a job fails too (graphile-worker 0.17, taskIdentifiers). Only a new start asks again.
 */
function stopWhenBlind(runner: Runner, events: WorkerEvents): void {
  let failed = 0;
  events.on('worker:getJob:empty', () => (failed = 0));
  events.on('job:start', () => (failed = 0));
  events.on('worker:getJob:error', () => {
    failed += 1;
    if (failed !== FAILED_LOOKS) return;
    log.error('the worker cannot look for jobs');
    void stopRunner(runner);
  });
}

/** Starts a worker again that ended by itself (its database went away in the middle of a job), until `stopping`. */
async function keepRunning(first: Runner, start: () => Promise<Runner>, stopping: AbortSignal): Promise<void> {
  let runner: Runner | undefined = first;
  while (runner) {
    await endOf(runner, stopping);
    if (stopping.aborted) return stopRunner(runner);
    log.error('the worker ended; starting it again');
    runner = await startAgain(start, stopping);
  }
}

async function startAgain(start: () => Promise<Runner>, stopping: AbortSignal): Promise<Runner | undefined> {
  for (;;) {
    await sleep(RESTART_DELAY_MS, undefined, { signal: stopping, ref: false }).catch(() => undefined);
    if (stopping.aborted) return undefined;
    try {
      return await start();
    } catch (error) {
      log.error({ why: error instanceof Error ? error.name : 'unknown' }, 'the worker could not be started again');
    }
  }
}

/** Resolves when the runner has ended, for whatever reason, or is to end. */
function endOf(runner: Runner, stopping: AbortSignal): Promise<void> {
  const ended = runner.promise.catch(() => undefined);
  const asked = new Promise<void>((resolve) => {
    if (stopping.aborted) resolve();
    else stopping.addEventListener('abort', () => resolve(), { once: true });
  });
  return Promise.race([ended, asked]);
}

/** Stops a runner; one that has just ended by itself counts as stopped. */
async function stopRunner(runner: Runner): Promise<void> {
  await runner.stop().catch(() => undefined);
  await runner.promise.catch(() => undefined);
}
