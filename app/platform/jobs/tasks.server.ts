import { sql } from 'drizzle-orm';
import type { JobHelpers, Task, TaskList } from 'graphile-worker';
import { z } from 'zod';
import { giveUpMail, MailDelayed, sendMail } from '../email/send.server';
import type { Provider } from '../email/provider.server';
import { log } from '../log.server';
import { codeOf } from './error-code';
import { upkeepDoor } from './job-door.server';

/** All that a job says: whose it is and what it is about. What it is about is read through the door. */
const aboutSchema = z.object({ tenantNo: z.int().positive(), id: z.uuid() });
export type JobAbout = z.infer<typeof aboutSchema>;

/** Jobs of the domain, by the name of their task. app/jobs.server.ts puts them in. */
export interface DomainJobs {
  /** What each does. `signal` says that the worker is about to stop. */
  tasks: Readonly<Record<string, (about: JobAbout, signal: AbortSignal | undefined) => Promise<void>>>;
  /** What is done each day, by the name of its task: at this minute and hour (UTC, as in a crontab). */
  daily?: Readonly<Record<string, { at: string; work: () => Promise<void> }>>;
  /** What to do for one that died with its worker, or failed, on its last attempt. */
  giveUp: (task: string, about: JobAbout) => Promise<void>;
}

export const NO_DOMAIN_JOBS: DomainJobs = { tasks: {}, giveUp: () => Promise.resolve() };

/** Every task the queue knows. A job put in by `enqueue()` (db/migrations/0010_mail.sql) must be among them. */
export function tasksWith(provider: Provider, jobs: DomainJobs = NO_DOMAIN_JOBS): TaskList {
  return {
    ...domainTasks(jobs),
    send_mail: inOurWords(async (payload, { job, abortSignal }) => {
      const about = aboutSchema.parse(payload);
      await sendMail({ ...about, lastAttempt: isLast(job), signal: abortSignal }, provider);
    }),
    forget_drafts: inOurWords(async () => {
      const [row] = await upkeepDoor((db) => db.execute(sql`select forget_drafts() as count`));
      log.info({ drafts: Number(row?.count ?? 0) }, 'old drafts forgotten');
    }),
    forget_imports: inOurWords(async () => {
      const [row] = await upkeepDoor((db) => db.execute(sql`select forget_imports() as count`));
      log.info({ imports: Number(row?.count ?? 0) }, 'old imports forgotten');
    }),
  };
}

function domainTasks({ tasks, daily = {}, giveUp }: DomainJobs): TaskList {
  const asTask = (name: string, work: DomainJobs['tasks'][string]): Task =>
    inOurWords(async (payload, { job, abortSignal }) => {
      const about = aboutSchema.parse(payload);
      try {
        await work(about, abortSignal);
      } catch (error) {
        if (isLast(job)) await giveUp(name, about);
        throw error;
      }
    });
  return Object.fromEntries([
    ...Object.entries(tasks).map(([name, work]) => [name, asTask(name, work)] as const),
    ...Object.entries(daily).map(([name, { work }]) => [name, inOurWords(work)] as const),
  ]);
}

/** The queue keeps an error's words in its tables. A driver's can carry what somebody typed, so they stay outside. */
function inOurWords(task: Task): Task {
  return async (payload, helpers) => {
    try {
      await task(payload, helpers);
    } catch (error) {
      if (error instanceof MailDelayed) throw error;
      throw new Error(`Failed: ${codeOf(error) ?? (error instanceof Error ? error.name : 'unknown')}`);
    }
  };
}

/**
 * When what is done by the clock is done (UTC). `fill` makes up for a day on which no worker ran at that minute.
 */
export function crontabWith({ daily = {} }: DomainJobs): string {
  const times = [
    ['forget_drafts', '17 3'],
    ['forget_imports', '27 3'],
  ].concat(Object.entries(daily).map(([name, { at }]) => [name, at]));
  return times.map(([name, at]) => `${at} * * * ${name} ?fill=1d&max=3`).join('\n');
}

/** What to do for a job that died with its worker on its last attempt, so that nobody waits for it in vain. */
export function buryWith(jobs: DomainJobs) {
  return async (task: string, payload: unknown): Promise<void> => {
    if (task in jobs.tasks) return jobs.giveUp(task, aboutSchema.parse(payload));
    if (task !== 'send_mail') return;
    const { tenantNo, id } = aboutSchema.parse(payload);
    await giveUpMail(tenantNo, id, 'interrupted');
  };
}

function isLast(job: JobHelpers['job']): boolean {
  return job.attempts >= job.max_attempts;
}
