import { randomUUID } from 'node:crypto';
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { roleUrl, type LoginRole } from './roles.server';
import { settingsSql, type TenantRange } from './settings';

/**
 * The only way to the database at run time. Every piece of work runs in a transaction whose first statement says which
 * part of the tree it may see; the handles below are minted here and nowhere else (their brand is private).
 */
declare const minted: unique symbol;

type Orm = Omit<PostgresJsDatabase, 'transaction' | '$client' | 'query'>;

/** A transaction of the desk's role, within one tenant's range. */
export type TenantDb = Orm & { readonly [minted]: 'tenant'; readonly range: TenantRange };
/** A transaction of the public role: published facts, and submissions it cannot read back. */
export type PortalDb = Orm & { readonly [minted]: 'portal' };
/** A transaction of whoever holds a private link: that one record. */
export type LinkDb = Orm & { readonly [minted]: 'link' };
/** The accounts' role. Not a transaction: every statement stands alone. */
export type AuthDb = Orm & { readonly [minted]: 'auth' };

const POOLS = Symbol.for('joined-up.pools');

type PoolRole = Exclude<LoginRole, 'jobs'>;
type Pools = Record<PoolRole, postgres.Sql>;

export interface PoolConfig {
  /** postgres://host:port/database, without user or password. */
  hostUrl: string;
  /** From which the passwords of the roles are derived. */
  secret: string;
  /** Most connections a role may hold at once. */
  sizes?: Partial<Record<PoolRole, number>>;
}

const SIZES: Record<PoolRole, number> = { app: 10, portal: 6, link: 3, auth: 3 };
const STATEMENT_TIMEOUT_MS = 20_000;

/** Held by the process and not by this module, which a development server loads anew at every change. */
const held = globalThis as { [POOLS]?: Pools | undefined };

/** Opens the pools, lazily connecting. Call once per process, before the first request. */
export function openPools(config: PoolConfig): void {
  if (held[POOLS]) throw new Error('The database pools are open already');
  const open = (role: PoolRole) =>
    postgres(roleUrl(config.hostUrl, config.secret, role), {
      max: config.sizes?.[role] ?? SIZES[role],
      idle_timeout: 60,
      connect_timeout: 10,
      onnotice: () => undefined,
      connection: {
        application_name: `joined-up ${role}`,
        statement_timeout: STATEMENT_TIMEOUT_MS,
        idle_in_transaction_session_timeout: 60_000,
      },
    });
  held[POOLS] = { app: open('app'), portal: open('portal'), link: open('link'), auth: open('auth') };
}

/** Ends every pool, letting running statements finish for up to five seconds. */
export async function closePools(): Promise<void> {
  const closing = held[POOLS];
  held[POOLS] = undefined;
  if (closing) await Promise.all(Object.values(closing).map((pool) => pool.end({ timeout: 5 })));
}

/**
 * Calls `heard` whenever some process says that a fact which everybody may read has changed (NOTIFY on `channel`), and
 * each time that listening begins, also anew after a lost connection: something may have been missed then. Holds a
 * connection of its own until the pools are closed.
 */
export async function hearNotices(channel: 'tenants', heard: () => void): Promise<void> {
  await pool('portal').listen(channel, heard, heard);
}

function pool(role: PoolRole): postgres.Sql {
  const pools = held[POOLS];
  if (!pools) throw new Error('The database pools are not open');
  return pools[role];
}

/** Runs `work` as the desk's role within `range`; commits when it returns, rolls back when it throws. */
export async function withTenant<T>(range: TenantRange, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return transact('app', settingsSql({ range }), (orm) => work(Object.assign(orm, { range }) as TenantDb));
}

/**
 * Runs `work` as the public role. `writeTo` names the one tenant that a submission may be added to, `tokenHash` the
 * visitor's own draft.
 */
export async function withPortal<T>(
  allowed: { writeTo?: number; tokenHash?: string },
  work: (db: PortalDb) => Promise<T>,
): Promise<T> {
  return transact('portal', settingsSql(allowed), (orm) => work(orm as PortalDb));
}

/** Runs `work` as the holder of the private link whose token hashes to `tokenHash` (hex SHA-256). */
export async function withLink<T>(
  tokenHash: string,
  work: (db: LinkDb) => Promise<T>,
  allowed: { writeTo?: number } = {},
): Promise<T> {
  return transact('link', settingsSql({ tokenHash, ...allowed }), (orm) => work(orm as LinkDb));
}

/** The accounts' role; for `platform/auth` alone. */
export function authDb(): AuthDb {
  return drizzle(pool('auth')) as unknown as AuthDb;
}

/**
 * One reserved connection: `begin` and the settings are sent without waiting, the work's statements behind them, so
 * that a page costs about one round trip more than its own queries. Nothing is trusted to have arrived: before the
 * commit the transaction must still know its own mark, which it would not after a lost connection.
 */
async function transact<T>(role: PoolRole, settings: string, work: (orm: object) => Promise<T>): Promise<T> {
  const connection = await pool(role).reserve();
  const mark = randomUUID();
  const guard: Guard = { open: true, pending: 0 };
  try {
    const begun = begin(connection, `begin; set local app.mark = '${mark}'; ${settings}`, guard);
    begun.catch(() => undefined);
    const result = await work(drizzle(guarded(connection, guard, pool(role).options)));
    if (guard.pending > 0) throw new Error('A query was not awaited before its transaction ended');
    await begun;
    guard.open = false;
    await commit(connection, mark, guard);
    return result;
  } catch (error) {
    guard.open = false;
    if (!guard.lost) await connection.unsafe('rollback').catch(() => undefined);
    throw rootOf(error, guard);
  } finally {
    // A lost connection has left the reservation by itself; to release it would offer a closed one to the next.
    guard.forget?.();
    if (!guard.lost) connection.release();
  }
}

/** What postgres.js calls a connection inside; its own `begin` watches for the loss in the same way. */
interface Watched {
  onclose: ((error: unknown) => void) | null;
}

/**
 * Sends the first statement and watches the connection from then on: a reserved one that is lost would otherwise take
 * further statements for a closed socket, which ends the process.
 */
function begin(connection: postgres.ReservedSql, statement: string, guard: Guard): Promise<unknown> {
  const onexecute = (watched: Watched) => {
    watched.onclose = () => (guard.lost = true);
    guard.forget = () => (watched.onclose = null);
    return true;
  };
  const options = { onexecute } as postgres.UnsafeQueryOptions;
  return connection.unsafe(statement, [], options).execute();
}

async function commit(connection: postgres.ReservedSql, mark: string, guard: Guard): Promise<void> {
  if (guard.lost) throw new Error(LOST);
  // The commit gives no rows, so what comes back are those of the select.
  const [seen] = await connection.unsafe<{ mark: string | null }[]>(
    "select current_setting('app.mark', true) as mark; commit",
  );
  if (seen?.mark !== mark) throw new Error(LOST);
}

const LOST = 'The connection to the database was lost; nothing was saved';

interface Guard {
  open: boolean;
  pending: number;
  /** The connection has gone; nothing more can be sent. */
  lost?: boolean;
  /** Stops watching the connection. */
  forget?: () => void;
  /** What the first statement that failed was refused with. */
  failed?: unknown;
}

const ABORTED = '25P02';

/**
 * Of several statements under way at once, those behind the one that failed fail too, and one of them may be heard of
 * first. What is wanted is why the first failed, not that the transaction had been aborted.
 */
function rootOf(error: unknown, guard: Guard): unknown {
  if (guard.lost) return new Error(LOST);
  const layers = [error, error instanceof Error ? error.cause : undefined];
  const aborted = layers.some((layer) => layer instanceof postgres.PostgresError && layer.code === ABORTED);
  return aborted ? (guard.failed ?? error) : error;
}

/** What drizzle needs of a client, refusing statements once the transaction is over. Statements are prepared. */
function guarded(connection: postgres.ReservedSql, guard: Guard, options: postgres.Sql['options']): postgres.Sql {
  const unsafe = (query: string, params: postgres.ParameterOrJSON<never>[] = []) => {
    if (!guard.open) throw new Error('This transaction is over: await every query inside the door');
    if (guard.lost) throw new Error(LOST);
    guard.pending += 1;
    const sent = connection.unsafe(query, params, { prepare: true });
    sent.then(
      () => (guard.pending -= 1),
      (error: unknown) => {
        guard.pending -= 1;
        guard.failed ??= error;
      },
    );
    return sent;
  };
  return { unsafe, options } as unknown as postgres.Sql;
}
