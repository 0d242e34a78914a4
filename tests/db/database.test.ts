import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loginRoles, roleUrl } from '#db/roles.server';
import { type TestDatabase, testDatabase } from './database';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

it.each(loginRoles)('lets the role %s in with its derived password', async (role) => {
  const sql = postgres(roleUrl(database.hostUrl, database.secret, role), { max: 1 });
  expect(await sql`select current_user as name`).toEqual([{ name: role }]);
  await sql.end();
});

it('keeps what one test file writes from the next', async () => {
  const sql = postgres(database.ownerUrl, { max: 1 });
  await sql`create table only_here (id int)`;
  const other = await testDatabase();
  const elsewhere = postgres(other.ownerUrl, { max: 1 });
  expect(await elsewhere`select to_regclass('only_here') as found`).toEqual([{ found: null }]);
  await Promise.all([sql.end(), elsewhere.end()]);
  await other.close();
});

it('can have the places and councils in it', async () => {
  const places = await testDatabase({ places: true });
  const sql = postgres(places.ownerUrl, { max: 1 });
  const [counted] = await sql`select (select count(*)::int from postcode) as postcodes`;
  expect(counted).toEqual({ postcodes: 37_111 });
  await sql.end();
  await places.close();
});

it('has no owner to whom row-level security does not apply', async () => {
  const sql = postgres(database.ownerUrl, { max: 1 });
  const [owner] = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
  expect(owner).toEqual({ rolsuper: false, rolbypassrls: false });
  await sql.end();
});
