import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startApp, type TestApp } from './app';
import { testDatabase, type TestDatabase } from '../db/database';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  app = await startApp(database);
});

afterAll(async () => {
  await app.stop();
  await database.close();
});

const form = { email: 'nobody@test.example', password: 'not the right one' };

describe('a form', () => {
  const attack = (headers: Record<string, string>, path = '/sign-in') =>
    fetch(app.origin + path, { method: 'POST', headers, body: new URLSearchParams(form), redirect: 'manual' });

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['no site', {}],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['another scheme', { origin: 'https://127.0.0.1' }],
    ['another site that forges where it is', { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' }],
    [
      'another site that forges the host',
      { origin: 'http://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    ],
  ])('from %s is refused', async (_who, headers) => {
    expect((await attack(headers as Record<string, string>)).status).toBe(403);
    expect(
      (await attack(headers as Record<string, string>, '/sign-in?_data=features/staff/routes/sign-in')).status,
    ).toBe(403);
    expect((await attack(headers as Record<string, string>, '/sign-out')).status).toBe(403);
  });

  it('from our own pages is read', async () => {
    expect((await app.visitor().post('/sign-in', form)).status).toBe(422);
  });

  it('is read behind a proxy that names another host, where it is known how pages are reached', async () => {
    const published = await startApp(database, { PUBLIC_ORIGIN: 'https://help.example', TRUST_PROXY: '1' });
    const send = (headers: Record<string, string>) =>
      fetch(`${published.origin}/sign-in`, { method: 'POST', headers, body: new URLSearchParams(form) });
    const origin = 'https://help.example';
    expect((await send({ origin })).status).toBe(422);
    expect((await send({ origin, 'x-forwarded-host': 'evil.example' })).status).toBe(422);
    expect((await send({ origin: published.origin })).status).toBe(403);
    await published.stop();
  });

  it('counts each visitor apart: behind https nobody forgets to say how many proxies there are', async () => {
    const forgotten = startApp(database, { PUBLIC_ORIGIN: 'https://help.example' });
    await expect(forgotten).rejects.toThrow('The server ended with 1');
  });

  it('that is too large is refused before it is read', async () => {
    const answer = await app.visitor().post('/sign-in', { email: 'x'.repeat(300_000), password: 'x' });
    expect(answer.status).toBe(413);
  });

  it('that is no form is a bad request and not a failure', async () => {
    const response = await fetch(`${app.origin}/sign-in`, {
      method: 'POST',
      headers: { origin: app.origin, 'content-type': 'multipart/form-data; boundary=x' },
      body: 'not multipart at all',
    });
    expect(response.status).toBe(400);
  });
});

describe('every page', () => {
  it.each(['/', '/sign-in', '/worcestershire', '/worcestershire/get-help', '/nowhere', '/worcestershire/desk'])(
    '%s carries the headers',
    async (path) => {
      const { headers } = await app.visitor().get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(policy).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{20,}'/);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('cache-control')).toMatch(/no-store|max-age/);
    },
  );

  it('has a nonce of its own', async () => {
    const nonces = await Promise.all([1, 2, 3].map(() => app.visitor().get('/')));
    const seen = nonces.map(({ headers }) => /nonce-([^']+)/.exec(headers.get('content-security-policy') ?? '')?.[1]);
    expect(new Set(seen).size).toBe(3);
  });

  it('of a desk asks to sign in and comes back afterwards', async () => {
    const answer = await app.visitor().get('/kinver/desk/requests?status=done');
    expect(answer.status).toBe(302);
    expect(answer.location).toBe('/sign-in?returnTo=%2Fkinver%2Fdesk%2Frequests%3Fstatus%3Ddone');
  });

  it('that does not exist says what to do next, and says no more than that', async () => {
    const answer = await app.visitor().get('/worcestershire/information/nothing-here');
    expect(answer.status).toBe(404);
    expect(answer.text).toContain('Page not found');
    expect(answer.text).not.toMatch(/at .*\.tsx?:|node_modules|postgres/);
  });

  it('is not kept by anybody when it is personal', async () => {
    const staff = await app.staff([{ tenantNo: 41_005_017, role: 'clerk' }]);
    const answer = await staff.get('/kinver/desk');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('health', () => {
  const readyz = async () => {
    const { status, text } = await app.visitor().get('/readyz');
    return [status, JSON.parse(text) as unknown];
  };
  const parts = (migrations: string) => ({ database: 'ok', migrations, jobs: 'ok' });
  const saying = (sentence: RegExp) => vi.waitFor(() => expect(app.said()).toMatch(sentence));

  it('says that the process lives', async () => {
    expect((await app.visitor().get('/healthz')).text).toBe('ok');
  });

  it('says that it can work once the database has run the migrations of the build, neither more nor fewer', async () => {
    const sql = postgres(database.superuserUrl, { max: 1 });
    const [last] = await sql`
      update drizzle.__drizzle_migrations set created_at = created_at + 9000
      where id = (select max(id) from drizzle.__drizzle_migrations) returning *`;
    expect(await readyz()).toEqual([503, parts('failed')]);
    await saying(/The database has migration 9\d+, which this version of Joined Up does not know/);
    await sql`delete from drizzle.__drizzle_migrations where created_at > 9000`;
    expect(await readyz()).toEqual([503, parts('failed')]);
    await saying(/The database lacks 1 of the migrations of this version: run npm run db -- migrate/);
    await sql`insert into drizzle.__drizzle_migrations ${sql({ ...last, created_at: Number(last?.created_at) - 9000 })}`;
    await sql.end();
    expect(await readyz()).toEqual([200, parts('ok')]);
  });
});

describe('a desk', () => {
  it('is not found by those who do not belong to it', async () => {
    const clerk = await app.staff([{ tenantNo: 41_005_017, role: 'clerk' }]);
    for (const path of ['/wychavon/desk', '/south-staffordshire/desk', '/staffordshire/desk', '/nowhere/desk']) {
      expect((await clerk.get(path)).status, path).toBe(404);
    }
  });

  it('opens to a county coordinator for any council of the county, and for no other', async () => {
    const coordinator = await app.staff([{ tenantNo: 41_000_000, role: 'coordinator' }]);
    expect((await coordinator.get('/kinver/desk')).status).toBe(200);
    expect((await coordinator.get('/wychavon/desk')).status).toBe(404);
  });

  it('does not open to a membership that has ended', async () => {
    const clerk = await app.staff([{ tenantNo: 41_005_017, role: 'clerk' }]);
    const sql = postgres(database.superuserUrl, { max: 1 });
    await sql`update membership set ended_at = now()`;
    expect((await clerk.get('/kinver/desk')).status).toBe(404);
    await sql`update membership set ended_at = null`;
    await sql.end();
  });
});
