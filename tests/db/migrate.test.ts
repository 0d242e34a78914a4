import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { migrate } from '#db/migrate.server';
import { UnusableDatabase } from '#db/unusable-database';
import { type TestDatabase, testDatabase } from './database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'joined-up-migrate-test-'));
  cpSync('db/migrations', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const again = (url = database.ownerUrl) => migrate({ url, secret: database.secret, folder });

/** The URL with some of it replaced. */
function changed(parts: Partial<Pick<URL, 'pathname' | 'password' | 'port' | 'username'>>): string {
  return Object.assign(new URL(database.ownerUrl), parts).href;
}

it('changes nothing the second time, also when two do it at once', async () => {
  await expect(Promise.all([again(), again()])).resolves.toBeDefined();
});

it('runs a new migration and remembers it', async () => {
  writeFileSync(
    join(folder, '9000_new.sql'),
    'create table newly_made (id int); comment on table newly_made is $$;$$;',
  );
  await again();
  await again();
  const sql = postgres(database.ownerUrl, { max: 1 });
  expect(await sql`select to_regclass('newly_made') is not null as there`).toEqual([{ there: true }]);
  await sql.end();
});

it('leaves a database alone that a newer version has migrated', async () => {
  const newer = await testDatabase();
  writeFileSync(join(folder, '9001_newer.sql'), 'create table from_the_future (id int)');
  await again(newer.ownerUrl);
  rmSync(join(folder, '9001_newer.sql'));
  await expect(again(newer.ownerUrl)).rejects.toThrow(
    /^The database has migration 9001, which this version of Joined Up does not know: a newer version has used it\./,
  );
  await newer.close();
});

it('notices a migration that was edited after it ran', async () => {
  appendFileSync(join(folder, '0000_roles.sql'), '\n-- Edited.\n');
  await expect(again()).rejects.toThrow(/^The migration 0000_roles was changed after this database had run it\./);
});

it('undoes a migration that fails half-way', async () => {
  const half = await testDatabase();
  writeFileSync(join(folder, '9002_half.sql'), 'create table half_made (id int); select 1 / 0;');
  await expect(again(half.ownerUrl)).rejects.toThrow();
  const sql = postgres(half.ownerUrl, { max: 1 });
  expect(await sql`select to_regclass('half_made') is null as gone`).toEqual([{ gone: true }]);
  await sql.end();
  await half.close();
});

it.each([
  ['nothing listens', () => changed({ port: '1' }), /^No database answers at 127\.0\.0\.1:1\/test_\w+\. Start it/],
  ['the password is wrong', () => changed({ password: 'no' }), /^The database at .* refuses the user or password/],
  [
    'there is no such database',
    () => changed({ pathname: '/nowhere' }),
    /^There is no database .*\/nowhere\. Create it/,
  ],
])('says in a sentence that %s', async (_what, url, sentence) => {
  const failing = again(url());
  await expect(failing).rejects.toThrow(UnusableDatabase);
  await expect(failing).rejects.toThrow(sentence);
});

it('says in a sentence that the user may not create roles', async () => {
  const admin = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create role nobody_special login password 'x'`);
  await admin.unsafe('create database not_much owner nobody_special');
  const failing = again(changed({ username: 'nobody_special', password: 'x', pathname: '/not_much' }));
  await expect(failing).rejects.toThrow(/It must own the database and have CREATEROLE\.$/);
  await admin.unsafe('drop database not_much with (force)');
  await admin.unsafe('drop role nobody_special');
  await admin.end();
});
