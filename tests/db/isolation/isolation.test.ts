import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../database';
import { allProbes, firstBroken, type Probe } from './probes';
import { readRows } from './rows';
import { asRealRoles, insideTransaction } from './run';
import { DRAWN_TABLES, fillWorld, PUBLIC_TABLES, TENANT_TABLES } from './world';

let database: TestDatabase;
let superuser: postgres.Sql;
let probes: Probe[];

beforeAll(async () => {
  database = await testDatabase();
  await fillWorld(database.superuserUrl);
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  probes = allProbes(await readRows(superuser, [...TENANT_TABLES, ...DRAWN_TABLES]));
});

afterAll(async () => {
  await superuser.end();
  await database.close();
});

describe('isolation', () => {
  it('holds for every table and role, tried as the real roles', async () => {
    const { run, end } = asRealRoles(database);
    const broken: string[] = [];
    for (const probe of probes) {
      const wrong = await probe.check(run);
      if (wrong !== null) broken.push(`${probe.name}: ${wrong}`);
    }
    await end();
    expect(broken).toEqual([]);
  });

  it('notices when any one guard is missing or weakened', async () => {
    const unnoticed: string[] = [];
    for (const mutation of await mutations(superuser)) {
      if (!(await noticed(mutation))) unnoticed.push(mutation.name);
    }
    expect(unnoticed).toEqual([]);
  }, 240_000);
});

/** Applies a mutation in a transaction of its own, tries what is promised of its table, and takes it back. */
async function noticed({ table, sql }: Mutation): Promise<boolean> {
  const word = new RegExp(`\\b${table}\\b`);
  const concerned = probes.filter((probe) => probe.sql === undefined || word.test(probe.sql));
  const connection = await superuser.reserve();
  try {
    await connection.unsafe('begin');
    await connection.unsafe(sql);
    return (await firstBroken(concerned, insideTransaction(connection))) !== null;
  } finally {
    await connection.unsafe('rollback');
    connection.release();
  }
}

const DRAWN: readonly string[] = DRAWN_TABLES;

/** For public facts the owner's own policy says the same, and what everybody may read nothing hides. */
const harmless = new Set<string>(
  [...PUBLIC_TABLES, 'import_run'].flatMap((table) => [
    `spare the owner of ${table}`,
    ...(DRAWN.includes(table) ? [] : [`disable row-level security on ${table}`]),
  ]),
);

interface Mutation {
  name: string;
  table: string;
  sql: string;
}

/** Every policy dropped, every condition made `true`, every table's row-level security switched off or not forced. */
async function mutations(sql: postgres.Sql): Promise<Mutation[]> {
  const policies = await sql<{ table: string; name: string; using: string | null; check: string | null }[]>`
    select tablename as table, policyname as name, qual as using, with_check as check
    from pg_policies where schemaname = 'public' order by 1, 2`;
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  return [
    ...policies.map(({ table, name }) => ({
      table,
      name: `drop policy ${name} on ${table}`,
      sql: `drop policy "${name}" on "${table}"`,
    })),
    ...policies.flatMap(({ table, name, using, check }) => {
      const weaker = [
        ...(using && using !== 'true' ? ['using (true)'] : []),
        ...(check && check !== 'true' ? ['with check (true)'] : []),
      ].join(' ');
      return weaker
        ? [{ table, name: `weaken policy ${name} on ${table}`, sql: `alter policy "${name}" on "${table}" ${weaker}` }]
        : [];
    }),
    ...tables
      .flatMap(({ name }) => [
        {
          table: name,
          name: `disable row-level security on ${name}`,
          sql: `alter table "${name}" disable row level security`,
        },
        { table: name, name: `spare the owner of ${name}`, sql: `alter table "${name}" no force row level security` },
      ])
      .filter(({ name }) => !harmless.has(name)),
  ];
}
