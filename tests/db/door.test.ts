import type { AppLoadContext } from '@remix-run/node';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closePools, openPools } from '#db/client.server';
import { request as requestTable } from '#db/schema/requests';
import { useEnv } from '#tests/setup/env';
import { abilityFor, mayWriteAnything, type Subject } from '~/features/policies';
import { rangeOf } from '~/features/tenants/rules';
import type { SignedIn } from '~/platform/auth/session.server';
import { createDeskDoor } from '~/platform/door/desk.server';
import { linkLoader } from '~/platform/door/link.server';
import { createPortalDoor } from '~/platform/door/portal.server';
import { AppError } from '~/platform/errors/app-error';
import type { Role } from '~/platform/permissions/roles';
import { testDatabase, type TestDatabase } from './database';
import { fillWorld, offerAt, requestAt, TENANTS, userAt } from './isolation/world';

const DISTRICT = 901_001_000;
const PARISH = 901_001_001;

let database: TestDatabase;
let superuser: postgres.Sql;

beforeAll(async () => {
  database = await testDatabase();
  useEnv(database);
  await fillWorld(database.superuserUrl);
  superuser = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  openPools({ hostUrl: database.hostUrl, secret: database.secret });
});

afterAll(async () => {
  await closePools();
  await superuser.end();
  await database.close();
});

const findTenant = (slug: string) => {
  const tenantNo = TENANTS.find((no) => slug === `t-${no}`);
  return Promise.resolve(
    tenantNo === undefined ? null : { tenantNo, countyNo: Math.floor(tenantNo / 1_000_000), slug },
  );
};
const { deskLoader, deskAction } = createDeskDoor<{ tenantNo: number; countyNo: number; slug: string }, Subject>({
  findTenant,
  rangeOf,
  abilityFor,
  mayWrite: mayWriteAnything,
  signInPath: (returnTo) => `/sign-in?returnTo=${returnTo}`,
});
const { portalAction } = createPortalDoor({ findTenant });

function signedIn(...memberships: [tenantNo: number, role: Role][]): SignedIn {
  return {
    sessionId: 'x',
    user: { id: userAt(memberships[0]?.[0] ?? DISTRICT), name: 'Priya Nair', email: 'priya@test.example' },
    memberships: memberships.map(([tenantNo, role]) => ({
      tenantNo,
      countyNo: Math.floor(tenantNo / 1_000_000),
      role,
    })),
  };
}

function visit(session: SignedIn | null, slug: string, init: RequestInit = {}, more: Record<string, string> = {}) {
  const request = new Request(`http://localhost/${slug}/desk/x?y=1`, init);
  const context = { nonce: '', clientAddress: '', session: Promise.resolve(session) } as AppLoadContext;
  return { request, params: { tenant: slug, ...more }, context };
}

/** What a refused visit is answered with. */
async function refusal(work: Promise<unknown>): Promise<{ status: number; location: string | null; body: string }> {
  const thrown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error(`Not refused with a response: ${String(thrown)}`);
  return { status: thrown.status, location: thrown.headers.get('location'), body: await thrown.text() };
}

const read = deskLoader({ can: ['read', 'Request'] }, ({ db, desk }) =>
  db
    .select({ no: requestTable.tenantNo })
    .from(requestTable)
    .then((rows) => ({ rows: rows.map(({ no }) => no), as: desk.member.role, onBehalfOf: desk.onBehalfOf })),
);
const change = sql`update request set urgency = 4`;
const post: RequestInit = { method: 'POST', body: new URLSearchParams({ a: 'b' }) };

describe('the door of a desk', () => {
  it('sends somebody without a session to sign in, and back here afterwards', async () => {
    const { status, location } = await refusal(read(visit(null, `t-${PARISH}`)));
    expect([status, location]).toEqual([302, `/sign-in?returnTo=/t-${PARISH}/desk/x?y=1`]);
  });

  it.each<[string, SignedIn, string]>([
    ['a tenant that is not there', signedIn([DISTRICT, 'officer']), 't-1'],
    ['a tenant one does not belong to', signedIn([DISTRICT, 'officer']), 't-902001000'],
    ['a tenant below, without being its county', signedIn([DISTRICT, 'officer']), `t-${PARISH}`],
    ['a tenant of another county', signedIn([901_000_000, 'coordinator']), 't-902001001'],
    ['a tenant below for a coordinator that is none of a county', signedIn([DISTRICT, 'coordinator']), `t-${PARISH}`],
    ['a role that may not', signedIn([DISTRICT, 'administrator']), `t-${DISTRICT}`],
    ['nobody', signedIn(), `t-${DISTRICT}`],
  ])('answers for %s as for nothing', async (_who, session, slug) => {
    const { status, body } = await refusal(read(visit(session, slug)));
    expect([status, JSON.parse(body)]).toMatchObject([404, { happened: 'Page not found' }]);
  });

  it('gives a member the range of the tenant', async () => {
    const { rows, as, onBehalfOf } = await read(visit(signedIn([DISTRICT, 'officer']), `t-${DISTRICT}`));
    expect([rows.sort(), as, onBehalfOf]).toEqual([[901_001_000, 901_001_001, 901_001_002], 'officer', null]);
  });

  it('lets a county coordinator work for any tenant of the county, and says so', async () => {
    const { rows, as, onBehalfOf } = await read(visit(signedIn([901_000_000, 'coordinator']), `t-${PARISH}`));
    expect([rows, as, onBehalfOf]).toEqual([[PARISH], 'coordinator', PARISH]);
  });

  it('of several roles takes one that may', async () => {
    const session = signedIn([DISTRICT, 'administrator'], [DISTRICT, 'call_handler']);
    expect((await read(visit(session, `t-${DISTRICT}`))).as).toBe('call_handler');
  });

  it('lets no loader write', async () => {
    const write = deskLoader({ can: ['read', 'Request'] }, async ({ db }) => (await db.execute(change)).count);
    expect(await write(visit(signedIn([DISTRICT, 'officer']), `t-${DISTRICT}`))).toBe(0);
  });

  it('lets an action write within the range', async () => {
    const write = deskAction({ can: ['change', 'Request'] }, async ({ db, form }) => {
      const { count } = await db.execute(change);
      return { count, typed: form.get('a') };
    });
    expect(await write(visit(signedIn([DISTRICT, 'officer']), `t-${DISTRICT}`, post))).toEqual({
      count: 3,
      typed: 'b',
    });
  });

  it('gives those who may only read nothing to write, whatever an action tries', async () => {
    const write = deskAction({ can: ['read', 'Request'] }, async ({ db }) => (await db.execute(change)).count);
    expect(await write(visit(signedIn([901_000_000, 'social_care']), 't-901000000', post))).toBe(0);
  });

  it('takes nothing for done that was refused', async () => {
    const fail = deskAction({ can: ['change', 'Request'] }, async ({ db }) => {
      await db.execute(sql`update request set urgency = 3`);
      throw new AppError('conflict', 'Somebody was faster', 'Open it again.');
    });
    const { status, body } = await refusal(fail(visit(signedIn([DISTRICT, 'officer']), `t-${DISTRICT}`, post)));
    expect([status, JSON.parse(body)]).toEqual([409, { happened: 'Somebody was faster', next: 'Open it again.' }]);
    const [row] = await superuser<{ n: number }[]>`select count(*)::int as n from request where urgency = 3`;
    expect(row?.n).toBe(0);
  });

  it('answers for an address that does not fit as for nothing', async () => {
    const one = deskLoader({ can: ['read', 'Request'], params: z.object({ id: z.uuid() }) }, ({ params }) =>
      Promise.resolve(params.id),
    );
    const session = signedIn([DISTRICT, 'officer']);
    expect((await refusal(one(visit(session, `t-${DISTRICT}`, {}, { id: "'; drop" })))).status).toBe(404);
    const id = requestAt(PARISH);
    expect(await one(visit(session, `t-${DISTRICT}`, {}, { id }))).toBe(id);
  });

  it('records whose data was shown, by whom and for whom', async () => {
    const show = deskLoader(
      {
        can: ['read', 'Request'],
        views: ({ id }: { id: string }) => [{ subject: 'Request', id, tenantNo: PARISH }],
      },
      () => Promise.resolve({ id: requestAt(PARISH) }),
    );
    await show(visit(signedIn([901_000_000, 'social_care']), 't-901000000'));
    const [row] = await superuser`
      select tenant_no, user_name, user_tenant_no, role from view_record
      where subject_id = ${requestAt(PARISH)} order by at desc limit 1`;
    expect(row).toEqual({ tenant_no: PARISH, user_name: 'Priya Nair', user_tenant_no: 901_000_000, role: 5 });
  });

  it('shows nothing whose view it cannot record', async () => {
    const show = deskLoader(
      {
        can: ['read', 'Request'],
        views: () => [{ subject: 'Request', id: requestAt(902_001_001), tenantNo: 902_001_001 }],
      },
      () => Promise.resolve({ secret: 'x' }),
    );
    await expect(show(visit(signedIn([DISTRICT, 'officer']), `t-${DISTRICT}`))).rejects.toThrow();
  });
});

describe('the other doors', () => {
  it('a portal can read no casework, whatever it is allowed to write', async () => {
    const peek = portalAction({ public: true }, ({ asPublic }) =>
      asPublic({ writeTo: PARISH }, (db) => db.execute(sql`select name from request`)),
    );
    await expect(peek(visit(null, `t-${PARISH}`, post))).rejects.toThrow();
  });

  it('a private link with a token that is none answers as for nothing', async () => {
    const open = linkLoader(({ db }) => db.execute(sql`select id from offer where id = ${offerAt(PARISH)}`));
    for (const token of ['', 'short', 'x'.repeat(44), `${'x'.repeat(42)}/`]) {
      expect((await refusal(open({ ...visit(null, 'x'), params: { token } }))).status).toBe(404);
    }
    expect(await open({ ...visit(null, 'x'), params: { token: 'x'.repeat(43) } })).toHaveLength(0);
  });
});
