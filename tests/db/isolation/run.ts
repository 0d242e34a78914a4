import postgres from 'postgres';
import { roleUrl, type LoginRole } from '#db/roles.server';
import { settingsSql } from '#db/settings';
import type { TestDatabase } from '../database';

/** What was tried: as which role, with which settings. */
export interface Attempt {
  role: LoginRole | 'joined_up';
  allowed?: Parameters<typeof settingsSql>[0];
  sql: string;
  params?: unknown[];
}

/** What came of it: rows and their number, or the SQLSTATE it was refused with. Nothing of it stays. */
export type Outcome = { rows: Record<string, unknown>[]; count: number; code?: undefined } | { code: string };

export type Run = (attempt: Attempt) => Promise<Outcome>;

function stateOf(error: unknown): string {
  if (error instanceof postgres.PostgresError) return error.code;
  throw error;
}

async function perform(tx: postgres.Sql, { allowed = {}, sql, params = [] }: Attempt): Promise<Outcome> {
  const settings = settingsSql(allowed);
  if (settings) await tx.unsafe(settings);
  const answer = await tx.unsafe(sql, params as never[]);
  // Of several statements the last one's.
  const rows = Array.isArray(answer[0]) ? (answer.at(-1) as unknown as typeof answer) : answer;
  return { rows: [...rows], count: rows.count };
}

/** Runs attempts as the real login roles, each in a transaction that is rolled back. */
export function asRealRoles(database: TestDatabase): { run: Run; end: () => Promise<void> } {
  const pools = new Map<string, postgres.Sql>();
  const poolOf = (role: Attempt['role']) => {
    const url = role === 'joined_up' ? database.ownerUrl : roleUrl(database.hostUrl, database.secret, role);
    const pool = pools.get(role) ?? postgres(url, { max: 1, onnotice: () => undefined });
    pools.set(role, pool);
    return pool;
  };
  const run: Run = async (attempt) => {
    const connection = await poolOf(attempt.role).reserve();
    try {
      await connection.unsafe('begin');
      return await perform(connection, attempt);
    } catch (error) {
      return { code: stateOf(error) };
    } finally {
      await connection.unsafe('rollback');
      connection.release();
    }
  };
  const end = async () => {
    await Promise.all([...pools.values()].map((pool) => pool.end()));
  };
  return { run, end };
}

/** Runs attempts inside one transaction of the superuser, as the role by SET ROLE: for a schema that was tampered with. */
export function insideTransaction(tx: postgres.Sql): Run {
  return async (attempt) => {
    await tx.unsafe('savepoint attempt');
    try {
      await tx.unsafe(`set local role "${attempt.role}"`);
      return await perform(tx, attempt);
    } catch (error) {
      return { code: stateOf(error) };
    } finally {
      await tx.unsafe('rollback to savepoint attempt; release savepoint attempt');
    }
  };
}
