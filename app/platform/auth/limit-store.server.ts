import { sql } from 'drizzle-orm';
import { RateLimiterPostgres, type IRateLimiterPostgresOptions } from 'rate-limiter-flexible';
import { authDb } from '#db/client.server';

type LimitOptions = Pick<IRateLimiterPostgresOptions, 'keyPrefix' | 'points' | 'duration' | 'clearExpiredByTimeout'>;

/**
 * A limit that is counted in the database: for all processes together, and over a restart. It counts in one statement
 * (insert … on conflict), so whatever comes side by side is all counted. `duration` in seconds.
 */
export function limiterOf(options: LimitOptions): RateLimiterPostgres {
  return new RateLimiterPostgres({
    storeClient: { query: ({ text, values }: Statement) => run(text, values) },
    storeType: 'client',
    tableName: 'sign_in_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
    ...options,
  });
}

interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Runs a statement with $1, $2 … for the limiter, which expects an answer shaped like that of the package pg. */
async function run(text: string, values: readonly unknown[]) {
  const parts = text.split(/\$(\d+)/).map((part, at) => (at % 2 ? sql`${values[Number(part) - 1]}` : sql.raw(part)));
  const rows = await authDb().execute(sql.join(parts));
  return { rows, rowCount: rows.count };
}
