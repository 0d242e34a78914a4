import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { providerFor, type Provider } from '~/platform/email/provider.server';
import { linkToken } from '~/platform/hash.server';
import { jobsReady, startWorker, type Worker } from '~/platform/jobs/worker.server';
import { log } from '~/platform/log.server';
import { closePools, openPools } from '#db/client.server';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from './database';
import { addTenants, KINVER, rowOf, send, WYCHAVON, type MailRow } from './fixtures/mail-rows';
import { mailSink, type MailSink } from './fixtures/mail-sink';

const SOON = { timeout: 20_000, interval: 50 };
const REQUEST = '0192f000-0000-7000-8000-0000000000aa';

let database: TestDatabase;
let behind: postgres.Sql;
let sink: MailSink;
let workers: Worker[] = [];

const env = { DEMO: false, MAIL_FROM: 'Joined Up <no-reply@joined-up.example>' };
const throughSink = () => providerFor({ ...env, RESEND_API_KEY: 're_test', RESEND_BASE_URL: sink.url });

async function work(provider: Provider = throughSink()): Promise<Worker> {
  const worker = await startWorker({ ...database, provider, recovery: { graceMs: 300, everyMs: 100 } });
  workers.push(worker);
  return worker;
}

/** Waits until the message's row looks like this. */
async function becomes(id: string, wanted: Partial<MailRow>): Promise<void> {
  await expect.poll(() => rowOf(behind, id), SOON).toMatchObject(wanted);
}

const jobOf = async (id: string) => {
  const [job] = await behind<{ id: string; attempts: number; last_error: string | null; wait: number }[]>`
    select id, attempts, last_error, extract(epoch from run_at - now())::int as wait
    from graphile_worker._private_jobs where payload ->> 'id' = ${id}`;
  return job;
};

const isGone = (id: string) => expect.poll(() => jobOf(id), SOON).toBeUndefined();

/** Lets the queue think that the job has been tried so many times and is due again now. */
async function tried(id: string, attempts: number): Promise<void> {
  await behind`
    update graphile_worker._private_jobs set attempts = ${attempts}, run_at = now() where payload ->> 'id' = ${id}`;
  await behind`select pg_notify('jobs:insert', '{"count":1}')`;
}

beforeAll(async () => {
  database = await testDatabase();
  useEnv(database);
  openPools(database);
  behind = postgres(database.superuserUrl, { max: 3, onnotice: () => undefined });
  await addTenants(behind);
});

beforeEach(async () => {
  sink = await mailSink();
});

afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  workers = [];
  await sink.close();
  await behind`delete from graphile_worker._private_jobs`;
});

afterAll(async () => {
  await closePools();
  await behind.end();
  await database.close();
});

describe('a message', () => {
  test('leaves under its own id, once, and is recorded as sent', async () => {
    const id = await send(WYCHAVON);
    await work();
    await becomes(id, { status: 2, attempts: 1, last_error: null });
    await isGone(id);
    expect((await rowOf(behind, id))?.sent_at).toBeInstanceOf(Date);
    expect(sink.posts).toEqual([
      {
        key: id,
        from: env.MAIL_FROM,
        to: 'resident@kinver.example',
        subject: 'We have your request JU-7K3-QXM',
        text: 'Hello,\n\nWe have your request.\n',
      },
    ]);
  });

  test('leaves at once when the worker is there already', async () => {
    await work();
    const id = await send(KINVER);
    await expect.poll(() => rowOf(behind, id), { timeout: 1_500, interval: 20 }).toMatchObject({ status: 2 });
  });

  test('gets its private link on the way out; the database never has it', async () => {
    const id = await send(WYCHAVON, { body: `Follow it: ${privateLinkMark('request', REQUEST)}` });
    await work();
    await becomes(id, { status: 2 });
    const token = linkToken('request', REQUEST);
    expect(sink.posts[0]?.text).toBe(`Follow it: http://localhost:3000/my/request/${token}`);
    expect((await rowOf(behind, id))?.body).not.toContain(token);
  });

  test("in which somebody typed the mark of a link tells nobody else's link", async () => {
    const body = `Hello {{private-link:request:${REQUEST}:1:${'a'.repeat(64)}}}`;
    const id = await send(WYCHAVON, { body });
    await work();
    await becomes(id, { status: 2 });
    expect(sink.posts[0]?.text).toBe(body);
  });
});

describe('a provider that does not take a message', () => {
  test.each([
    ['has too much to do', { statusCode: 429, name: 'rate_limit_exceeded' }, '429 rate_limit_exceeded'],
    ['is broken', { statusCode: 500, name: 'internal_server_error' }, '500 internal_server_error'],
    ['does not know our key', { statusCode: 403, name: 'invalid_api_key' }, '403 invalid_api_key'],
    [
      'is taking it just now',
      { statusCode: 409, name: 'concurrent_idempotent_requests' },
      '409 concurrent_idempotent_requests',
    ],
    ['answers nonsense', 'garbage' as const, '502 application_error'],
  ])('because it %s is asked again, after a pause', async (_why, answer, code) => {
    sink.answers.push(answer);
    const id = await send(WYCHAVON);
    await work();
    await becomes(id, { status: 3, attempts: 1, last_error: code, sent_at: null });
    await expect.poll(() => jobOf(id), SOON).toMatchObject({ attempts: 1, last_error: `Not sent yet: ${code}` });
    expect((await jobOf(id))?.wait).toBeGreaterThan(0);
    await tried(id, 1);
    await becomes(id, { status: 2, attempts: 2, last_error: null });
    expect(sink.posts.map(({ key }) => key)).toEqual([id, id]);
  });

  test('because it cannot be reached is asked again', async () => {
    const id = await send(WYCHAVON);
    await work(providerFor({ ...env, RESEND_API_KEY: 're_test', RESEND_BASE_URL: 'http://127.0.0.1:1' }));
    await becomes(id, { status: 3, last_error: 'no_answer' });
  });

  test.each([
    ['the address is none', { statusCode: 422, name: 'validation_error' }],
    ['the message is none', { statusCode: 400, name: 'validation_error' }],
    ['its id was used for another', { statusCode: 409, name: 'invalid_idempotent_request' }],
  ])('because %s is not asked again; the message is given up', async (_why, answer) => {
    sink.answers.push(answer);
    const id = await send(WYCHAVON);
    await work();
    await becomes(id, { status: 4, attempts: 1, last_error: `${answer.statusCode} ${answer.name}` });
    await isGone(id);
    expect(sink.posts).toHaveLength(1);
  });

  test('for the twelfth time leaves the message given up', async () => {
    sink.answers.push({ statusCode: 503, name: 'application_error' });
    const id = await send(WYCHAVON);
    await tried(id, 11);
    await work();
    await becomes(id, { status: 4, last_error: '503 application_error' });
    await isGone(id);
  });

  test('is not waited for by a server that stops: the job goes back', async () => {
    sink.answers.push('hang');
    const id = await send(WYCHAVON);
    const worker = await work();
    await expect.poll(() => sink.posts.length, SOON).toBe(1);
    await worker.stop();
    expect(await rowOf(behind, id)).toMatchObject({ status: 3, last_error: 'no_answer' });
    expect(await jobOf(id)).toMatchObject({ attempts: 1 });
  });

  test('and fails with words of its own leaves none of them in the queue', async () => {
    const id = await send(WYCHAVON);
    await work(() => Promise.reject(new TypeError('Could not write to ann@kinver.example')));
    await expect.poll(async () => (await jobOf(id))?.last_error, SOON).toBe('Failed: TypeError');
  });
});

describe('without a provider', () => {
  test('the demo keeps its messages in the outbox', async () => {
    const id = await send(WYCHAVON);
    await work(providerFor({ ...env, DEMO: true }));
    await becomes(id, { status: 2 });
  });

  test('nobody is told that a message was sent', async () => {
    const id = await send(WYCHAVON);
    await work(providerFor(env));
    await becomes(id, { status: 3, last_error: 'no_provider' });
  });
});

describe('a worker', () => {
  test('says that it is ready while it is', async () => {
    expect(jobsReady()).toBe(false);
    const worker = await work();
    await expect.poll(() => jobsReady(), SOON).toBe(true);
    await worker.stop();
    workers = [];
    expect(jobsReady()).toBe(false);
  });

  test('that lives keeps its job, however often others look for the jobs of the dead', async () => {
    sink.delayMs = 2_000;
    const ids = await Promise.all([send(WYCHAVON), send(KINVER), send(WYCHAVON)]);
    await Promise.all([work(), work()]);
    for (const id of ids) await becomes(id, { status: 2 });
    expect(sink.posts).toHaveLength(ids.length);
  });

  test('takes up the jobs of one whose session is over', async () => {
    const id = await send(WYCHAVON);
    await behind`
      update graphile_worker._private_jobs set locked_by = 'pool-gone', locked_at = now() - interval '1 minute', attempts = 1`;
    await work();
    await becomes(id, { status: 2 });
  });

  test('gives a message up that died with its worker on the last attempt', async () => {
    const id = await send(WYCHAVON);
    await behind`
      update graphile_worker._private_jobs
      set locked_by = 'pool-gone', locked_at = now() - interval '1 minute', attempts = max_attempts`;
    await work();
    await becomes(id, { status: 4, last_error: 'interrupted' });
    await isGone(id);
  });

  test('comes back after it lost every connection', async () => {
    await work();
    await expect.poll(() => jobsReady(), SOON).toBe(true);
    await behind`
      select pg_terminate_backend(pid) from pg_stat_activity
      where usename in ('jobs', 'app') and datname = ${database.name}`;
    const id = await send(WYCHAVON);
    await becomes(id, { status: 2 });
    await expect.poll(() => jobsReady(), SOON).toBe(true);
  });

  test('comes back when the first thing that it asked was refused', async () => {
    await (await work()).stop();
    const said = vi.spyOn(log, 'error');
    await behind`revoke insert on graphile_worker._private_tasks from jobs`;
    await work();
    await vi.waitFor(() => expect(said).toHaveBeenCalledWith('the worker cannot look for jobs'), SOON);
    await behind`grant insert on graphile_worker._private_tasks to jobs`;
    const id = await send(WYCHAVON);
    await becomes(id, { status: 2 });
  });
});

test('drafts that nobody touched for a fortnight are forgotten', async () => {
  const draft = (token: string, days: number) => behind`
    insert into form_draft (county_no, tenant_no, token_hash, form, record_id, updated_at)
    values (47, ${WYCHAVON}, ${token.repeat(64)}, 'get-help', gen_random_uuid(), now() - ${days} * interval '1 day')`;
  await Promise.all([draft('a', 13), draft('b', 15)]);
  await behind`select graphile_worker.add_job('forget_drafts')`;
  await work();
  const left = () => behind<{ token_hash: string }[]>`select token_hash from form_draft`;
  await vi.waitFor(async () => expect(await left()).toEqual([{ token_hash: 'a'.repeat(64) }]), SOON);
});
