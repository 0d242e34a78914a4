import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { expect, it, onTestFinished } from 'vitest';
import { isAlive, readPidFile } from '../../scripts/postgres/pidfile.mjs';
import { launch, type Running, temporaryFolder } from './run';

/** The database of a folder, running. */
async function run(folder: string) {
  const running = launch(['tests/scripts/embedded.mjs', folder]);
  await running.printed('running in');
  return { ...running, pid: postmaster(folder).pid, sql: connect(postmaster(folder).port) };
}

function postmaster(folder: string) {
  const pidFile = readPidFile(join(folder, 'postgres/data'));
  if (pidFile === undefined) throw new Error('The database does not run');
  return pidFile;
}

function connect(port: number): postgres.Sql {
  const sql = postgres({ host: '127.0.0.1', port, user: 'postgres', password: 'superuser', max: 1 });
  onTestFinished(() => sql.end({ timeout: 0 }));
  return sql;
}

async function untilGone(pid: number): Promise<void> {
  for (let tries = 0; tries < 200 && isAlive(pid); tries++) await wait(50);
  expect(isAlive(pid)).toBe(false);
}

const readable = () => temporaryFolder({ readable: true });

async function kill({ child, ended }: Running, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  return (await ended).code;
}

it('stops with the script that started it', async () => {
  const folder = readable();
  const { pid, ...running } = await run(folder);
  expect(await kill(running, 'SIGTERM')).toBe(0);
  expect(isAlive(pid)).toBe(false);
});

it('stops when that script is killed, so that nothing is left over', async () => {
  const folder = readable();
  const { pid, ...running } = await run(folder);
  await kill(running, 'SIGKILL');
  await untilGone(pid);
});

it('keeps what was committed when it is killed itself', async () => {
  const folder = readable();
  const first = await run(folder);
  await first.sql`create table kept as select 7 as seven`;
  process.kill(first.pid, 'SIGKILL');
  expect((await first.ended).code).toBe(2);
  const second = await run(folder);
  expect(await second.sql`select * from kept`).toEqual([{ seven: 7 }]);
  await kill(second, 'SIGTERM');
});

it('starts although the number in a stale pid file belongs to another program now', async () => {
  const folder = readable();
  const { pid: _pid, ...running } = await run(folder);
  await kill(running, 'SIGTERM');
  writeFileSync(join(folder, 'postgres/data/postmaster.pid'), `${process.pid}\n${folder}\n0\n1\n\n\n\nready\n`);
  const again = await run(folder);
  expect(isAlive(process.pid)).toBe(true);
  await kill(again, 'SIGTERM');
});

it('takes over from one that was left running', async () => {
  const folder = readable();
  const first = await run(folder);
  const second = await run(folder);
  expect(isAlive(first.pid)).toBe(false);
  expect(second.pid).not.toBe(first.pid);
  await kill(second, 'SIGTERM');
});

it('clears what an interrupted first start left half made', async () => {
  const folder = readable();
  mkdirSync(join(folder, 'postgres/data.new/base'), { recursive: true });
  const running = await run(folder);
  expect(existsSync(join(folder, 'postgres/data.new'))).toBe(false);
  await kill(running, 'SIGTERM');
});

it('writes neither statements nor rows into its log', async () => {
  const folder = readable();
  const { sql, ...running } = await run(folder);
  await sql`create table person (name text primary key)`;
  await sql`insert into person values ('Ada Example')`;
  await expect(sql`insert into person values ('Ada Example')`).rejects.toThrow('duplicate key');
  await kill(running, 'SIGTERM');
  const log = readFileSync(join(folder, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toContain('Ada Example');
});

it.runIf(process.getuid?.() === 0)('runs for root where the account of PostgreSQL may not read', async () => {
  const folder = temporaryFolder();
  const running = launch(['tests/scripts/embedded.mjs', folder]);
  await running.printed('running in /var/lib/joined-up/');
  await kill(running, 'SIGTERM');
  const [, elsewhere = ''] = /running in (\S+)/.exec(running.output()) ?? [];
  expect(existsSync(join(elsewhere, 'data/PG_VERSION'))).toBe(true);
  rmSync(elsewhere, { recursive: true });
  expect(existsSync(join(folder, 'postgres/data'))).toBe(false);
});
