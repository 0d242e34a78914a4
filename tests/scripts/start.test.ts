import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { isAlive } from '../../scripts/postgres/pidfile.mjs';
import { root } from '../../scripts/start/paths.mjs';
import { freePort } from '../../scripts/start/ports.mjs';
import { launch, processesOf, runScript, type Running, temporaryFolder } from './run';

/** What takes a start longer than a moment, as it says on the terminal: only the first one needs it. */
const SET_UP = /Installing|Building|Loading|[1-9]\d* (added|changed)/;

const OUTPUT = join(root, 'tests/output');

interface Settings extends Record<string, string> {
  PORT: string;
  DATA_DIR: string;
}

async function settings(): Promise<Settings> {
  return { PORT: String(await freePort()), DATA_DIR: join(temporaryFolder({ readable: true }), 'data') };
}

/** Joined Up, answering requests. */
async function start(env: Settings): Promise<Running> {
  const running = launch(['scripts/start.mjs'], env);
  await running.printed(`Joined Up is running at http://localhost:${env.PORT}`);
  await running.printed('Ctrl-C stops it.');
  return running;
}

/**
 * A demo after its first start, and what that said: the one that the whole run has begun for the tests in the browser
 * (scripts/test/demo.mjs), for it takes half a minute; else one of our own.
 */
async function startedFirst(): Promise<{ env: Settings; said: string }> {
  const port = process.env.DEMO_PORT;
  if (port === undefined) {
    const env = await settings();
    return { env, said: (await start(env)).output() };
  }
  const log = join(OUTPUT, 'demo.log');
  for (let tries = 0; tries < 500 && !readFileSync(log, 'utf8').includes('Ctrl-C stops it.'); tries++) await wait(250);
  return { env: { PORT: port, DATA_DIR: join(OUTPUT, 'demo') }, said: readFileSync(log, 'utf8') };
}

async function ready({ PORT }: Settings): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${PORT}/readyz`);
  return response.json();
}

/** The owner's connection to the database that runs from a folder. */
async function owner(env: Settings): Promise<postgres.Sql> {
  const { stdout } = await runScript(['--import', 'tsx', 'scripts/db.ts', 'url'], env);
  return postgres(stdout.trim(), { max: 1 });
}

async function stop({ child, ended }: Running, env: Settings): Promise<void> {
  child.kill('SIGINT');
  expect((await ended).code).toBe(0);
  for (let tries = 0; tries < 40 && processesOf(env.DATA_DIR).length > 0; tries++) await wait(50);
  expect(processesOf(env.DATA_DIR)).toEqual([]);
}

/** All at once and without warning: the script, the server and the database. */
async function killAll({ DATA_DIR }: Settings): Promise<void> {
  for (let left = processesOf(DATA_DIR); left.length > 0; left = processesOf(DATA_DIR)) {
    for (const pid of left) if (isAlive(pid)) process.kill(pid, 'SIGKILL');
    await wait(50);
  }
}

describe('npm start', () => {
  it('is up again without setting anything up, and has kept its data, after everything was killed; then stops cleanly', async () => {
    const { env, said } = await startedFirst();
    expect(said).toMatch(SET_UP);
    expect(said).toContain('Ctrl-C stops it.');
    expect(holdersOfTheOwnersPassword(env)).toEqual([]);
    const before = await owner(env);
    await before`create table kept as select 7 as seven`;
    await before.end();
    await killAll(env);

    const second = await start(env);
    expect(second.output()).not.toMatch(SET_UP);
    expect(await ready(env)).toEqual({ database: 'ok', migrations: 'ok', jobs: 'ok' });
    const after = await owner(env);
    expect(await after`select * from kept`).toEqual([{ seven: 7 }]);
    await after`drop table kept`;
    await after.end();
    await stop(second, env);
  });
});

/** The processes that know the password of the database's owner. */
function holdersOfTheOwnersPassword({ DATA_DIR }: Settings): number[] {
  const password = readFileSync(join(DATA_DIR, 'owner-password'), 'utf8').trim();
  return processesOf(DATA_DIR).filter((pid) => readFileSync(`/proc/${pid}/environ`, 'utf8').includes(password));
}

describe('npm start with DATABASE_URL', () => {
  it('migrates that database, keeps none of its own and makes no demo', async () => {
    const env = await settings();
    const cluster = launch(['tests/scripts/embedded.mjs', temporaryFolder({ readable: true })]);
    await cluster.printed('running in');
    const [, port] = /on port (\d+)/.exec(cluster.output()) ?? [];
    const server = `127.0.0.1:${port ?? ''}`;
    const superuser = postgres(`postgres://postgres:superuser@${server}/postgres`, { max: 1 });
    await superuser.unsafe(`create role somebody login createrole password 'theirs'`);
    await superuser.unsafe('create database theirs owner somebody');

    const url = `postgres://somebody:theirs@${server}/theirs`;
    const running = await start({ ...env, DATABASE_URL: url });
    expect(await ready(env)).toEqual({ database: 'ok', migrations: 'ok', jobs: 'ok' });
    expect(running.output()).not.toContain('Demo accounts');
    expect(running.output()).not.toContain('Starting the database');
    const sql = postgres(`postgres://postgres:superuser@${server}/theirs`, { max: 1 });
    expect(await sql`select count(*)::int as people from app_user`).toEqual([{ people: 0 }]);
    await Promise.all([sql.end(), superuser.end()]);
    await stop(running, env);
    cluster.child.kill('SIGTERM');
    await cluster.ended;
  });
});
