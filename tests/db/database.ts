import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { bootstrap } from '#db/bootstrap.server';
import { migrate } from '#db/migrate.server';
import { openOwner } from '#db/owner.server';
import { hostUrlOf } from '#db/roles.server';
import { loadAtlas } from '#db/seed/atlas';
import { syncTenants } from '#db/seed/tenants';
import { readTenants } from '~/features/tenants/load.server';

const OWNER = 'joined_up';

/** A database of its own for one test file, migrated, in the cluster of the run. */
export interface TestDatabase {
  name: string;
  /** The owner: for putting rows in place and looking behind the curtain. Row-level security holds for it too. */
  ownerUrl: string;
  /** The superuser, for whom no policy holds. */
  superuserUrl: string;
  /** Without user and password, as the server process is given it. */
  hostUrl: string;
  secret: string;
  /** Drops the database, ending every connection to it. */
  close: () => Promise<void>;
}

/**
 * Makes a migrated database in a few dozen milliseconds: a copy of one that was migrated once in the run. It is empty,
 * or with `places` has the areas, postcodes and councils that come with Joined Up (and takes a few hundred).
 */
export async function testDatabase({ places = false } = {}): Promise<TestDatabase> {
  const { superuserUrl, ownerPassword, secret } = inject('cluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    const template = places ? await placesTemplate(admin) : await migratedTemplate(admin);
    await copyDatabase(admin, template, name);
  } finally {
    await admin.end();
  }
  const ownerUrl = urlOf(name, OWNER, ownerPassword);
  const close = () => dropDatabase(superuserUrl, name);
  return { name, ownerUrl, superuserUrl: urlOf(name), hostUrl: hostUrlOf(ownerUrl), secret, close };
}

/** The URL of a database of the run's cluster; the superuser's unless told otherwise. */
function urlOf(database: string, user?: string, password?: string): string {
  const url = new URL(inject('cluster').superuserUrl);
  url.pathname = `/${database}`;
  if (user !== undefined) url.username = user;
  if (password !== undefined) url.password = password;
  return url.href;
}

const migratedTemplate = (admin: postgres.Sql) =>
  template(admin, 'template_migrated', async (name) => {
    const { superuserUrl, ownerPassword, secret } = inject('cluster');
    await bootstrap({ superuserUrl, owner: OWNER, ownerPassword, database: name });
    await migrate({ url: urlOf(name, OWNER, ownerPassword), secret });
  });

const placesTemplate = (admin: postgres.Sql) =>
  template(admin, 'template_places', async (name) => {
    await dropDatabase(inject('cluster').superuserUrl, name);
    await copyDatabase(admin, await migratedTemplate(admin), name);
    const sql = openOwner(urlOf(name, OWNER, inject('cluster').ownerPassword));
    try {
      await loadAtlas(sql);
      await syncTenants(sql, await readTenants('tenants'));
    } finally {
      await sql.end();
    }
  });

/** Made by whichever test file asks first; the others wait for it. */
async function template(admin: postgres.Sql, name: string, make: (name: string) => Promise<void>): Promise<string> {
  await admin`select pg_advisory_lock(hashtext(${name}))`;
  try {
    const done = await admin`select from pg_database where datname = ${name} and datistemplate`;
    if (done.length > 0) return name;
    await make(name);
    await admin.unsafe(`alter database "${name}" is_template true`);
    return name;
  } finally {
    await admin`select pg_advisory_unlock(hashtext(${name}))`;
  }
}

/** A copy lacks what is granted on the database itself, so that is carried over. */
async function copyDatabase(admin: postgres.Sql, template: string, name: string): Promise<void> {
  await admin.unsafe(`create database "${name}" owner "${OWNER}" template "${template}" strategy file_copy`);
  await admin`
    update pg_database set datacl = (select datacl from pg_database where datname = ${template})
    where datname = ${name}`;
}

async function dropDatabase(superuserUrl: string, name: string): Promise<void> {
  const admin = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`drop database if exists "${name}" with (force)`);
  await admin.end();
}
