import { importJobs } from '~/features/exchange/jobs.server';
import type { DomainJobs } from '~/platform/jobs/tasks.server';

/** What the queue does for the domain, beside what the platform has it do (mail, forgetting). */
export const jobs: DomainJobs = importJobs;
