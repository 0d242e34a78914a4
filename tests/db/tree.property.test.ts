import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, openPools, withTenant } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { offer } from '#db/schema/offers';
import { request } from '#db/schema/requests';
import { NO_WRITES, type TenantRange } from '#db/settings';
import { abilityFor, mayWriteAnything, policies } from '~/features/policies';
import { rangeOf } from '~/features/tenants/rules';
import type { Action } from '~/platform/permissions/policy';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { testDatabase, type TestDatabase } from './database';
import { ATTEMPTS, type Attempt, type Scene } from './tree/attempts';
import { countyTree, liesUnder, may, shapes, VERBS, writes, type Node, type Shape } from './tree/model';
import { idAt, plant, TABLES, type Planted } from './tree/rows';

/**
 * Random trees, roles and rows, against a model so naive that it can be read in a minute (tree/model.ts). The database
 * (ranges) and CASL (roles) must both agree with it.
 */
const roles = Object.keys(ROLES) as Role[];
const ACTIONS: Action[] = ['read', 'see_contacts', 'add', 'change', 'match', 'hand_on', 'export'];
const FIRST_COUNTY = 100;
const COUNTIES = 900;

let database: TestDatabase;
let superuser: postgres.Sql;
let counties = 0;

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

/** A tree of counties that nobody has used yet, with a row of everything at each council. */
async function grown(shape: Shape, publishedFrom: number): Promise<Planted[]> {
  const trees = Array.from({ length: shape.counties }, () => countyTree(FIRST_COUNTY + (counties++ % COUNTIES), shape));
  const planted = trees.flatMap((nodes) =>
    nodes.map((node, place) => ({
      node,
      partner: nodes[(place + 1) % nodes.length] as Node,
      published: place % 3 >= publishedFrom % 3,
    })),
  );
  await plant(superuser, planted);
  return planted;
}

const sorted = (numbers: number[]) => [...numbers].sort((a, b) => a - b);

describe('random trees, roles and rows', () => {
  it('are seen and changed exactly as the naive model says', async () => {
    const scenes = fc.record({
      shape: shapes,
      role: fc.constantFrom(...roles),
      me: fc.nat(),
      row: fc.nat(),
      other: fc.nat(),
      published: fc.nat(),
    });
    await fc.assert(
      fc.asyncProperty(scenes, async ({ shape, role, me: who, row, other, published }) => {
        const planted = await grown(shape, published);
        const nodeAt = (place: number) => (planted[place % planted.length] as Planted).node;
        const me = nodeAt(who);
        const range = rangeAt(me, role);
        await seesWhatItShould(range, me, planted);
        const scene = { me, row: nodeAt(row), other: nodeAt(other), writes: writes(role) };
        for (const attempt of ATTEMPTS) {
          expect([attempt.what, await succeeds(range, attempt, scene)]).toEqual([attempt.what, attempt.allowed(scene)]);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it.each(roles)('%s may do what the naive model says, with every noun', (role) => {
    const ability = abilityFor(role);
    expect(Object.keys(VERBS).sort()).toEqual(Object.keys(policies).sort());
    const all = Object.keys(VERBS).flatMap((noun) => ACTIONS.map((action) => ({ action, noun })));
    const said = (agrees: (one: { action: Action; noun: string }) => boolean) =>
      all.filter(agrees).map(({ action, noun }) => `${action} ${noun}`);
    expect(said(({ action, noun }) => ability.can(action, noun))).toEqual(
      said(({ action, noun }) => may(role, action, noun)),
    );
  });
});

/** As the door gives it to a role at a council. */
function rangeAt({ no }: Node, role: Role): TenantRange {
  const { lo, hi } = rangeOf(no);
  return { lo, hi, ...(mayWriteAnything(role) ? { wlo: lo, whi: hi } : NO_WRITES), actor: idAt('user', no) };
}

async function seesWhatItShould(range: TenantRange, me: Node, planted: readonly Planted[]): Promise<void> {
  const under = planted.filter(({ node }) => liesUnder(node, me)).map(({ node }) => node.no);
  const should = Object.fromEntries(TABLES.map((table) => [table, sorted(under)]));
  should.assignment = sorted(planted.filter(({ partner }) => liesUnder(partner, me)).map(({ partner }) => partner.no));
  should.desk_visit = [me.no];
  const everyRow = TABLES.map(
    (table) =>
      `select '${table}' as from_table, coalesce(array_agg(tenant_no order by tenant_no), '{}') as nos from "${table}"`,
  ).join(' union all ');
  const [rows, requests, offers, everywhere] = await withTenant(range, (db) =>
    Promise.all([
      db.execute<{ from_table: string; nos: number[] }>(sql.raw(everyRow)),
      db.select({ no: request.tenantNo }).from(request).where(inScope(db, request)),
      db.select({ no: offer.tenantNo }).from(offer).where(inScope(db, offer)),
      db.execute<{ no: number }>(sql`select tenant_no as no from published_provision`),
    ]),
  );
  expect(Object.fromEntries(rows.map(({ from_table: table, nos }) => [table, nos]))).toEqual(should);
  for (const scoped of [requests, offers]) expect(sorted(scoped.map(({ no }) => no))).toEqual(sorted(under));
  // What is published is everybody's, of this tree as of those before it.
  const shown = new Set(everywhere.map(({ no }) => no));
  for (const { node, published } of planted) expect([node.no, shown.has(node.no)]).toEqual([node.no, published]);
}

/** Takes back what it came to. */
class TakenBack extends Error {
  constructor(readonly rows: number) {
    super('taken back');
  }
}

/** By row-level security or for want of a grant; by a key that would point into another council. */
const REFUSALS = ['42501', '23503'];

async function succeeds(range: TenantRange, attempt: Attempt, scene: Scene): Promise<boolean> {
  try {
    return await withTenant(range, async (db) => {
      const { count } = await db.execute(sql.raw(attempt.sql(scene)));
      throw new TakenBack(count);
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.rows === 1;
    const cause = error instanceof Error ? error.cause : undefined;
    if (cause instanceof postgres.PostgresError && REFUSALS.includes(cause.code)) return false;
    throw error;
  }
}
