import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { closePools, openPools, withTenant } from '#db/client.server';
import { newId } from '#db/id';
import { DemoRefused, seedDemo } from '#db/seed/demo';
import { createRequest } from '~/features/requests/create.server';
import { ensureUser } from '~/platform/auth/account.server';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { newReference } from '~/platform/reference.server';
import { aRequest } from '#tests/factories/requests';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from './database';

const KINVER = 41_005_017;
const PASSWORD = 'lantern-orbit-kitchen';
let database: TestDatabase;

beforeEach(({ task }) => setUp(task.name.includes('councils')));
afterEach(async () => {
  await closePools();
  await database.close();
});

async function setUp(empty: boolean): Promise<void> {
  database = await testDatabase({ places: !empty });
  useEnv(database);
  openPools(database);
}

/** How many records and accounts there are. */
async function everybody(): Promise<number> {
  const sql = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  const [row] = await sql<{ count: number }[]>`
    select ((select count(*) from request) + (select count(*) from offer) + (select count(*) from app_user))::int as count`;
  await sql.end();
  return row?.count ?? 0;
}

async function refusal(env: Parameters<typeof seedDemo>[0]['env'] = {}): Promise<string> {
  const error: unknown = await seedDemo({ password: PASSWORD, env }).catch((thrown: unknown) => thrown);
  if (!(error instanceof DemoRefused)) throw new Error('It was not refused', { cause: error });
  return error.message;
}

test('in production', async () => {
  expect(await refusal({ NODE_ENV: 'production' })).toMatch(/^This is production .* DEMO=1/);
  expect(await everybody()).toBe(0);
});

test('where somebody has asked for help', async () => {
  const entry = { ...aRequest(), reference: newReference(), countyNo: 41, holderNo: KINVER, portalNo: KINVER };
  const range = { lo: KINVER, hi: KINVER, wlo: KINVER, whi: KINVER, actor: newId() };
  await withTenant(range, (db) => createRequest(db, entry, THE_RESIDENT));
  expect(await refusal()).toMatch(/^This database has requests, offers or accounts/);
  expect(await everybody()).toBe(1);
});

test('where somebody else has an account', async () => {
  await ensureUser('someone@staffordshire.gov.example', 'Someone Real');
  expect(await refusal()).toMatch(/^This database has requests, offers or accounts/);
  expect(await everybody()).toBe(1);
});

test('without the councils it is about', async () => {
  expect(await refusal()).toMatch(/worcestershire and staffordshire.*npm run db/);
});
