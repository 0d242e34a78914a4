import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, openPools, withTenant, type TenantDb } from '#db/client.server';
import { request } from '#db/schema/requests';
import { testDatabase, type TestDatabase } from './database';
import { fillWorld, requestAt, TENANTS } from './isolation/world';

let database: TestDatabase;
let superuser: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  await fillWorld(database.superuserUrl);
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  openPools({ hostUrl: database.hostUrl, secret: database.secret, sizes: { app: 5 } });
});

afterAll(async () => {
  await closePools();
  await superuser.end();
  await database.close();
});

const own = (no: number) => ({ lo: no, hi: no, wlo: no, whi: no });

class Thrown extends Error {}

/** Small numbers that come the same in every run, so that a failure can be had again. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe('the pool', () => {
  it('leaks nothing over 10,000 interleaved transactions with throws, failing statements and cancels', async () => {
    const roll = dice(17);
    const leaks: string[] = [];
    let next = 0;
    let cancelled = 0;

    async function one(): Promise<void> {
      const no = TENANTS[Math.floor(roll() * TENANTS.length)] as number;
      const fate = roll();
      const check = async (db: TenantDb) => {
        const rows = await db.select({ no: request.tenantNo }).from(request);
        if (rows.length !== 1 || rows[0]?.no !== no) leaks.push(`${no} saw ${rows.map((row) => row.no).join(',')}`);
      };
      await withTenant(own(no), async (db) => {
        await check(db);
        if (fate < 0.15) throw new Thrown();
        if (fate < 0.25) await db.execute(sql`select 1 / ${0}::int`);
        if (fate < 0.27) {
          await db.execute(sql`set local statement_timeout = 1`);
          await db.execute(sql`select pg_sleep(${0.05}::float8)`);
        }
        if (fate > 0.9) await Promise.all([check(db), check(db), check(db)]);
      }).catch((error: unknown) => {
        const code = error instanceof Error && error.cause instanceof postgres.PostgresError ? error.cause.code : '';
        if (code === '57014') cancelled += 1;
        else if (!(error instanceof Thrown) && code !== '22012') throw error;
      });
    }

    const worker = async () => {
      while (next < 10_000) {
        next += 1;
        await one();
      }
    };
    await Promise.all(Array.from({ length: 25 }, worker));
    expect(leaks).toEqual([]);
    expect(cancelled).toBeGreaterThan(50);
    const [left] = await superuser<{ open: number }[]>`
      select count(*)::int as open from pg_stat_activity
      where datname = ${database.name} and usename = 'app' and state like 'idle in transaction%'`;
    expect(left?.open).toBe(0);
  }, 180_000);

  it('says so when the connection is lost, and does not take a half-done transaction for done', async () => {
    const no = 901_001_001;
    const lost = withTenant(own(no), async (db) => {
      await db.execute(sql`update request set urgency = 2 where id = ${requestAt(no)}`);
      await superuser`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database.name} and usename = 'app' and state = 'idle in transaction'`;
      await new Promise((resolve) => setTimeout(resolve, 50));
      return 'done';
    });
    await expect(lost).rejects.toThrow(/connection to the database was lost/);
    const lostInBetween = withTenant(own(no), async (db) => {
      await db.execute(sql`update request set urgency = 2 where id = ${requestAt(no)}`);
      await superuser`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = ${database.name} and usename = 'app' and state = 'idle in transaction'`;
      await new Promise((resolve) => setTimeout(resolve, 50));
      await db.execute(sql`select ${1}::int`);
    });
    await expect(lostInBetween).rejects.toThrow(/connection to the database was lost/);
    const seen = await withTenant(own(no), (db) => db.select({ urgency: request.urgency }).from(request));
    expect(seen).toEqual([{ urgency: 1 }]);
  });

  it('refuses a query that outlives its transaction', async () => {
    let kept: TenantDb | undefined;
    await withTenant(own(901_001_001), async (db) => {
      kept = db;
      await db.select({ no: request.tenantNo }).from(request);
    });
    await expect(async () => kept?.select({ no: request.tenantNo }).from(request)).rejects.toThrow();
  });

  it('refuses to commit over a query that nobody waited for', async () => {
    const hasty = withTenant(own(901_001_001), (db) => {
      void db.execute(sql`update request set urgency = 3`).catch(() => undefined);
      return Promise.resolve('done');
    });
    await expect(hasty).rejects.toThrow(/not awaited/);
  });

  it('reports a statement that failed although the handler went on', async () => {
    const careless = withTenant(own(901_001_001), async (db) => {
      await db.execute(sql`select 1 / ${0}::int`).catch(() => undefined);
      return 'done';
    });
    await expect(careless).rejects.toThrow();
  });

  it('refuses settings that are not what they should be', async () => {
    const crooked = { ...own(1), lo: "1'; drop table request; --" as unknown as number };
    await expect(withTenant(crooked, () => Promise.resolve(1))).rejects.toThrow(RangeError);
  });
});
