import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, openPools, withTenant } from '#db/client.server';
import { newId } from '#db/id';
import { inScope } from '#db/scope.server';
import { request } from '#db/schema/requests';
import { NO_WRITES } from '#db/settings';
import { abilityFor, mayWriteAnything } from '~/features/policies';
import { rangeOf } from '~/features/tenants/rules';
import type { Role } from '~/platform/permissions/roles';
import { testDatabase, type TestDatabase } from './database';

/**
 * Random trees, roles and rows, against a model so naive that it can be read in a minute: a tree of parents, walked up.
 * The database (ranges) and CASL (roles) must both agree with it.
 */
interface Node {
  no: number;
  parent: Node | null;
}

/** Who may do what with a request, copied by hand from the design's table and not from the policies. */
const MODEL: Record<Role, { read: boolean; change: boolean; handOn: boolean }> = {
  coordinator: { read: true, change: true, handOn: true },
  officer: { read: true, change: true, handOn: true },
  clerk: { read: true, change: true, handOn: false },
  call_handler: { read: true, change: false, handOn: false },
  social_care: { read: true, change: false, handOn: false },
  administrator: { read: false, change: false, handOn: false },
};

const liesUnder = (node: Node | null, above: Node): boolean =>
  node !== null && (node === above || liesUnder(node.parent, above));

/** Some counties with districts with parishes, with gaps in the numbers as the real ones have. */
const trees = fc
  .uniqueArray(fc.integer({ min: 100, max: 899 }), { minLength: 1, maxLength: 3 })
  .chain((counties) =>
    fc.tuple(
      fc.constant(counties),
      fc.uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 3 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { minLength: 1, maxLength: 3 }),
    ),
  )
  .map(([counties, districts, parishes]) => counties.flatMap((county) => countyTree(county, districts, parishes)));

function countyTree(county: number, districts: number[], parishes: number[]): Node[] {
  const top: Node = { no: county * 1_000_000, parent: null };
  return [
    top,
    ...districts.flatMap((district) => {
      // District 0 is the county itself: the parishes of a unitary authority lie right under it.
      const middle: Node = district === 0 ? top : { no: top.no + district * 1_000, parent: top };
      const below = parishes.map((parish) => ({ no: top.no + district * 1_000 + parish, parent: middle }));
      return district === 0 ? below : [middle, ...below];
    }),
  ];
}

let database: TestDatabase;
let superuser: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  openPools({ hostUrl: database.hostUrl, secret: database.secret });
});

afterAll(async () => {
  await closePools();
  await superuser.end();
  await database.close();
});

async function plant(nodes: Node[]): Promise<void> {
  await superuser`truncate tenant cascade`;
  await superuser`insert into tenant ${superuser(
    nodes.map(({ no }) => ({
      tenant_no: no,
      county_no: Math.floor(no / 1e6),
      tier: no % 1e6 === 0 ? 1 : no % 1000 === 0 ? 2 : 3,
      slug: `t-${no}`,
      name: 't',
      short_name: 't',
      config: {},
    })) as never[],
  )}`;
  await superuser`insert into request ${superuser(
    nodes.map(({ no }) => ({
      county_no: Math.floor(no / 1e6),
      tenant_no: no,
      id: newId(),
      reference: `R${no}`,
      urgency: 1,
      channel: 3,
      portal_no: no,
      name: 'n',
      consent_version: 1,
      consent_share: true,
    })) as never[],
  )}`;
}

const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

describe('random trees, roles and rows', () => {
  it('are seen and changed exactly as the naive model says', async () => {
    const roles = fc.constantFrom(...(Object.keys(MODEL) as Role[]));
    await fc.assert(
      fc.asyncProperty(trees, roles, fc.nat(), fc.nat(), fc.nat(), async (nodes, role, who, what, whereTo) => {
        await plant(nodes);
        const me = nodes[who % nodes.length] as Node;
        const row = nodes[what % nodes.length] as Node;
        const target = nodes[whereTo % nodes.length] as Node;
        const { lo, hi } = rangeOf(me.no);
        const range = { lo, hi, ...(mayWriteAnything(role) ? { wlo: lo, whi: hi } : NO_WRITES) };
        const model = MODEL[role];
        const visible = nodes.filter((node) => liesUnder(node, me)).map(({ no }) => no);

        const seen = await withTenant(range, (db) => db.select({ no: request.tenantNo }).from(request));
        expect(sorted(seen.map(({ no }) => no))).toEqual(sorted(visible));
        const scoped = await withTenant(range, (db) =>
          db.select({ no: request.tenantNo }).from(request).where(inScope(db, request)),
        );
        expect(sorted(scoped.map(({ no }) => no))).toEqual(sorted(visible));

        const ability = abilityFor(role);
        expect(ability.can('read', 'Request')).toBe(model.read);
        expect(ability.can('change', 'Request')).toBe(model.change);
        expect(ability.can('hand_on', 'Request')).toBe(model.handOn);

        const handedOn = await handOn(range, row.no, target.no);
        const sameCounty = Math.floor(row.no / 1e6) === Math.floor(target.no / 1e6);
        const mayWriteAtAll = role !== 'social_care';
        const expected = mayWriteAtAll && liesUnder(row, me) && liesUnder(target, me) && sameCounty;
        expect(handedOn).toBe(expected);
      }),
      { numRuns: 60 },
    );
  }, 120_000);
});

/** Whether the database lets a request go from one tenant to another. */
async function handOn(range: Parameters<typeof withTenant>[0], from: number, to: number): Promise<boolean> {
  try {
    const moved = await withTenant(range, (db) =>
      db.execute(sql`update request set tenant_no = ${to} where reference = ${`R${from}`} returning 1`),
    );
    return moved.length === 1;
  } catch {
    return false;
  }
}
