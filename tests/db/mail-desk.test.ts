import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import postgres from 'postgres';
import { tryMessageAgain } from '~/features/messages/commands.server';
import { countGivenUp, countMessages, findMessage, listMessages } from '~/features/messages/queries.server';
import { loader as listLoader } from '~/features/messages/routes/list';
import { loader as outboxLoader } from '~/features/messages/routes/outbox';
import { loader as staffOutboxLoader } from '~/features/messages/routes/staff-outbox';
import { action as showAction, loader as showLoader } from '~/features/messages/routes/show';
import { readFilter } from '~/features/messages/schema';
import { rangeOf } from '~/features/tenants/rules';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { readEnv } from '~/platform/env.server';
import { linkToken } from '~/platform/hash.server';
import type { Role } from '~/platform/permissions/roles';
import { closePools, openPools, withPortal, withTenant, type TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { mail } from '#db/schema/mail';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from './database';
import { aMail, rowOf, send } from './fixtures/mail-rows';

const STAFFORDSHIRE = 41_000_000;
const SOUTH_STAFFORDSHIRE = 41_005_000;
const KINVER = 41_005_017;
const WYCHAVON = 47_006_000;
const REQUEST = '0192f000-0000-7000-8000-0000000000aa';
const OFFICER = '0192f000-0000-7000-8000-0000000000bb';
const actor = { id: OFFICER, name: 'Priya Nair', tenantNo: SOUTH_STAFFORDSHIRE, onBehalfOf: null };

let database: TestDatabase;
let behind: postgres.Sql;

const at = <T>(tenantNo: number, work: (db: TenantDb) => Promise<T>): Promise<T> => {
  const { lo, hi } = rangeOf(tenantNo);
  return withTenant({ lo, hi, wlo: lo, whi: hi, actor: OFFICER }, work);
};

/** What a route's function is given when somebody with this role at this council asks for an address of its desk. */
function asked(as: { role: Role; tenantNo: number }, path: string, params: Record<string, string>, form?: FormData) {
  const countyNo = Math.floor(as.tenantNo / 1_000_000);
  const user = { id: OFFICER, name: 'Priya Nair', email: 'priya@council.example' };
  const memberships = [{ role: as.role, tenantNo: as.tenantNo, countyNo }];
  return {
    request: new Request(`http://localhost:3000${path}`, form ? { method: 'POST', body: form } : {}),
    params,
    context: {
      nonce: '',
      clientAddress: '192.0.2.1',
      session: Promise.resolve({ sessionId: 'a'.repeat(64), user, memberships }),
    },
  } as unknown as Parameters<typeof listLoader>[0];
}

const officer = { role: 'officer', tenantNo: SOUTH_STAFFORDSHIRE } as const;
const desk = '/south-staffordshire/desk';
const here = { tenant: 'south-staffordshire' };

/** The status that a route refused with. */
async function refusedWith(work: Promise<unknown>): Promise<number> {
  const thrown: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Response) return thrown.status;
  throw new Error('It was not refused with a response', { cause: thrown });
}

const giveUp = (id: string) =>
  behind`update mail set status = 4, attempts = 12, last_error = '422 validation_error' where id = ${id}`;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  useEnv(database);
  openPools(database);
  behind = postgres(database.superuserUrl, { max: 3, onnotice: () => undefined });
});

beforeEach(async () => {
  await behind`truncate mail, desk_event, view_record`;
  await behind`delete from graphile_worker._private_jobs`;
});

afterAll(async () => {
  await closePools();
  await behind.end();
  await database.close();
});

describe('the list', () => {
  test('holds the messages of the range: the parish its own, the district and the county those below', async () => {
    const [parish, district, elsewhere] = await Promise.all([send(KINVER), send(SOUTH_STAFFORDSHIRE), send(WYCHAVON)]);
    const seen = async (tenantNo: number) =>
      at(tenantNo, async (db) => (await listMessages(db, { status: [] })).rows.map(({ id }) => id).sort());
    expect(await seen(KINVER)).toEqual([parish]);
    expect(await seen(SOUTH_STAFFORDSHIRE)).toEqual([parish, district].sort());
    expect(await seen(STAFFORDSHIRE)).toEqual([parish, district].sort());
    expect(await seen(WYCHAVON)).toEqual([elsewhere]);
  });

  test('is paged without losing or repeating a message, forth and back, also where many were written at once', async () => {
    const rows = Array.from({ length: 60 }, () => {
      const { to, ...rest } = aMail(KINVER);
      return { ...rest, id: newId(), toAddress: to };
    });
    await at(KINVER, (db) => db.insert(mail).values(rows.slice(0, 35)));
    await at(KINVER, (db) => db.insert(mail).values(rows.slice(35)));
    const page = (search: string) => at(KINVER, (db) => listMessages(db, readFilter(new URLSearchParams(search))));
    const first = await page('');
    const second = await page(`before=${first.rows.at(-1)?.id}`);
    const third = await page(`before=${second.rows.at(-1)?.id}`);
    const all = [...first.rows, ...second.rows, ...third.rows].map(({ id }) => id);
    expect([first, second, third].map(({ rows: { length } }) => length)).toEqual([25, 25, 10]);
    expect([...all].sort()).toEqual(rows.map(({ id }) => id).sort());
    expect([first, second, third].map(({ newer, older }) => [newer, older])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
    const back = await page(`after=${third.rows[0]?.id}`);
    expect(back.rows).toEqual(second.rows);
    expect((await page(`after=${back.rows[0]?.id}`)).newer).toBe(false);
  });

  test('shows as many as are counted, whatever is asked for', async () => {
    const ids = await Promise.all([send(KINVER), send(KINVER), send(KINVER), send(WYCHAVON)]);
    await giveUp(ids[0]);
    await giveUp(ids[3]);
    await behind`update mail set status = 2 where id = ${ids[1]}`;
    const counts = await at(SOUTH_STAFFORDSHIRE, countMessages);
    expect(counts).toEqual({ given_up: 1, retrying: 0, waiting: 1, sent: 1 });
    expect(await at(SOUTH_STAFFORDSHIRE, countGivenUp)).toBe(1);
    for (const [search, count] of [
      ['status=given_up', 1],
      ['status=sent&status=waiting', 2],
      ['status=retrying', 0],
      ['status=nonsense', 3],
    ] as const) {
      const shown = await listLoader(asked(officer, `${desk}/messages?${search}`, here));
      expect([search, shown.lines.length, shown.total]).toEqual([search, count, count]);
    }
  });

  test('says why a message was given up, and leaves a record of who looked', async () => {
    const id = await send(KINVER);
    await giveUp(id);
    const { lines } = await listLoader(asked(officer, `${desk}/messages`, here));
    expect(lines[0]).toMatchObject({ id, council: 'Kinver', status: 'given_up', what: 'Confirmation of a request' });
    expect(lines[0]?.reason?.why).toBe('The mail provider refuses this address.');
    expect(await behind`select subject, subject_id, user_id, tenant_no from view_record`).toEqual([
      { subject: 'Message', subject_id: null, user_id: OFFICER, tenant_no: SOUTH_STAFFORDSHIRE },
    ]);
  });

  test.each(['call_handler', 'social_care', 'administrator'] as const)('is no page for a %s', async (role) => {
    expect(await refusedWith(listLoader(asked({ ...officer, role }, `${desk}/messages`, here)))).toBe(404);
  });
});

describe('one message', () => {
  test('shows its text without the recipient’s private link', async () => {
    const id = await send(KINVER, { body: `Follow it: ${privateLinkMark('request', REQUEST)}` });
    const { text } = await showLoader(asked(officer, `${desk}/messages/${id}`, { ...here, id }));
    expect(text).toBe('Follow it: [the private link, shown to the recipient only]');
  });

  test('of another council is not there, like one that never was', async () => {
    const theirs = await send(WYCHAVON);
    for (const id of [theirs, newId(), 'nonsense'])
      expect(await refusedWith(showLoader(asked(officer, `${desk}/messages/${id}`, { ...here, id })))).toBe(404);
    expect(await at(WYCHAVON, (db) => findMessage(db, theirs))).not.toBeNull();
  });
});

describe('trying again', () => {
  const press = (id: string, as: { role: Role; tenantNo: number } = officer) =>
    showAction(asked(as, `${desk}/messages/${id}`, { ...here, id }, new FormData()));
  const jobs = () => behind<{ key: string; attempts: number }[]>`select key, attempts from graphile_worker.jobs`;

  test('puts a message that was given up into the queue, with every attempt before it', async () => {
    const id = await send(KINVER);
    await giveUp(id);
    await behind`delete from graphile_worker._private_jobs`;
    const answer = await press(id);
    expect(answer.headers.get('Location')).toBe(`${desk}/messages?tried=again`);
    expect(await rowOf(behind, id)).toMatchObject({ status: 1, last_error: null, attempts: 12 });
    expect(await jobs()).toEqual([{ key: `send_mail:${id}`, attempts: 0 }]);
  });

  test('is recorded, with the council on whose behalf a coordinator did it', async () => {
    const id = await send(KINVER);
    await giveUp(id);
    await press(id, { role: 'coordinator', tenantNo: STAFFORDSHIRE });
    expect(
      await behind`select kind, tenant_no, actor_name, actor_tenant_no, on_behalf_of, data from desk_event`,
    ).toEqual([
      {
        kind: 'message_tried_again',
        tenant_no: KINVER,
        actor_name: 'Priya Nair',
        actor_tenant_no: STAFFORDSHIRE,
        on_behalf_of: SOUTH_STAFFORDSHIRE,
        data: { mailId: id },
      },
    ]);
  });

  test('twice does it once', async () => {
    const id = await send(KINVER);
    await giveUp(id);
    const done = await Promise.all([1, 2, 3].map(() => at(KINVER, (db) => tryMessageAgain(db, id, actor))));
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await jobs()).toHaveLength(1);
    expect(await behind`select id from desk_event`).toHaveLength(1);
  });

  test('leaves a message alone that was sent', async () => {
    const id = await send(KINVER);
    await behind`update mail set status = 2 where id = ${id}`;
    await behind`delete from graphile_worker._private_jobs`;
    await press(id);
    expect(await rowOf(behind, id)).toMatchObject({ status: 2 });
    expect(await jobs()).toEqual([]);
  });

  test('does not reach a message of another council', async () => {
    const id = await send(WYCHAVON);
    await giveUp(id);
    expect(await refusedWith(press(id))).toBe(404);
    expect(await rowOf(behind, id)).toMatchObject({ status: 4 });
  });
});

describe('the outbox', () => {
  const open = () => outboxLoader(asked(officer, `${desk}/outbox`, here));

  test('does not exist outside a demo, nor where mail leaves', async () => {
    expect(await refusedWith(open())).toBe(404);
    Object.assign(readEnv(), { DEMO: true, RESEND_API_KEY: 're_live' });
    expect(await refusedWith(open())).toBe(404);
    Object.assign(readEnv(), { DEMO: false, RESEND_API_KEY: undefined });
  });

  test('of a demo shows the letters of the range with links that work', async () => {
    Object.assign(readEnv(), { DEMO: true });
    const body = `Follow it: ${privateLinkMark('request', REQUEST)}`;
    const [id, other] = await Promise.all([send(KINVER, { body }), send(WYCHAVON, { body })]);
    await behind`update mail set status = 2 where id in (${id}, ${other})`;
    const { letters, total } = await open();
    Object.assign(readEnv(), { DEMO: false });
    expect(letters.map(({ id: shown, text }) => [shown, text])).toEqual([
      [id, `Follow it: http://localhost:3000/my/request/${linkToken('request', REQUEST)}`],
    ]);
    expect(total).toBe(1);
  });

  test('keeps the letters to colleagues, whose links open accounts, for those who may invite', async () => {
    Object.assign(readEnv(), { DEMO: true });
    const id = await send(KINVER, { body: `Choose: ${privateLinkMark('invitation', REQUEST)}` });
    await behind`update mail set status = 2, template = 'staff-invitation' where id = ${id}`;
    const as = (role: Role) => ({ role, tenantNo: SOUTH_STAFFORDSHIRE });
    const staffOutbox = (who: ReturnType<typeof as>) => staffOutboxLoader(asked(who, `${desk}/people/outbox`, here));
    const [ours, theirs] = [await open(), await staffOutbox(as('administrator'))];
    expect(await refusedWith(staffOutbox(officer))).toBe(404);
    expect(await refusedWith(staffOutbox(as('clerk')))).toBe(404);
    Object.assign(readEnv(), { DEMO: false });
    expect(ours.letters.map((letter) => letter.id)).not.toContain(id);
    expect(theirs.letters.map((letter) => [letter.id, letter.text])).toEqual([
      [id, `Choose: http://localhost:3000/invite/${linkToken('invitation', REQUEST)}`],
    ]);
  });
});

test('a form at a portal cannot see how a message of its own fared', async () => {
  const id = await send(KINVER);
  const read = withPortal({ writeTo: KINVER }, (db) => db.select({ id: mail.id }).from(mail));
  await expect(read).rejects.toThrow();
  expect(await rowOf(behind, id)).toMatchObject({ status: 1 });
});
