import { openOwner } from '../owner.server';

/**
 * Reads these tables with their indexes into the database's memory, as far as it has room. A database that has just been
 * started would be measured by how quick the disk is; one that has been asked for an hour has them there.
 */
export async function readIntoMemory(superuserUrl: string, tables: readonly string[]): Promise<void> {
  const sql = openOwner(superuserUrl);
  try {
    await sql`create extension if not exists pg_prewarm`;
    await sql`
      select pg_prewarm(part) from (
        select oid::regclass as part from pg_class where relname = any (${[...tables]}) and relkind = 'r'
        union all
        select indexrelid::regclass from pg_index where indrelid = any (${[...tables]}::text[]::regclass[])) parts`;
  } finally {
    await sql.end();
  }
}

/** Makes `to` a copy of the database `from`, in place of one that was there. Nobody may be connected to either. */
export async function copyDatabase(superuserUrl: string, from: string, to: string): Promise<void> {
  const sql = openOwner(superuserUrl);
  try {
    await sql.unsafe(`drop database if exists "${to}" with (force)`);
    await sql.unsafe(`create database "${to}" template "${from}" strategy file_copy`);
    await sql`update pg_database set datdba = (select datdba from pg_database where datname = ${from}),
      datacl = (select datacl from pg_database where datname = ${from}) where datname = ${to}`;
  } finally {
    await sql.end();
  }
}

export async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  const sql = openOwner(superuserUrl);
  await sql.unsafe(`drop database if exists "${name}" with (force)`);
  await sql.end();
}
