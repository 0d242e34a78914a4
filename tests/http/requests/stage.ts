import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { closePools, openPools, withTenant } from '#db/client.server';
import { createRequest } from '~/features/requests/create.server';
import type { NewRequest } from '~/features/requests/schema';
import { rangeOf } from '~/features/tenants/rules';
import { THE_RESIDENT } from '~/platform/audit/actor';
import type { Role } from '~/platform/permissions/roles';
import { newReference } from '~/platform/reference.server';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { aRequest } from '#tests/factories/requests';
import { useEnv } from '#tests/setup/env';
import { startApp, type TestApp, type Visitor } from '../app';

export const STAFFORDSHIRE = 41_000_000;
export const SOUTH_STAFFORDSHIRE = 41_005_000;
export const CODSALL = 41_005_007;
export const KINVER = 41_005_017;

/** A role at a council, a clerk of another parish, or a second officer. */
type Who = Role | 'stranger' | 'second';

const JOBS: Record<Who, { tenantNo: number; role: Role; name: string }> = {
  coordinator: { tenantNo: STAFFORDSHIRE, role: 'coordinator', name: 'Martin Okafor' },
  officer: { tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer', name: 'Priya Nair' },
  second: { tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer', name: 'Joan Hughes' },
  clerk: { tenantNo: KINVER, role: 'clerk', name: 'Tom Bayliss' },
  stranger: { tenantNo: CODSALL, role: 'clerk', name: 'Nobody Here' },
  call_handler: { tenantNo: SOUTH_STAFFORDSHIRE, role: 'call_handler', name: 'Lewis Grant' },
  social_care: { tenantNo: STAFFORDSHIRE, role: 'social_care', name: 'Sam Care' },
  administrator: { tenantNo: STAFFORDSHIRE, role: 'administrator', name: 'Ada Min' },
};

/** The desk at which each of them works. */
export const DESK: Record<Who, string> = {
  coordinator: '/staffordshire/desk',
  officer: '/south-staffordshire/desk',
  second: '/south-staffordshire/desk',
  clerk: '/kinver/desk',
  stranger: '/codsall/desk',
  call_handler: '/south-staffordshire/desk',
  social_care: '/staffordshire/desk',
  administrator: '/staffordshire/desk',
};

interface Stage {
  database: TestDatabase;
  app: TestApp;
  sql: postgres.Sql;
}

let stage: Stage | undefined;
const staff = new Map<Who, Visitor>();

/** The real server on a database with the councils of Joined Up, and somebody of each role signed in. */
export function setTheStage(): void {
  beforeAll(async () => {
    const database = await testDatabase({ places: true });
    useEnv(database);
    openPools(database);
    const app = await startApp(database);
    stage = { database, app, sql: postgres(database.superuserUrl, { max: 1, onnotice: () => undefined }) };
    for (const [who, { name, ...job }] of Object.entries(JOBS)) staff.set(who as Who, await app.staff([job], name));
  });
  afterAll(async () => {
    await stage?.app.stop();
    await closePools();
    await stage?.sql.end();
    await stage?.database.close();
  });
}

/** Looks behind the policies: the superuser, for whom none holds. */
export function behind(): postgres.Sql {
  if (!stage) throw new Error('The stage is not set yet');
  return stage.sql;
}

/** The browser of somebody who is signed in. */
export function visitor(who: Who): Visitor {
  const found = staff.get(who);
  if (!found) throw new Error('The stage is not set yet');
  return found;
}

/** The browser of somebody who is not signed in and has never been here. */
export function anybody(): Visitor {
  if (!stage) throw new Error('The stage is not set yet');
  return stage.app.visitor();
}

/** A request of somebody in Kinver, held by its parish council unless told otherwise; answers its id. */
export async function asked(differences: Partial<NewRequest> = {}, holderNo = KINVER): Promise<string> {
  const entry = { ...aRequest({ areaCode: 'E04008971', ...differences }), reference: newReference() };
  const { lo, hi } = rangeOf(holderNo);
  await withTenant({ lo, hi, wlo: lo, whi: hi }, (db) =>
    createRequest(db, { ...entry, holderNo, countyNo: 41, portalNo: holderNo }, THE_RESIDENT),
  );
  return entry.id;
}
