import type postgres from 'postgres';
import { beforeAll, describe, expect, test } from 'vitest';
import { knownDevice, rememberDevice } from '~/platform/auth/known-device.server';
import { GUESSES, WINDOW_SECONDS } from '~/platform/auth/limits.server';
import { hashPassword, verifyPassword, type Verify } from '~/platform/auth/password.server';
import { signIn } from '~/platform/auth/sign-in.server';
import { closePools, openPools } from '#db/client.server';
import { newAddress, PASSWORD, person, setTheStage } from './stage';

const stage = setTheStage();
let behind: postgres.Sql;
let passwordHash: string;
beforeAll(() => {
  ({ behind, passwordHash } = stage());
});

describe('signing in', () => {
  test('answers with the user, however the address was typed', async () => {
    const { id, email } = await person();
    const typed = ` ${email.toUpperCase()} `;
    expect(await signIn({ email: typed, password: PASSWORD, address: newAddress() })).toEqual({
      kind: 'ok',
      userId: id,
    });
  });

  test('accepts the same password in another Unicode form', async () => {
    const { id, email } = await person();
    await behind`update app_user set password_hash = ${await hashPassword('caf\u00e9 lantern orbit')} where id = ${id}`;
    const password = 'cafe\u0301 lantern orbit';
    expect(await signIn({ email, password, address: newAddress() })).toEqual({ kind: 'ok', userId: id });
  });

  test('gives one answer, for the same work, to a wrong password and to every account that cannot sign in', async () => {
    const [wrong, disabled, invited] = [await person(), await person(), await person()];
    await behind`update app_user set disabled_at = now() where id = ${disabled.id}`;
    await behind`update app_user set password_hash = null where id = ${invited.id}`;
    const attempts = [
      { email: wrong.email, password: 'not this one at all' },
      { email: disabled.email, password: PASSWORD },
      { email: invited.email, password: PASSWORD },
      { email: 'nobody@wychavon.example', password: PASSWORD },
      { email: '', password: '' },
    ];
    for (const attempt of attempts) {
      const hashes: Array<string | null> = [];
      const verify: Verify = (hash, password) => {
        hashes.push(hash);
        return verifyPassword(hash, password);
      };
      expect(await signIn({ ...attempt, address: newAddress() }, verify)).toEqual({ kind: 'refused' });
      expect(hashes).toEqual([attempt.email === wrong.email ? passwordHash : null]);
    }
  });

  test('lets no more guesses through side by side than one after another', async () => {
    const { email } = await person();
    let verified = 0;
    const verify: Verify = async (hash, password) => {
      verified += 1;
      return verifyPassword(hash, password);
    };
    const guess = (n: number) =>
      signIn({ email, password: n === 19 ? PASSWORD : `guess number ${n}`, address: newAddress() }, verify);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(n)));
    expect(verified).toBe(GUESSES.account);
    expect(answers.filter(({ kind }) => kind === 'limited')).toHaveLength(20 - GUESSES.account);
  });

  test('limits an account and says when to come back, whether or not it exists, across a restart', async () => {
    for (const email of [(await person()).email, 'nobody.at.all@wychavon.example']) {
      const guess = (password: string) => signIn({ email, password, address: newAddress() });
      for (let n = 0; n < GUESSES.account; n += 1)
        expect(await guess(`guess number ${n}`)).toEqual({ kind: 'refused' });
      await closePools();
      openPools(stage().database);
      const limited = await guess(PASSWORD);
      expect(limited).toEqual({ kind: 'limited', retryAfterSeconds: expect.any(Number) as number });
      expect(limited.kind === 'limited' && limited.retryAfterSeconds).toBeGreaterThan(WINDOW_SECONDS - 60);
      expect(limited.kind === 'limited' && limited.retryAfterSeconds).toBeLessThanOrEqual(WINDOW_SECONDS);
    }
    const events = await behind`select from sign_in_event where kind = 'limited'`;
    expect(events.length).toBeGreaterThan(0);
  });

  test('keeps nobody out of the browser in which they signed in before, and gives that browser no more guesses', async () => {
    const { id, email } = await person();
    const other = await person();
    const cookie = (await rememberDevice(email)).split(';')[0] ?? '';
    const from = (headers: Record<string, string>) => new Request('http://localhost/sign-in', { headers });
    const device = await knownDevice(from({ Cookie: cookie }), ` ${email.toUpperCase()}`);
    expect(device).toMatch(/^[\w-]{43}$/);
    expect(await knownDevice(from({ Cookie: cookie }), other.email)).toBeNull();
    expect(
      await knownDevice(from({ Cookie: cookie.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) }), email),
    ).toBeNull();
    expect(await knownDevice(from({}), email)).toBeNull();

    const guess = (password: string, where: string | null) =>
      signIn({ email, password, address: newAddress(), device: where });
    for (let n = 0; n < GUESSES.account; n += 1) await guess('a stranger guesses', null);
    expect((await guess(PASSWORD, null)).kind).toBe('limited');
    expect(await guess(PASSWORD, device)).toEqual({ kind: 'ok', userId: id });
    expect((await guess(PASSWORD, null)).kind).toBe('limited');
    for (let n = 0; n < GUESSES.account; n += 1) await guess('somebody at that browser guesses', device);
    expect((await guess(PASSWORD, device)).kind).toBe('limited');
  });

  test('lets in again when the window is over', async () => {
    const { id, email } = await person();
    for (let n = 0; n <= GUESSES.account; n += 1) {
      await signIn({ email, password: `guess number ${n}`, address: newAddress() });
    }
    await behind`update sign_in_limit set expire = ${Date.now() - 1}`;
    expect(await signIn({ email, password: PASSWORD, address: newAddress() })).toEqual({ kind: 'ok', userId: id });
  });

  test('forgets the failures before a success', async () => {
    const { email } = await person();
    const guess = (password: string) => signIn({ email, password, address: newAddress() });
    for (let round = 0; round < 3; round += 1) {
      for (let n = 1; n < GUESSES.account; n += 1) expect((await guess('a wrong one')).kind).toBe('refused');
      expect((await guess(PASSWORD)).kind).toBe('ok');
    }
  });

  test('limits one address over many accounts, and IPv6 by its network', async () => {
    const refuse: Verify = () => Promise.resolve(false);
    const from = (address: string, n: number) =>
      signIn({ email: `somebody${n}@elsewhere.example`, password: 'x', address }, refuse);
    for (let n = 0; n < GUESSES.address; n += 1) {
      expect((await from(`2001:db8:0:7::${n.toString(16)}`, n)).kind).toBe('refused');
    }
    expect((await from('2001:0db8:0:0007:ffff::1', 51)).kind).toBe('limited');
    expect((await from('2001:db8:0:8::1', 52)).kind).toBe('refused');
  });

  test('counts no success against an address that many share', async () => {
    const { email } = await person();
    const address = newAddress();
    const accept: Verify = () => Promise.resolve(true);
    for (let n = 0; n < GUESSES.address + 5; n += 1) {
      expect((await signIn({ email, password: PASSWORD, address }, accept)).kind).toBe('ok');
    }
  });

  test('keeps neither e-mail nor network addresses in its limits', async () => {
    const { email } = await person();
    await signIn({ email, password: 'a wrong one', address: '198.51.100.77' });
    const rows = await behind<Array<{ key: string }>>`select key from sign_in_limit`;
    expect(rows.length).toBeGreaterThan(1);
    for (const { key } of rows) expect(key).toMatch(/^(account|address):[0-9a-f]{64}$/);
  });
});
