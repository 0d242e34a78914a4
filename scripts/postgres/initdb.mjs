import { spawn } from 'node:child_process';
import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from '../console/say.mjs';
import { fullDisk } from '../start/space.mjs';

/** @typedef {import('./home.mjs').Home} Home */

/** The cluster itself, in its home. @param {Home} home */
export const dataOf = (home) => join(home.folder, 'data');

/** How a program of PostgreSQL is started: as the account of the home, with little of our own environment. @param {Home} home */
export function processOptions(home) {
  const { account } = home;
  const identity = account ? { uid: account.uid, gid: account.gid } : {};
  /** @type {NodeJS.ProcessEnv} */
  const env = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC', NODE_ENV: 'production' };
  return { ...identity, cwd: home.folder, env };
}

/** @param {Home} home @param {string[]} words @returns {Promise<{ code: number | null, output: string }>} */
function initdb(home, words) {
  return new Promise((resolve, reject) => {
    const stdio = /** @type {const} */ (['ignore', 'pipe', 'pipe']);
    const child = spawn(join(home.native, 'bin/initdb'), words, { ...processOptions(home), stdio: [...stdio] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** @param {Home} home @param {string} password */
function passwordFile(home, password) {
  const file = join(home.folder, 'password.new');
  writeFileSync(file, password, { mode: 0o600 });
  if (home.account) chownSync(file, home.account.uid, home.account.gid);
  return file;
}

/**
 * Makes the cluster unless it is there. It is made under another name and renamed when whole, so that a first start
 * that was interrupted leaves nothing that looks like a cluster.
 *
 * @param {Home} home
 * @param {string} password of the cluster's superuser, `postgres`
 * @param {string[]} [more] arguments for initdb
 * @throws StopError when initdb fails, a full disk among the reasons
 */
export async function makeCluster(home, password, more = []) {
  if (existsSync(dataOf(home))) return;
  const half = join(home.folder, 'data.new');
  rmSync(half, { recursive: true, force: true });
  const secret = passwordFile(home, password);
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${secret}`];
  const { code, output } = await initdb(home, [`--pgdata=${half}`, ...access, ...locale, ...more]);
  rmSync(secret, { force: true });
  if (code !== 0) {
    rmSync(half, { recursive: true, force: true });
    const why = output.split('\n').find((line) => /error|fatal/i.test(line)) ?? output.trim();
    throw fullDisk(home.folder, output) ?? new StopError(`The database could not be made in ${home.folder}: ${why}`);
  }
  renameSync(half, dataOf(home));
}
