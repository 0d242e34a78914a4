import { beforeAll, describe, expect, test } from 'vitest';
import { loader } from '~/features/staff/routes/people';
import { peopleQuery, type PeopleCursor } from '~/features/staff/filters';
import { paths, type Query } from '~/paths';
import type { Role } from '~/platform/permissions/roles';
import { ensureUser } from '~/platform/auth/account.server';
import { MALVERN_HILLS, member, ABBERTON, setTheStage, visit, WYCHAVON } from './stage';

interface Page {
  list: {
    rows: Array<{ userId: string; name: string; role: Role; tenantNo: number; council: string; hasPassword: boolean }>;
    previous: PeopleCursor | null;
    next: PeopleCursor | null;
    total: number;
    people: number;
    byRole: Partial<Record<Role, number>>;
  };
}

const behind = setTheStage();
let cookie: string;

beforeAll(async () => {
  ({ cookie } = await member('admin@wychavon.example', ['administrator', WYCHAVON], ['officer', WYCHAVON]));
  await member('elsewhere@malvern.example', ['officer', MALVERN_HILLS]);
  // 120 officers, of whom every second has the name of the one before, and one clerk who has not chosen a password.
  await behind()`
    insert into app_user (id, email, name, password_hash)
    select gen_random_uuid(), 'n' || n || '@wychavon.example', 'Officer ' || n / 2, 'x' from generate_series(1, 120) n`;
  await behind()`
    insert into membership (county_no, tenant_no, user_id, role)
    select 47, ${WYCHAVON}, id, 2 from app_user where email like 'n%'`;
  const { userId } = await ensureUser('clerk@parish.example', 'Tom Bayliss');
  await behind()`insert into membership (county_no, tenant_no, user_id, role) values (47, ${ABBERTON}, ${userId}, 3)`;
});

const look = (path: string) => visit(loader, path, { cookie, params: { tenant: 'wychavon' } });

async function page(query: string | Query = ''): Promise<Page['list']> {
  const path = typeof query === 'string' ? `/wychavon/desk/people?${query}` : paths.people('wychavon', query);
  const first = await look(path);
  // Words in plain sight are led to the same with a seal.
  const location = first.headers.get('Location');
  const { data } = location === null ? first : await look(location);
  return (data as Page).list;
}

const keys = (list: Page['list']) => list.rows.map(({ userId, role }) => `${userId} ${role}`);

describe('the list of colleagues', () => {
  test('counts roles and people of the range and no others', async () => {
    const list = await page();
    expect([list.total, list.people]).toEqual([123, 122]);
    expect(list.byRole).toEqual({ administrator: 1, officer: 121, clerk: 1 });
    expect(list.rows.every(({ tenantNo }) => tenantNo >= WYCHAVON && tenantNo < WYCHAVON + 1000)).toBe(true);
  });

  test('has every row once on its pages, forwards and back', async () => {
    const none = { text: '', roles: [], tenantNo: null };
    const first = await page();
    const second = await page(peopleQuery(none, first.next ?? undefined));
    const third = await page(peopleQuery(none, second.next ?? undefined));
    const whole = [first, second, third].flatMap(keys);
    expect(whole).toHaveLength(123);
    expect(new Set(whole).size).toBe(123);
    expect([first.previous, third.next]).toEqual([null, null]);
    const back = await page(peopleQuery(none, third.previous ?? undefined));
    expect(keys(back)).toEqual(keys(second));
    const start = await page(peopleQuery(none, back.previous ?? undefined));
    expect(keys(start)).toEqual(keys(first));
    expect(start.previous).toBeNull();
  });

  test.each([
    ['q=BAYLISS', 1],
    ['q=n12%40', 1],
    ['q=%25', 0],
    ['role=clerk', 1],
    ['role=clerk&role=administrator', 2],
    [`at=${ABBERTON}`, 1],
    [`at=${MALVERN_HILLS}`, 0],
    ['q=officer&role=clerk', 0],
  ])('with %s has %i', async (query, count) => {
    const list = await page(query);
    expect([list.rows.length, list.total]).toEqual([count, count]);
  });

  test('says what each role would count, whichever is chosen', async () => {
    expect((await page('role=clerk')).byRole).toEqual({ administrator: 1, officer: 121, clerk: 1 });
    expect((await page('q=bayliss&role=officer')).byRole).toEqual({ clerk: 1 });
  });

  test('shows who has not chosen a password yet, and at which council they work', async () => {
    const [tom] = (await page('q=bayliss')).rows;
    expect(tom).toMatchObject({ hasPassword: false, council: expect.stringContaining('Council') as string });
    expect((await page('role=administrator')).rows[0]?.hasPassword).toBe(true);
  });
});
