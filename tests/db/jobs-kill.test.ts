import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closePools, openPools } from '#db/client.server';
import { useEnv } from '#tests/setup/env';
import { testDatabase, type TestDatabase } from './database';
import { addTenants, KINVER, send, WYCHAVON } from './fixtures/mail-rows';
import { mailSink, type MailSink } from './fixtures/mail-sink';

let database: TestDatabase;
let behind: postgres.Sql;
let sink: MailSink;
let running: ChildProcess | undefined;

/** A worker in a process of its own, once it is looking for jobs. */
async function workerProcess(): Promise<ChildProcess> {
  const child = fork(fileURLToPath(new URL('fixtures/worker-process.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: {
      ...process.env,
      DB_HOST_URL: database.hostUrl,
      SECRET: database.secret,
      RESEND_API_KEY: 're_test',
      RESEND_BASE_URL: sink.url,
    },
  });
  running = child;
  const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
  expect(said).toBe('ready');
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
  running = undefined;
}

beforeAll(async () => {
  [database, sink] = await Promise.all([testDatabase(), mailSink()]);
  useEnv(database);
  openPools(database);
  behind = postgres(database.superuserUrl, { max: 2, onnotice: () => undefined });
  await addTenants(behind);
});

afterAll(async () => {
  running?.kill('SIGKILL');
  await closePools();
  await behind.end();
  await Promise.all([sink.close(), database.close()]);
});

test(
  'a worker killed in the middle of its work loses no message and sends none twice',
  { timeout: 60_000 },
  async () => {
    // The provider has the message at once and says so late: whoever is killed in between cannot know that it is sent.
    sink.delayMs = 400;
    const ids = await Promise.all(Array.from({ length: 24 }, (_, n) => send(n % 2 === 0 ? WYCHAVON : KINVER)));

    for (const enough of [4, 12]) {
      const child = await workerProcess();
      await expect.poll(() => sink.posts.length, { timeout: 20_000, interval: 5 }).toBeGreaterThanOrEqual(enough);
      await kill(child);
    }
    const unrecorded = await behind<{ id: string }[]>`select id from mail where status <> 2`;
    const taken = new Set(sink.delivered().map(({ key }) => key));
    expect(unrecorded.filter(({ id }) => taken.has(id)).length).toBeGreaterThan(0);

    const last = await workerProcess();
    const left = () => behind`select id from mail where status <> 2`;
    await expect.poll(left, { timeout: 30_000, interval: 50 }).toEqual([]);
    await kill(last);

    expect(
      sink
        .delivered()
        .map(({ key }) => key)
        .sort(),
    ).toEqual([...ids].sort());
    expect(sink.posts.length).toBeGreaterThan(ids.length);
  },
);
