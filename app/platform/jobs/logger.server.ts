import { Logger } from 'graphile-worker';
import { log } from '../log.server';
import { codeOf } from './error-code';

/**
 * The queue's log in ours. Of a job that failed its number, task and attempt are kept, and the words of its error, which
 * the tasks keep free of personal data; never its payload or a stack.
 */
export const queueLogger = new Logger(() => (level, message, meta = {}) => {
  if (meta.failure) log.warn(jobFacts(meta), 'a job failed');
  else if (meta.success) log.debug(jobFacts(meta), 'a job is done');
  else write(level, firstLine(message), { code: codeOf(meta.error) });
});

function write(level: string, message: string, facts: object): void {
  if (level === 'error') log.error(facts, message);
  else if (level === 'warning') log.warn(facts, message);
  else log.debug(facts, message);
}

function jobFacts({ job, error, duration }: Record<string, unknown>) {
  const { id, task_identifier, attempts, max_attempts } = (job ?? {}) as Record<string, unknown>;
  return {
    job: id,
    task: task_identifier,
    attempt: attempts,
    of: max_attempts,
    ms: roundedMs(duration),
    why: error instanceof Error ? error.message : undefined,
  };
}

function roundedMs(duration: unknown): number | undefined {
  return typeof duration === 'number' ? Math.round(duration) : undefined;
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? '';
}
