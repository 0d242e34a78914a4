import { openOwner } from './owner.server';

export interface BootstrapOptions {
  /** The superuser of a cluster that is all ours. */
  superuserUrl: string;
  owner: string;
  ownerPassword: string;
  database: string;
}

/**
 * Makes, in a cluster of our own, the role that owns the database and the database. The owner is no superuser, so row-level
 * security holds for it as for anyone; it may create the roles that Joined Up uses. Safe to run again.
 */
export async function bootstrap({ superuserUrl, owner, ownerPassword, database }: BootstrapOptions): Promise<void> {
  const sql = openOwner(superuserUrl);
  try {
    const roles = await sql`select from pg_roles where rolname = ${owner}`;
    if (roles.length === 0) await sql.unsafe(`create role "${owner}" login nosuperuser createrole nobypassrls`);
    const password = ownerPassword.replaceAll("'", "''");
    await sql.unsafe(`alter role "${owner}" password '${password}'`);
    const databases = await sql`select from pg_database where datname = ${database}`;
    if (databases.length === 0) await sql.unsafe(`create database "${database}" owner "${owner}"`);
  } finally {
    await sql.end();
  }
}

/** Writes everything to the disk now, so that a killed database is up again in a moment. */
export async function settle(superuserUrl: string): Promise<void> {
  const sql = openOwner(superuserUrl);
  await sql`checkpoint`;
  await sql.end();
}
