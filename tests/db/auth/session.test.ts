import { beforeAll, describe, expect, test } from 'vitest';
import type postgres from 'postgres';
import { endAllSessions, endSession, readSession, startSession } from '~/platform/auth/session.server';
import { asking, person, setTheStage, WYCHAVON } from './stage';

const stage = setTheStage();
let behind: postgres.Sql;
beforeAll(() => {
  ({ behind } = stage());
});

const tokenIn = (cookie: string) => /ju-session=([^;]*)/.exec(cookie)?.[1] ?? '';

describe('a session', () => {
  test('carries the user and where they work, and as what', async () => {
    const { id, email } = await person();
    await behind`
      insert into membership (county_no, tenant_no, user_id, role, ended_at) values
        (47, ${WYCHAVON}, ${id}, 2, null), (47, 47000000, ${id}, 6, null), (47, 47000000, ${id}, 1, now())`;
    const { cookie } = await startSession(id);
    const signedIn = await readSession(asking(cookie));
    expect(signedIn?.user).toEqual({ id, email, name: 'Priya Nair' });
    expect(signedIn?.memberships).toEqual([
      { tenantNo: 47_000_000, countyNo: 47, role: 'administrator' },
      { tenantNo: WYCHAVON, countyNo: 47, role: 'officer' },
    ]);
  });

  test('has a cookie that scripts and other sites cannot use, for the session’s whole life', async () => {
    const { cookie } = await startSession((await person()).id);
    expect(cookie).toMatch(/^ju-session=[\w-]{43}; HttpOnly; Max-Age=43200; Path=\/; SameSite=Lax$/);
  });

  test('has a token that is nowhere in the database', async () => {
    const { cookie } = await startSession((await person()).id);
    const token = tokenIn(cookie);
    const [stored] = await behind`
      select count(*)::int as sessions, count(*) filter (where s::text like ${`%${token}%`})::int as telling
      from session s`;
    expect(stored?.sessions).toBeGreaterThan(0);
    expect(stored?.telling).toBe(0);
    const [{ id } = { id: '' }] = await behind<Array<{ id: string }>>`select id from session order by started_at desc`;
    expect(await readSession(asking(`ju-session=${id}`))).toBeNull();
  });

  test.each(['', 'ju-session=', 'ju-session=short', 'ju-session=%E0%A4%A', `ju-session=${'A'.repeat(43)}`])(
    'is not opened by the cookie "%s"',
    async (cookie) => {
      expect(await readSession(asking(cookie))).toBeNull();
    },
  );

  test('ends two hours after it was last used, and lasts when used', async () => {
    const { id } = await person();
    const { cookie } = await startSession(id);
    const minutesLeft = async () => {
      const [row] = await behind<Array<{ left: number }>>`
        select round(extract(epoch from expires_at - now()) / 60)::int as left from session where user_id = ${id}`;
      return row?.left;
    };
    expect(await minutesLeft()).toBe(120);
    await behind`update session set expires_at = now() + interval '100 minutes' where user_id = ${id}`;
    expect(await readSession(asking(cookie))).not.toBeNull();
    expect(await minutesLeft()).toBe(120);
    await behind`update session set expires_at = now() - interval '1 second' where user_id = ${id}`;
    expect(await readSession(asking(cookie))).toBeNull();
    expect(await minutesLeft()).toBeUndefined();
  });

  test('ends twelve hours after it began, however much it is used', async () => {
    const { id } = await person();
    const { cookie } = await startSession(id);
    const [born] = await behind<Array<{ hours: number }>>`
      select round(extract(epoch from ends_at - started_at) / 3600)::int as hours from session where user_id = ${id}`;
    expect(born?.hours).toBe(12);
    await behind`
      update session set ends_at = now() + interval '30 minutes', expires_at = now() + interval '10 minutes'
      where user_id = ${id}`;
    expect(await readSession(asking(cookie))).not.toBeNull();
    const [capped] = await behind`select expires_at = ends_at as capped from session where user_id = ${id}`;
    expect(capped).toEqual({ capped: true });
    await behind`
      update session set ends_at = now() - interval '1 second', expires_at = now() + interval '1 hour'
      where user_id = ${id}`;
    expect(await readSession(asking(cookie))).toBeNull();
  });

  test('ends when its account is disabled', async () => {
    const { id } = await person();
    const { cookie } = await startSession(id);
    await behind`update app_user set disabled_at = now() where id = ${id}`;
    expect(await readSession(asking(cookie))).toBeNull();
  });

  test('is never taken over from before the sign-in', async () => {
    const [victim, attacker] = [await person(), await person()];
    const planted = asking((await startSession(attacker.id)).cookie);
    const { cookie } = await startSession(victim.id, planted);
    expect(tokenIn(cookie)).not.toBe('');
    expect(planted.headers.get('Cookie')).not.toContain(tokenIn(cookie));
    expect(await readSession(planted)).toBeNull();
    const chosen = 'C'.repeat(43);
    await startSession(victim.id, asking(`ju-session=${chosen}`));
    expect(await readSession(asking(`ju-session=${chosen}`))).toBeNull();
  });

  test('can be signed out of, here or everywhere', async () => {
    const { id } = await person();
    const [here, there, elsewhere] = await Promise.all([startSession(id), startSession(id), startSession(id)]);
    const { cookie } = await endSession(asking(here.cookie));
    expect(cookie).toMatch(/^ju-session=; .*Max-Age=0/);
    expect(await readSession(asking(here.cookie))).toBeNull();
    expect(await readSession(asking(there.cookie))).not.toBeNull();
    await endAllSessions(id);
    expect(await readSession(asking(there.cookie))).toBeNull();
    expect(await readSession(asking(elsewhere.cookie))).toBeNull();
    const kinds = await behind`select kind from sign_in_event where user_id = ${id} order by id`;
    expect(kinds.map((row) => row.kind as string)).toEqual(['signed_out', 'signed_out_everywhere']);
  });
});
