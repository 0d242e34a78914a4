import { beforeAll, describe, expect, test } from 'vitest';
import { action as chooseAction, loader as chooseLoader } from '~/features/staff/routes/invitation';
import { loader as desksLoader } from '~/features/staff/routes/desks';
import { action as signInAction, loader as signInLoader } from '~/features/staff/routes/sign-in';
import { action as signOutAction } from '~/features/staff/routes/sign-out';
import { ensureUser } from '~/platform/auth/account.server';
import { invite } from '~/platform/auth/invitations.server';
import { GUESSES } from '~/platform/auth/limits.server';
import { readSession } from '~/platform/auth/session.server';
import { linkToken } from '~/platform/hash.server';
import { member, ABBERTON, PASSWORD, setTheStage, STAFFORDSHIRE, visit, WORCESTERSHIRE, WYCHAVON } from './stage';

setTheStage();
let officer: Awaited<ReturnType<typeof member>>;
beforeAll(async () => {
  officer = await member('officer@wychavon.example', ['officer', WYCHAVON]);
});

const cookieOf = (answer: { headers: Headers }) => answer.headers.get('Set-Cookie') ?? '';
const whoHas = (cookie: string) =>
  readSession(new Request('http://localhost:3000/', { headers: { Cookie: cookie.split(';')[0] ?? '' } }));

describe('the sign-in page', () => {
  const typed = () => ({ email: officer.email, password: PASSWORD });

  test('signs in and goes on to the desks', async () => {
    const answer = await visit(signInAction, '/sign-in', { form: typed() });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('Location')).toBe('/desks?straight=yes');
    expect((await whoHas(cookieOf(answer)))?.user.email).toBe(officer.email);
  });

  test('goes back to where one was, and never to another site', async () => {
    const to = async (returnTo: string) => {
      const path = `/sign-in?${new URLSearchParams({ returnTo }).toString()}`;
      return (await visit(signInAction, path, { form: typed() })).headers.get('Location');
    };
    expect(await to('/wychavon/desk/requests?status=matched')).toBe('/wychavon/desk/requests?status=matched');
    expect(await to('//evil.example/')).toBe('/desks?straight=yes');
    expect(await to('https://evil.example/')).toBe('/desks?straight=yes');
  });

  test('ends the session one came with', async () => {
    const { cookie } = await member('officer@wychavon.example');
    await visit(signInAction, '/sign-in', { form: typed(), cookie });
    expect(await whoHas(cookie)).toBeNull();
  });

  test('keeps the address typed, and not the password, when it refuses', async () => {
    const form = { ...typed(), password: 'not this one at all' };
    const answer = await visit(signInAction, '/sign-in', { form });
    expect(answer.status).toBe(422);
    expect(cookieOf(answer)).toBe('');
    expect(answer.data).toMatchObject({ ok: false, typed: { email: officer.email } });
    expect(JSON.stringify(answer.data)).not.toContain(form.password);
  });

  test('answers the same for an account that does not exist', async () => {
    const known = await visit(signInAction, '/sign-in', { form: { ...typed(), password: 'wrong' } });
    const unknown = await visit(signInAction, '/sign-in', { form: { email: officer.email, password: 'wrong' } });
    const nobody = await visit(signInAction, '/sign-in', { form: { email: 'a@b.example', password: 'wrong' } });
    expect(unknown.data).toEqual(known.data);
    expect({ ...(nobody.data as object), typed: null }).toEqual({ ...(known.data as object), typed: null });
    expect(nobody.status).toBe(known.status);
  });

  test('says what is missing, field by field', async () => {
    const { status, data } = await visit(signInAction, '/sign-in', { form: { email: '', password: '' } });
    expect(status).toBe(422);
    expect(data).toMatchObject({
      errors: { email: ['Enter your email address'], password: ['Enter your password'] },
    });
  });

  test('says how long to wait after too many tries', async () => {
    const form = { email: 'limited@wychavon.example', password: 'not this one at all' };
    for (let n = 0; n < GUESSES.account; n += 1) await visit(signInAction, '/sign-in', { form });
    const { status, headers, data } = await visit(signInAction, '/sign-in', { form });
    expect(status).toBe(429);
    expect(Number(headers.get('Retry-After'))).toBeGreaterThan(800);
    expect(data).toMatchObject({ errors: { '': ['Too many tries. Wait 15 minutes, then try again'] } });
  });

  test('is passed by whoever is signed in already', async () => {
    const answer = await visit(signInLoader, '/sign-in?returnTo=/wychavon/desk', { cookie: officer.cookie });
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/wychavon/desk']);
  });
});

test('signing out takes the cookie back; everywhere ends the others too', async () => {
  const [here, there, other] = [
    await member('leaving@wychavon.example'),
    await member('leaving@wychavon.example'),
    await member('leaving@wychavon.example'),
  ];
  const answer = await visit(signOutAction, '/sign-out', { form: {}, cookie: here.cookie });
  expect(cookieOf(answer)).toContain('Max-Age=0');
  expect(await whoHas(here.cookie)).toBeNull();
  expect(await whoHas(there.cookie)).not.toBeNull();
  await visit(signOutAction, '/sign-out', { form: { everywhere: 'yes' }, cookie: there.cookie });
  expect(await whoHas(other.cookie)).toBeNull();
  expect((await visit(signOutAction, '/sign-out', { form: { everywhere: 'yes' } })).status).toBe(302);
});

describe('the desks', () => {
  test('are for whoever is signed in', async () => {
    const answer = await visit(desksLoader, '/desks');
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/sign-in']);
  });

  test('are passed after signing in when there is only one', async () => {
    const answer = await visit(desksLoader, '/desks?straight=yes', { cookie: officer.cookie });
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/wychavon/desk']);
    expect((await visit(desksLoader, '/desks', { cookie: officer.cookie })).status).toBe(200);
  });

  test('of several councils are shown each with its roles, and no other council', async () => {
    const { cookie } = await member(
      'two@wychavon.example',
      ['officer', WYCHAVON],
      ['administrator', WYCHAVON],
      ['clerk', ABBERTON],
    );
    const { data } = await visit(desksLoader, '/desks?straight=yes', { cookie });
    const { desks, search } = data as { desks: Array<{ tenantNo: number; roles: string[] }>; search: unknown };
    expect(desks.map(({ tenantNo, roles }) => [tenantNo, roles])).toEqual([
      [WYCHAVON, ['district officer', 'administrator']],
      [ABBERTON, ['parish clerk']],
    ]);
    expect(search).toBeNull();
  });

  test('of a county’s coordinator are all councils of that county, found by name', async () => {
    const { cookie } = await member('coordinator@worcestershire.example', ['coordinator', WORCESTERSHIRE]);
    const found = async (q: string) => {
      const { data } = await visit(desksLoader, `/desks?q=${q}`, { cookie });
      return (data as { search: { councils: Array<{ tenantNo: number; name: string }> } }).search.councils;
    };
    expect(await found('')).toHaveLength(6);
    expect((await found('WYCHAVON')).map((council) => council.tenantNo)).toEqual([WYCHAVON]);
    const all = await found('council');
    expect(all.length).toBeGreaterThan(100);
    expect(all.every(({ tenantNo }) => tenantNo > WORCESTERSHIRE && tenantNo < WORCESTERSHIRE + 1_000_000)).toBe(true);
    expect(await found('Kinver')).toEqual([]);
  });

  test('of a county’s administrator are only their own', async () => {
    const { cookie } = await member('admin@staffordshire.example', ['administrator', STAFFORDSHIRE]);
    const { data } = await visit(desksLoader, '/desks', { cookie });
    expect(data).toMatchObject({ search: null });
  });
});

describe('the link of an invitation', () => {
  async function invited(email: string) {
    const { userId } = await ensureUser(email, 'Tom Bayliss');
    const { id } = await invite({ userId, tenantNo: WYCHAVON });
    return { params: { token: linkToken('invitation', id) } };
  }

  test('lets one choose a password and signs in', async () => {
    const at = await invited('tom@wychavon.example');
    expect((await visit(chooseLoader, '/invite/x', at)).data).toMatchObject({ email: 'tom@wychavon.example' });
    const weak = await visit(chooseAction, '/invite/x', { ...at, form: { password: 'wychavon-tom-1' } });
    expect(weak.status).toBe(422);
    expect(weak.data).toMatchObject({ errors: { password: [expect.stringContaining('‘wychavon’')] } });
    const answer = await visit(chooseAction, '/invite/x', { ...at, form: { password: PASSWORD } });
    expect([answer.status, answer.headers.get('Location')]).toEqual([302, '/desks?straight=yes']);
    expect((await whoHas(cookieOf(answer)))?.user.email).toBe('tom@wychavon.example');
    const again = await visit(chooseLoader, '/invite/x', at);
    expect(again.status).toBe(410);
    expect(again.data).toMatchObject({ happened: 'This link has been used' });
    expect((await visit(chooseAction, '/invite/x', { ...at, form: { password: PASSWORD } })).status).toBe(410);
  });

  test.each(['', 'short', 'A'.repeat(43), `${'A'.repeat(42)}.`])('is not "%s"', async (token) => {
    expect((await visit(chooseLoader, '/invite/x', { params: { token } })).status).toBe(404);
  });
});
