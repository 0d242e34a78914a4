import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { bootstrap } from '#db/bootstrap.server';
import { migrate } from '#db/migrate.server';
import { hostUrlOf } from '#db/roles.server';

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

/** Makes an empty, migrated database in a few dozen milliseconds: a copy of one that was migrated once in the run. */
export async function testDatabase(): Promise<TestDatabase> {
  const { superuserUrl, ownerPassword, secret } = inject('cluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const admin = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    const template = await migratedTemplate(admin);
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

/** Made by whichever test file comes first; the others wait for it. */
async function migratedTemplate(admin: postgres.Sql): Promise<string> {
  const template = 'template_migrated';
  await admin`select pg_advisory_lock(hashtext(${template}))`;
  try {
    const done = await admin`select from pg_database where datname = ${template} and datistemplate`;
    if (done.length > 0) return template;
    const { superuserUrl, ownerPassword, secret } = inject('cluster');
    await bootstrap({ superuserUrl, owner: OWNER, ownerPassword, database: template });
    await migrate({ url: urlOf(template, OWNER, ownerPassword), secret });
    await admin.unsafe(`alter database "${template}" is_template true`);
    return template;
  } finally {
    await admin`select pg_advisory_unlock(hashtext(${template}))`;
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
