import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import type { TenantDb } from '../client.server';
import { openOwner } from '../owner.server';
import { roleUrl } from '../roles.server';
import { settingsSql, type TenantRange } from '../settings';

/** A statement as it was sent. */
export interface Sent {
  query: string;
  params: unknown[];
}

/** Work in a transaction, on one side of the comparison. */
export interface Side {
  /** Runs work as the product does; hands every statement to `onSent`. Rolls back instead of committing when told to. */
  run: <T>(range: TenantRange, work: (db: TenantDb) => Promise<T>, options?: RunOptions) => Promise<T>;
  end: () => Promise<void>;
}

export interface RunOptions {
  onSent?: (sent: Sent) => void;
  rollback?: boolean;
}

/**
 * The two sides of the comparison: `secured` is the product's role under row-level security; `bare` is a role that
 * row-level security does not hold for, with the same grants and settings, running the same hand-scoped statements.
 */
export async function openSides(config: {
  superuserUrl: string;
  hostUrl: string;
  secret: string;
}): Promise<{ secured: Side; bare: Side }> {
  const owner = openOwner(config.superuserUrl);
  const exists = await owner`select from pg_roles where rolname = 'bench_bare'`;
  if (exists.length === 0) await owner.unsafe('create role bench_bare login bypassrls in role app');
  await owner.unsafe(
    `alter role bench_bare inherit password 'bench'; alter role bench_bare set plan_cache_mode = force_custom_plan`,
  );
  await owner.unsafe(`grant app to bench_bare with inherit true`);
  const database = new URL(config.superuserUrl).pathname.slice(1);
  await owner.unsafe(`grant connect on database "${database}" to bench_bare`);
  await owner.end();
  const bareUrl = new URL(config.hostUrl);
  bareUrl.username = 'bench_bare';
  bareUrl.password = 'bench';
  return { secured: side(roleUrl(config.hostUrl, config.secret, 'app')), bare: side(bareUrl.href) };
}

/** The product's public role, which reads what is published alone; a range means nothing to it. */
export function openPublic({ hostUrl, secret }: { hostUrl: string; secret: string }): Side {
  return side(roleUrl(hostUrl, secret, 'portal'));
}

function side(url: string): Side {
  const pool = postgres(url, { max: 2, onnotice: () => undefined });
  return {
    end: () => pool.end(),
    async run(range, work, { onSent, rollback } = {}) {
      const connection = await pool.reserve();
      try {
        const begun = connection.unsafe(`begin; ${settingsSql({ range })}`).execute();
        const unsafe = (query: string, params: never[] = []) => {
          onSent?.({ query, params });
          return connection.unsafe(query, params, { prepare: true });
        };
        const client = { unsafe, options: pool.options } as unknown as postgres.Sql;
        const db = Object.assign(drizzle(client), { range }) as unknown as TenantDb;
        const result = await work(db);
        await begun;
        await connection.unsafe(rollback ? 'rollback' : 'commit');
        return result;
      } catch (error) {
        await connection.unsafe('rollback').catch(() => undefined);
        throw error;
      } finally {
        connection.release();
      }
    },
  };
}

/** What a statement touched: 8 kB buffers, and big tables that were read from end to end. */
export interface Plan {
  buffers: number;
  scans: string[];
}

const BIG = new Set(['request', 'need', 'request_event', 'offer', 'offer_category', 'assignment', 'match']);

/** Explains statements within a transaction of a side, really running them. */
export async function explain(on: Side, range: TenantRange, statements: readonly Sent[]): Promise<Plan> {
  const plan: Plan = { buffers: 0, scans: [] };
  await on.run(
    range,
    async (orm) => {
      const client = (orm as unknown as { $client: postgres.Sql }).$client;
      for (const { query, params } of statements) {
        const [row] = await client.unsafe(
          `explain (analyze, buffers, timing off, format json) ${query}`,
          params as never[],
        );
        const root = (row as unknown as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan;
        plan.buffers += root['Shared Hit Blocks'] + root['Shared Read Blocks'];
        plan.scans.push(...seqScans(root));
      }
    },
    { rollback: true },
  );
  return plan;
}

interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: PlanNode[];
}

function seqScans(node: PlanNode): string[] {
  const table = node['Relation Name'];
  const here = node['Node Type'] === 'Seq Scan' && table && BIG.has(table) ? [table] : [];
  return [...here, ...(node.Plans ?? []).flatMap(seqScans)];
}
