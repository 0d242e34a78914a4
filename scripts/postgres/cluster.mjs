import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StopError } from '../console/say.mjs';
import { freePort } from '../start/ports.mjs';
import { fullDisk } from '../start/space.mjs';
import { dataOf, processOptions } from './initdb.mjs';
import { readPidFile, stopLeftover } from './pidfile.mjs';

/**
 * @typedef {import('./home.mjs').Home} Home
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 * @typedef {{ port: number, stop: () => Promise<void>, died: Promise<void> }} Cluster
 */

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  // What people typed into forms stays out of the log: neither the statement nor the row that an error is about.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** @param {string} log */
function openLog(log) {
  if (existsSync(log) && statSync(log).size > 5_000_000) renameSync(log, `${log}.old`);
  return openSync(log, 'a', 0o600);
}

/** @param {Home} home @param {number} port @param {Record<string, string>} settings @param {string} log */
function launch(home, port, settings, log) {
  const words = Object.entries({ ...settings, ...always }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const file = openLog(log);
  const child = spawn(join(home.native, 'bin/postgres'), ['-D', dataOf(home), '-p', String(port), ...words], {
    ...processOptions(home),
    stdio: ['ignore', file, file],
    // A Ctrl-C at the terminal is for us: the database stops after the server, not at the same moment.
    detached: true,
  });
  closeSync(file);
  return child;
}

/** The end of the database however we end, kill -9 included: a shell that waits for our end of its pipe to close.
 * @param {Home} home @param {number} pid */
function guard(home, pid) {
  const script = 'read -r line; kill -INT "$1" 2>/dev/null';
  const options = { ...processOptions(home), detached: true };
  const child = spawn('sh', ['-c', script, 'sh', String(pid)], { ...options, stdio: ['pipe', 'ignore', 'ignore'] });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.unref();
  /** @type {import('node:net').Socket} */ (child.stdin).unref();
  return child;
}

/** @param {Home} home @param {ChildProcess} child @param {Promise<void>} died */
async function untilReady(home, child, died) {
  const state = { dead: false };
  void died.then(() => (state.dead = true));
  for (let tries = 0; tries < 1200 && !state.dead; tries++) {
    const running = readPidFile(dataOf(home));
    if (running !== undefined && running.pid === child.pid && running.ready) return true;
    await wait(50);
  }
  return false;
}

/** @param {ChildProcess} child @param {Promise<void>} died */
async function stop(child, died) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    child.kill(signal);
    const ended = await Promise.race([died.then(() => true), wait(20_000, false, { ref: false })]);
    if (ended) return;
  }
}

/** @param {Home} home @param {Record<string, string>} settings @param {string} log */
async function attempt(home, settings, log) {
  const port = await freePort();
  const child = launch(home, port, settings, log);
  /** @type {Promise<void>} */
  const died = new Promise((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  if (!(await untilReady(home, child, died))) {
    await stop(child, died);
    return undefined;
  }
  const watcher = guard(home, child.pid ?? 0);
  void died.then(() => watcher.kill('SIGKILL'));
  return { port, died, stop: () => stop(child, died) };
}

/**
 * Starts the cluster on a loopback port of its own, after stopping one that an earlier start left running. It ends with
 * this process, whatever ends that.
 *
 * @param {Home} home
 * @param {{ log: string, settings?: Record<string, string> }} options the log's path; settings of postgresql.conf
 * @returns {Promise<Cluster>}
 * @throws StopError when it does not come up; with the last line of its log
 */
export async function startCluster(home, { log, settings = {} }) {
  await stopLeftover(dataOf(home));
  // What a killed database leaves behind (its workers, its shared memory) goes away within moments.
  for (let tries = 0; tries < 5; tries++) {
    const cluster = await attempt(home, settings, log);
    if (cluster) return cluster;
    await wait(1000);
  }
  const words = readFileSync(log, 'utf8').trim().split('\n').slice(-3).join('\n');
  throw (
    fullDisk(home.folder, words) ??
    new StopError(`The database in ${home.folder} does not start. The end of ${log} says:\n${words}`)
  );
}
