import type postgres from 'postgres';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { ensureUser, withoutPassword } from '~/platform/auth/account.server';
import { acceptInvitation, invite, openInvitation } from '~/platform/auth/invitations.server';
import { verifyPassword } from '~/platform/auth/password.server';
import { readSession, startSession } from '~/platform/auth/session.server';
import { signIn } from '~/platform/auth/sign-in.server';
import { linkToken } from '~/platform/hash.server';
import { asking, COUNTY, newAddress, PASSWORD, person, setTheStage, WYCHAVON } from './stage';

const stage = setTheStage();
let behind: postgres.Sql;
beforeAll(() => {
  ({ behind } = stage());
});

/** Invites, and makes the token as the message that is sent does. */
async function invited(to: { userId: string; tenantNo: number }): Promise<{ token: string; expiresAt: Date }> {
  const { id, expiresAt } = await invite(to);
  return { token: linkToken('invitation', id), expiresAt };
}

/** Starts all of it while the invitations are locked, and lets go once several have seen them open and wait. */
async function allAtOnce<T>(work: Array<() => Promise<T>>): Promise<T[]> {
  const lock = await behind.reserve();
  try {
    await lock`begin`;
    await lock`select from invitation for update`;
    const running = Promise.all(work.map((start) => start()));
    await vi.waitFor(async () => {
      const waiting = await behind`select from pg_stat_activity where usename = 'auth' and wait_event_type = 'Lock'`;
      expect(waiting.length).toBeGreaterThan(1);
    }, 5000);
    await lock`commit`;
    return await running;
  } finally {
    await lock`rollback`;
    lock.release();
  }
}

describe('an invitation', () => {
  test('opens, lets one choose a password, and is used up', async () => {
    const email = 'new.clerk@wychavon.example';
    const { userId, hasPassword } = await ensureUser(email, 'Tom Bayliss');
    expect(hasPassword).toBe(false);
    expect(await withoutPassword([userId])).toEqual(new Set([userId]));
    const { token } = await invited({ userId, tenantNo: WYCHAVON });
    expect(await openInvitation(token)).toEqual({
      state: 'open',
      email,
      name: 'Tom Bayliss',
      tenantNo: WYCHAVON,
      tenantName: 'Wychavon District Council',
      hasPassword: false,
    });
    expect(await acceptInvitation(token, PASSWORD)).toEqual({ userId });
    expect(await openInvitation(token)).toEqual({ state: 'used' });
    expect(await acceptInvitation(token, 'another lantern orbit')).toBeNull();
    expect(await signIn({ email, password: PASSWORD, address: newAddress() })).toEqual({ kind: 'ok', userId });
    expect(await withoutPassword([userId])).toEqual(new Set());
  });

  test('that was used does not use up one that came later', async () => {
    const { userId } = await ensureUser('later@wychavon.example', 'Tom Bayliss');
    const { token: first } = await invited({ userId, tenantNo: WYCHAVON });
    expect(await acceptInvitation(first, PASSWORD)).toEqual({ userId });
    const { token: later } = await invited({ userId, tenantNo: WYCHAVON });
    expect(await acceptInvitation(first, 'another lantern orbit')).toBeNull();
    expect(await openInvitation(later)).toMatchObject({ state: 'open' });
    expect(await acceptInvitation(later, 'another lantern orbit')).toEqual({ userId });
  });

  test('has a token that is nowhere in the database', async () => {
    const { token } = await invited({ userId: (await person()).id, tenantNo: WYCHAVON });
    const telling = await behind`select from invitation i where i::text like ${`%${token}%`}`;
    expect(telling).toHaveLength(0);
  });

  test('used twice at once is used once', async () => {
    const { userId, name } = await ensureUser('twice@wychavon.example', 'Tom Bayliss');
    expect(name).toBe('Tom Bayliss');
    const { token } = await invited({ userId, tenantNo: WYCHAVON });
    const passwords = Array.from({ length: 6 }, (_, n) => `lantern orbit kelp ${n}`);
    const answers = await allAtOnce(passwords.map((password) => () => acceptInvitation(token, password)));
    expect(answers.filter(Boolean)).toEqual([{ userId }]);
    const winner = passwords[answers.findIndex(Boolean)] ?? '';
    const [stored] = await behind<
      Array<{ hash: string }>
    >`select password_hash as hash from app_user where id = ${userId}`;
    expect(await verifyPassword(stored?.hash ?? null, winner)).toBe(true);
    const chosen = await behind`select from sign_in_event where user_id = ${userId} and kind = 'password_chosen'`;
    expect(chosen).toHaveLength(1);
  });

  test('ends after seven days', async () => {
    const { userId } = await ensureUser('late@wychavon.example', 'Tom Bayliss');
    const { token, expiresAt } = await invited({ userId, tenantNo: WYCHAVON });
    expect(Math.round((expiresAt.getTime() - Date.now()) / 3_600_000)).toBe(7 * 24);
    await behind`update invitation set expires_at = now() - interval '1 second' where user_id = ${userId}`;
    expect(await openInvitation(token)).toEqual({ state: 'expired' });
    expect(await acceptInvitation(token, PASSWORD)).toBeNull();
  });

  test('ends every session and every other link of the account when it is used', async () => {
    const { id } = await person();
    const bystander = await startSession((await person()).id);
    const { cookie } = await startSession(id);
    const [first, second] = [
      await invited({ userId: id, tenantNo: WYCHAVON }),
      await invited({ userId: id, tenantNo: COUNTY }),
    ];
    expect(await acceptInvitation(second.token, PASSWORD)).toEqual({ userId: id });
    expect(await openInvitation(first.token)).toEqual({ state: 'used' });
    expect(await readSession(asking(cookie))).toBeNull();
    expect(await readSession(asking(bystander.cookie))).not.toBeNull();
  });

  test('is not there for a token that was never given, nor for an account that is disabled', async () => {
    expect(await openInvitation('A'.repeat(43))).toBeNull();
    expect(await acceptInvitation('A'.repeat(43), PASSWORD)).toBeNull();
    const { id } = await person();
    const { token } = await invited({ userId: id, tenantNo: WYCHAVON });
    await behind`update app_user set disabled_at = now() where id = ${id}`;
    expect(await openInvitation(token)).toBeNull();
    expect(await acceptInvitation(token, PASSWORD)).toBeNull();
  });
});
