import { spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { closePools, openPools } from '#db/client.server';
import { addTenants, KINVER, send } from '#tests/db/fixtures/mail-rows';
import { useEnv } from '#tests/setup/env';
import { root } from '../../scripts/start/paths.mjs';
import { testDatabase } from '../db/database';

/** Long enough for a machine that is busy; a worker alone needs about two seconds. */
const PATIENCE_MS = 60_000;

it('npm run worker does the jobs on its own, with no server there', { timeout: 2 * PATIENCE_MS }, async () => {
  const database = await testDatabase();
  useEnv(database);
  openPools(database);
  const behind = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  onTestFinished(async () => {
    await closePools();
    await behind.end();
    await database.close();
  });
  await addTenants(behind);
  const id = await send(KINVER);
  const statusOf = async () => (await behind`select status from mail where id = ${id}`)[0]?.status as number;
  const queued = await statusOf();

  const fromHere = { PATH: process.env.PATH, NODE_ENV: 'test' } as const;
  const worker = spawn(process.execPath, ['scripts/worker.mjs'], {
    cwd: root,
    stdio: 'ignore',
    env: { ...fromHere, DB_HOST_URL: database.hostUrl, SECRET: database.secret, DEMO: '1' },
  });
  const ended = new Promise<number | null>((resolve) => worker.once('exit', resolve));
  const until = Date.now() + PATIENCE_MS;
  while ((await statusOf()) === queued && worker.exitCode === null && Date.now() < until) await wait(200);
  expect(await statusOf()).not.toBe(queued);
  worker.kill('SIGINT');
  expect(await ended).toBe(0);
});
