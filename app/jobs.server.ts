import { importJobs } from '~/features/exchange/jobs.server';
import { askingJobs } from '~/features/provision/asking.server';
import type { DomainJobs } from '~/platform/jobs/tasks.server';

/** What the queue does for the domain, beside what the platform has it do (mail, forgetting). */
export const jobs: DomainJobs = {
  tasks: { ...importJobs.tasks, ...askingJobs.tasks },
  ...(askingJobs.daily ? { daily: askingJobs.daily } : {}),
  // Whoever could not be asked today is asked tomorrow.
  giveUp: (task, about) => (task in importJobs.tasks ? importJobs.giveUp(task, about) : Promise.resolve()),
};
