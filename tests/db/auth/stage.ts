import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { ensureUser } from '~/platform/auth/account.server';
import { hashPassword } from '~/platform/auth/password.server';
import { closePools, openPools } from '#db/client.server';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from '../database';

export const PASSWORD = 'kitchen-lantern-orbit';
export const COUNTY = 47_000_000;
export const WYCHAVON = 47_006_000;

interface Stage {
  database: TestDatabase;
  /** Looks and reaches behind the policies: the superuser, for whom none holds. */
  behind: postgres.Sql;
  /** Of the password above. */
  passwordHash: string;
}

const stage: Partial<Stage> = {};
let people = 0;

/** A database with a county and one of its districts, and the pools of a server on it, for all tests of this file. */
export function setTheStage(): () => Stage {
  beforeAll(async () => {
    const database = await testDatabase();
    useEnv(database);
    openPools(database);
    const behind = postgres(database.superuserUrl, { max: 3, onnotice: () => undefined });
    await behind`
      insert into tenant (tenant_no, county_no, tier, slug, name, short_name, config) values
        (${COUNTY}, 47, 1, 'worcestershire', 'Worcestershire County Council', 'Worcestershire', '{}'),
        (${WYCHAVON}, 47, 2, 'wychavon', 'Wychavon District Council', 'Wychavon', '{}')`;
    Object.assign(stage, { database, behind, passwordHash: await hashPassword(PASSWORD) });
  });
  afterAll(async () => {
    await closePools();
    await stage.behind?.end();
    await stage.database?.close();
  });
  return set;
}

function set(): Stage {
  const { database, behind, passwordHash } = stage;
  if (!database || !behind || !passwordHash) throw new Error('The stage is not set yet');
  return { database, behind, passwordHash };
}

/** Somebody with an account and the password above, never seen by another test. */
export async function person(): Promise<{ id: string; email: string }> {
  const { behind, passwordHash } = set();
  const email = `person${(people += 1)}@wychavon.example`;
  const { userId } = await ensureUser(email, 'Priya Nair');
  await behind`update app_user set password_hash = ${passwordHash} where id = ${userId}`;
  return { id: userId, email };
}

/** An address that no other test signs in from. */
export const newAddress = () => `192.0.2.${(people += 1)}`;

/** What the browser sends after it was given this Set-Cookie header. */
export function asking(cookie: string): Request {
  return new Request('http://localhost:3000/', { headers: { Cookie: `theme=dark; ${cookie.split(';')[0] ?? ''}` } });
}
