import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enqueueMail, queueMail } from '~/platform/email/queue.server';
import { closePools, openPools, withLink, withPortal, withTenant } from '#db/client.server';
import { roleUrl } from '#db/roles.server';
import { mail } from '#db/schema/mail';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from './database';
import { addTenants, aMail, KINVER, MALVERN_HILLS, rowOf, send, WYCHAVON } from './fixtures/mail-rows';

let database: TestDatabase;
let behind: postgres.Sql;
const at = (tenantNo: number) => ({ lo: tenantNo, hi: tenantNo, wlo: tenantNo, whi: tenantNo });
const ID = '0192f000-0000-7000-8000-000000000001';

/** The code that PostgreSQL refused the work with. */
async function refusal(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('It was allowed'),
    (thrown: unknown) => thrown,
  );
  for (const layer of [error, error instanceof Error ? error.cause : undefined])
    if (layer instanceof postgres.PostgresError) return layer.code;
  throw error;
}

const jobs = () =>
  behind<{ task: string; key: string; payload: { tenantNo: number; id: string }; max_attempts: number }[]>`
    select task_identifier as task, jobs.key, payload, jobs.max_attempts
    from graphile_worker.jobs join graphile_worker._private_jobs using (id) order by id`;

beforeAll(async () => {
  database = await testDatabase();
  useEnv(database);
  openPools(database);
  behind = postgres(database.superuserUrl, { max: 2, onnotice: () => undefined });
  await addTenants(behind);
});

afterAll(async () => {
  await closePools();
  await behind.end();
  await database.close();
});

describe('a message', () => {
  test('is written together with the job that sends it, which says whose it is and nothing more', async () => {
    const id = await send(WYCHAVON);
    expect(await rowOf(behind, id)).toMatchObject({ tenant_no: WYCHAVON, status: 1, attempts: 0 });
    const job = (await jobs()).find(({ payload }) => payload.id === id);
    expect(job).toEqual({
      task: 'send_mail',
      key: `send_mail:${id}`,
      payload: { tenantNo: WYCHAVON, id },
      max_attempts: 12,
    });
  });

  test('is not written, and no job either, when what it is about is not', async () => {
    const before = (await jobs()).length;
    let id = '';
    const failing = withPortal({ writeTo: WYCHAVON }, async (db) => {
      id = await queueMail(db, aMail(WYCHAVON));
      throw new Error('The form could not be saved');
    });
    await expect(failing).rejects.toThrow('could not be saved');
    expect(await rowOf(behind, id)).toBeUndefined();
    expect(await jobs()).toHaveLength(before);
  });

  test.each([
    ['a subject with an address in it', { subject: 'For ann@kinver.example' }],
    ['a subject of two lines', { subject: 'Hello\nBcc: all@kinver.example' }],
    ['an address of two lines', { to: 'ann@kinver.example\r\nBcc: all@kinver.example' }],
  ])('is refused with %s', async (_what, changed) => {
    await expect(send(WYCHAVON, changed)).rejects.toThrow(RangeError);
  });

  test('queued again before it was sent is still one job', async () => {
    const id = await send(WYCHAVON);
    await withTenant(at(WYCHAVON), (db) => enqueueMail(db, WYCHAVON, id));
    expect((await jobs()).filter(({ payload }) => payload.id === id)).toHaveLength(1);
  });
});

describe('nobody reaches past their tenant', () => {
  test.each([
    ['a public form of another tenant', () => withPortal({ writeTo: WYCHAVON }, (db) => queueMail(db, aMail(KINVER)))],
    ['a public page that may write nothing', () => withPortal({}, (db) => queueMail(db, aMail(WYCHAVON)))],
    ['a desk of another tenant', () => withTenant(at(MALVERN_HILLS), (db) => queueMail(db, aMail(WYCHAVON)))],
    [
      'a reader of the very tenant',
      () => withTenant({ lo: WYCHAVON, hi: WYCHAVON, wlo: 1, whi: 0 }, (db) => queueMail(db, aMail(WYCHAVON))),
    ],
    ['a holder of a private link', () => withLink('0'.repeat(64), (db) => db.insert(mail).values(mailRow()))],
  ])('%s writes no message', async (_who, work) => {
    expect(await refusal(work())).toBe('42501');
  });

  test.each([
    ['a public form', () => withPortal({ writeTo: WYCHAVON }, (db) => db.execute(enqueueFor(KINVER)))],
    ['a public page', () => withPortal({}, (db) => db.execute(enqueueFor(WYCHAVON)))],
    ['a desk', () => withTenant(at(MALVERN_HILLS), (db) => db.execute(enqueueFor(WYCHAVON)))],
    ['a desk, for no tenant', () => withTenant(at(WYCHAVON), (db) => db.execute(enqueueFor(null)))],
    ['a holder of a private link', () => withLink('0'.repeat(64), (db) => db.execute(enqueueFor(WYCHAVON)))],
  ])('%s puts in no job for another tenant', async (_who, work) => {
    const before = (await jobs()).length;
    expect(await refusal(work())).toBe('42501');
    expect(await jobs()).toHaveLength(before);
  });

  test('a task that is not of the list is refused', async () => {
    const unknown = withTenant(at(WYCHAVON), (db) =>
      db.execute(sql`select enqueue('forget_drafts', ${WYCHAVON}, ${ID})`),
    );
    expect(await refusal(unknown)).toBe('22023');
  });

  test('a public form cannot read back what it sent', async () => {
    await send(WYCHAVON);
    expect(await refusal(withPortal({ writeTo: WYCHAVON }, (db) => db.execute(sql`select id from mail`)))).toBe(
      '42501',
    );
  });

  test('a desk sees the messages of its range and no others', async () => {
    const [mine, theirs] = await Promise.all([send(WYCHAVON), send(MALVERN_HILLS)]);
    const seen = await withTenant(at(WYCHAVON), (db) => db.select({ id: mail.id }).from(mail));
    expect(seen).toContainEqual({ id: mine });
    expect(seen).not.toContainEqual({ id: theirs });
  });

  test.each(['to_address', 'subject', 'body', 'tenant_no', 'template', 'created_at'])(
    'no desk changes the %s of a message that was written',
    async (column) => {
      const change = withTenant(at(WYCHAVON), (db) =>
        db.execute(sql`update mail set ${sql.identifier(column)} = ${sql.identifier(column)}`),
      );
      expect(await refusal(change)).toBe('42501');
    },
  );

  test.each(['app', 'portal', 'link', 'auth'] as const)('the role %s cannot look into the queue', async (role) => {
    const as = postgres(roleUrl(database.hostUrl, database.secret, role), { max: 1 });
    expect(await refusal(as`select id from graphile_worker.jobs`)).toBe('42501');
    expect(await refusal(as`select id from graphile_worker._private_jobs`)).toBe('42501');
    expect(await refusal(as`select graphile_worker.add_job('send_mail')`)).toBe('42501');
    await as.end();
  });

  test.each(['mail', 'request', 'offer', 'app_user', 'form_draft'])('the role jobs cannot read %s', async (table) => {
    const as = postgres(roleUrl(database.hostUrl, database.secret, 'jobs'), { max: 1 });
    expect(await refusal(as`select * from ${as(table)} limit 1`)).toBe('42501');
    await as.end();
  });
});

function enqueueFor(tenantNo: number | null) {
  return sql`select enqueue('send_mail', ${tenantNo}::int, ${ID})`;
}

function mailRow() {
  const { to, ...rest } = aMail(WYCHAVON);
  return { ...rest, id: ID, toAddress: to };
}
