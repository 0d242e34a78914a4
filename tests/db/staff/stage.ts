import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node';
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { addressOf, ensureUser } from '~/platform/auth/account.server';
import { hashPassword } from '~/platform/auth/password.server';
import { startSession } from '~/platform/auth/session.server';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { closePools, openPools } from '#db/client.server';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from '../database';

export const PASSWORD = 'kitchen-lantern-orbit';
export const WORCESTERSHIRE = 47_000_000;
export const WYCHAVON = 47_005_000;
export const MALVERN_HILLS = 47_002_000;
export const STAFFORDSHIRE = 41_000_000;
/** Abberton, a parish of Wychavon. */
export const ABBERTON = 47_005_001;

const stage: { database?: TestDatabase; behind?: postgres.Sql; passwordHash?: string } = {};
let addresses = 0;

/** A database with all councils and the pools of a server on it. The answer reaches behind every policy. */
export function setTheStage(): () => postgres.Sql {
  beforeAll(async () => {
    stage.database = await testDatabase({ places: true });
    useEnv(stage.database);
    openPools(stage.database);
    stage.behind = postgres(stage.database.superuserUrl, { max: 2, onnotice: () => undefined });
    stage.passwordHash = await hashPassword(PASSWORD);
  });
  afterAll(async () => {
    await closePools();
    await stage.behind?.end();
    await stage.database?.close();
  });
  return behind;
}

function behind(): postgres.Sql {
  if (!stage.behind) throw new Error('The stage is not set yet');
  return stage.behind;
}

/** A member of staff with the password above and these roles: `['officer', WYCHAVON]`. */
export async function member(
  email: string,
  ...roles: Array<[Role, number]>
): Promise<{ id: string; email: string; cookie: string }> {
  const { userId } = await ensureUser(email, `Priya ${email.split('@')[0] ?? ''}`);
  await behind()`update app_user set password_hash = ${stage.passwordHash ?? ''} where id = ${userId}`;
  for (const [role, tenantNo] of roles) {
    await behind()`
      insert into membership (county_no, tenant_no, user_id, role)
      values (${Math.floor(tenantNo / 1_000_000)}, ${tenantNo}, ${userId}, ${ROLES[role]})`;
  }
  const { cookie } = await startSession(userId);
  return { id: userId, email: addressOf(email), cookie };
}

interface Visit {
  cookie?: string;
  params?: Record<string, string>;
  /** Sent as a form when given. */
  form?: Record<string, string>;
  address?: string;
}

/** What a route answered: its data, or the status, headers and data of a response that it gave or threw. */
export interface Answer {
  status: number;
  headers: Headers;
  data: unknown;
}

/** Calls a loader or action as the server does, through its door. */
export async function visit(
  route: (args: LoaderFunctionArgs) => Promise<unknown>,
  path: string,
  { cookie, params = {}, form, address }: Visit = {},
): Promise<Answer> {
  const headers = new Headers(cookie === undefined ? {} : { Cookie: cookie.split(';')[0] ?? '' });
  const sent = form && { method: 'POST', body: new URLSearchParams(form) };
  const clientAddress = address ?? `192.0.2.${(addresses += 1)}`;
  const context: AppLoadContext = { nonce: '', clientAddress };
  const request = new Request(`http://localhost:3000${path}`, { headers, ...sent });
  const answer = await route({ request, params, context }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
  if (!(answer instanceof Response)) return { status: 200, headers: new Headers(), data: answer };
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, data: text ? (JSON.parse(text) as unknown) : null };
}
