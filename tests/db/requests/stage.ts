import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { closePools, openPools, withTenant, type TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { createRequest } from '~/features/requests/create.server';
import { REQUEST_STATUS, type NewRequest, type RequestStatus } from '~/features/requests/schema';
import { abilityFor } from '~/features/policies';
import { tenantByNo } from '~/features/tenants/queries.server';
import { rangeOf } from '~/features/tenants/rules';
import type { Role } from '~/platform/permissions/roles';
import type { Desk } from '~/door.server';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { newReference } from '~/platform/reference.server';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from '../database';

/** Councils that come with Joined Up. */
export const STAFFORDSHIRE = 41_000_000;
export const SOUTH_STAFFORDSHIRE = 41_005_000;
export const KINVER = 41_005_017;
export const KINVER_AREA = 'E04008971';
/** Codsall Parish Council. */
export const CODSALL = 41_005_007;
export const CODSALL_AREA = 'E04008960';
export const WORCESTERSHIRE = 47_000_000;

const stage: { database?: TestDatabase; behind?: postgres.Sql } = {};

/** A database with the places and councils of Joined Up, and the pools of a server on it. */
export function setTheStage(): () => { behind: postgres.Sql } {
  beforeAll(async () => {
    stage.database = await testDatabase({ places: true });
    useEnv(stage.database);
    openPools(stage.database);
    stage.behind = postgres(stage.database.superuserUrl, { max: 2, onnotice: () => undefined });
  });
  afterAll(async () => {
    await closePools();
    await stage.behind?.end();
    await stage.database?.close();
  });
  return () => ({ behind: behind() });
}

/** Looks and reaches behind the policies: the superuser, for whom none holds. */
export function behind(): postgres.Sql {
  if (!stage.behind) throw new Error('The stage is not set yet');
  return stage.behind;
}

/** The database of the stage, for whoever starts a process of its own on it. */
export function database(): TestDatabase {
  if (!stage.database) throw new Error('The stage is not set yet');
  return stage.database;
}

/** Works as a member of staff at a council: reads and writes its range. */
export function at<T>(tenantNo: number, work: (db: TenantDb) => Promise<T>, actor: string = newId()): Promise<T> {
  const { lo, hi } = rangeOf(tenantNo);
  return withTenant({ lo, hi, wlo: lo, whi: hi, actor }, work);
}

export interface Asked extends Partial<NewRequest> {
  holderNo?: number;
  status?: RequestStatus;
  askedAt?: Date;
  reference?: string;
}

/** A request as it would have come in at its holder's portal; answers its id. */
export async function asked(wish: Asked = {}): Promise<string> {
  const { status, ...given } = wish;
  const holderNo = given.holderNo ?? SOUTH_STAFFORDSHIRE;
  const entry = { ...PLAIN, id: newId(), reference: newReference(), ...given };
  const whole = { ...entry, holderNo, countyNo: Math.floor(holderNo / 1_000_000), portalNo: holderNo };
  await at(holderNo, (db) => createRequest(db, whole, THE_RESIDENT));
  if (status) await behind()`update request set status = ${REQUEST_STATUS[status]} where id = ${entry.id}`;
  return entry.id;
}

const PLAIN: Omit<NewRequest, 'id'> = {
  urgency: 'this_week',
  medicineBy: null,
  channel: 'online',
  forOther: false,
  askerName: null,
  askerPhone: null,
  name: 'Margaret Ellison',
  phone: '+441632960142',
  email: null,
  address: '3 Church Close',
  postcode: 'ST18 9BW',
  areaCode: KINVER_AREA,
  loc: { x: 384_000, y: 283_000 },
  bornYear: null,
  accessNeeds: '',
  diet: '',
  consentVersion: 3,
  consentShare: true,
  needs: [{ category: 1, detail: '' }],
};

/** Somebody at a council's desk, as the door lets them in. */
export async function deskAt(tenantNo: number, role: Role, name = 'Priya Nair'): Promise<Desk> {
  const tenant = await at(tenantNo, (db) => tenantByNo(db, tenantNo));
  if (!tenant) throw new Error(`No council has the number ${tenantNo}`);
  const { lo, hi } = rangeOf(tenantNo);
  const userId = newId();
  const ability = abilityFor(role);
  return {
    tenant,
    member: { userId, name, email: `${userId}@test.example`, role, tenantNo },
    onBehalfOf: null,
    may: (action, subject) => ability.can(action, subject),
    range: { lo, hi, wlo: lo, whi: hi, actor: userId },
  };
}

/** Works as that person. */
export function as<T>(desk: Desk, work: (db: TenantDb) => Promise<T>): Promise<T> {
  return withTenant(desk.range, work);
}

/** A form as a browser sends it. */
export function formOf(fields: Record<string, string | readonly string[]>): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value);
  return form;
}
