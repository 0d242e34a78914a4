import type { Attempt, Outcome, Run } from './run';
import { deskProbes } from './desk-probes';
import { functionProbes } from './function-probes';
import { publicProbes } from './public-probes';
import { visitorProbes } from './visitor-probes';
import type { Rows } from './rows';

/** One thing that must hold. Answers what was wrong, or null. */
export interface Probe {
  name: string;
  /** The statement it tries, by which the probes of one table are found; none where it tries several. */
  sql?: string;
  check: (run: Run) => Promise<string | null>;
}

/** All that isolation promises, of every table and role: what may be done is possible, and what may not is refused. */
export function allProbes(rows: Rows): Probe[] {
  // A function's statement does not name the tables it reads, so those probes are tried whatever was tampered with.
  const functions = functionProbes().map(({ name, check }) => ({ name, check }));
  return [...deskProbes(rows), ...visitorProbes(rows), ...publicProbes(), ...functions];
}

/** The first promise that does not hold, or null. */
export async function firstBroken(probes: readonly Probe[], run: Run): Promise<string | null> {
  for (const probe of probes) {
    const wrong = await probe.check(run);
    if (wrong !== null) return `${probe.name}: ${wrong}`;
  }
  return null;
}

const told = (outcome: Outcome) => outcome.code ?? `${outcome.count} rows`;

/** Must be refused by row-level security or for want of a grant. */
export function refused(name: string, attempt: Attempt): Probe {
  return {
    name,
    sql: attempt.sql,
    check: async (run) => {
      const outcome = await run(attempt);
      return outcome.code === '42501' ? null : `should be refused, was ${told(outcome)}`;
    },
  };
}

/** Must touch exactly this many rows. */
export function touches(name: string, count: number, attempt: Attempt): Probe {
  return {
    name,
    sql: attempt.sql,
    check: async (run) => {
      const outcome = await run(attempt);
      return outcome.code === undefined && outcome.count === count
        ? null
        : `should be ${count} rows, was ${told(outcome)}`;
    },
  };
}

/** Must answer with exactly these values in its column `v`, in any order. */
export function answers(name: string, values: readonly (string | number)[], attempt: Attempt): Probe {
  const sorted = (list: readonly unknown[]) => list.map(String).sort().join(' ');
  return {
    name,
    sql: attempt.sql,
    check: async (run) => {
      const outcome = await run(attempt);
      const got = outcome.code === undefined ? sorted(outcome.rows.map((row) => row.v)) : outcome.code;
      return got === sorted(values) ? null : `should be [${sorted(values)}], was [${got}]`;
    },
  };
}
