import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../console/say.mjs';

/**
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {{ folder: string, native: string, account: Account | undefined }} Home where a cluster and its programs lie
 */

/** Where a system account can read and write what it may not under somebody's home folder. */
const common = '/var/lib/joined-up';

/** @param {string} command @param {string[]} words @param {Account} account */
function canRun(command, words, account) {
  const { uid, gid } = account;
  return spawnSync(command, words, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** @param {string} native @param {Account} account */
function readableBinaries(native, account) {
  if (canRun(join(native, 'bin/postgres'), ['--version'], account)) return native;
  const key = createHash('sha256').update(native).digest('hex').slice(0, 12);
  const copy = join(common, `postgresql-${key}`);
  if (canRun(join(copy, 'bin/postgres'), ['--version'], account)) return copy;
  say(`The account ${account.name} cannot read this folder, so PostgreSQL's programs are copied to ${copy}.`);
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  rmSync(copy, { recursive: true, force: true });
  renameSync(half, copy);
  return copy;
}

/** @param {string} folder @param {Account} account */
function writableFolder(folder, account) {
  const isNew = !existsSync(folder);
  mkdirSync(folder, { recursive: true });
  chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  if (canRun('sh', ['-c', 'cd "$1" && test -w .', 'sh', folder], account)) return folder;
  const elsewhere = join(common, createHash('sha256').update(folder).digest('hex').slice(0, 12));
  // Whoever has removed DATA_DIR wants to begin anew; its passwords are gone with it.
  if (isNew) rmSync(elsewhere, { recursive: true, force: true });
  if (!existsSync(elsewhere)) {
    say(`The account ${account.name} cannot write to ${folder}, so the database is kept in ${elsewhere}.`);
  }
  mkdirSync(elsewhere, { recursive: true });
  chownSync(elsewhere, account.uid, account.gid);
  chmodSync(elsewhere, 0o700);
  return elsewhere;
}

/**
 * Where the cluster is kept and which programs run it. As an ordinary user that is the wanted folder and what npm
 * installed. As root, PostgreSQL runs as a system account, which may be locked out of both (a clone under /root, say):
 * then they lie under /var/lib/joined-up, under a name made from the wanted folder, so that the next start finds them.
 *
 * @param {string} wanted
 * @param {string} native
 * @param {Account | undefined} account
 * @returns {Home}
 */
export function clusterHome(wanted, native, account) {
  if (account === undefined) {
    mkdirSync(wanted, { recursive: true, mode: 0o700 });
    return { folder: wanted, native, account };
  }
  return { folder: writableFolder(wanted, account), native: readableBinaries(native, account), account };
}
