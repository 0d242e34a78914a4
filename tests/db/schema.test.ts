import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from './database';

/** The tables as TypeScript knows them. */
const modules = import.meta.glob<Record<string, unknown>>('../../db/schema/*.ts', { eager: true });
const known = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value): value is PgTable => value instanceof PgTable)
  .map((table) => getTableConfig(table));

let database: TestDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
});

afterAll(async () => {
  await sql.end();
  await database.close();
});

interface Column {
  name: string;
  type: string;
  required: boolean;
}

const SAME_TYPE: Record<string, string> = { serial: 'integer', bigserial: 'bigint', 'numeric(10, 1)': 'numeric' };

function inTypeScript(table: (typeof known)[number]): Column[] {
  return table.columns.map((column) => ({
    name: column.name,
    type: SAME_TYPE[column.getSQLType()] ?? column.getSQLType(),
    required: column.notNull || column.primary,
  }));
}

async function inDatabase(table: string): Promise<Column[]> {
  const rows = await sql<Column[]>`
    select a.attname as name, regexp_replace(format_type(a.atttypid, null), '\\(.*\\)', '') as type, a.attnotnull as required
    from pg_attribute a where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped`;
  return [...rows];
}

const byName = (a: Column, b: Column) => a.name.localeCompare(b.name);

it('knows every table of the database', async () => {
  const tables = await sql<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  expect(known.map(({ name }) => name).sort()).toEqual(tables.map(({ name }) => name).sort());
});

it.each(known.map((table) => [table.name, table] as const))(
  'says of %s what the migrations made',
  async (name, table) => {
    expect(inTypeScript(table).sort(byName)).toEqual((await inDatabase(name)).sort(byName));
  },
);
