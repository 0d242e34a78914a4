import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {{ pid: number, port: number, ready: boolean }} Running */

/**
 * What postmaster.pid says, which is there while a cluster runs and stays behind when it was killed.
 *
 * @param {string} folder
 * @returns {Running | undefined}
 */
export function readPidFile(folder) {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The command line of a process, or '' when there is none. @param {number} pid */
export function commandOf(pid) {
  try {
    if (existsSync('/proc/self/cmdline')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** @param {number} pid @param {number} seconds */
async function gone(pid, seconds) {
  for (let left = seconds * 20; left > 0 && isAlive(pid); left--) await wait(50);
  return !isAlive(pid);
}

/**
 * Stops what an earlier start left running in the folder, and clears the pid file of one that was killed when its
 * number belongs to some other program by now (PostgreSQL would not start then).
 *
 * @param {string} folder
 * @returns {Promise<boolean>} whether one was running
 */
export async function stopLeftover(folder) {
  const left = readPidFile(folder);
  if (left === undefined) return false;
  const ours = isAlive(left.pid) && commandOf(left.pid).includes(folder);
  if (!ours) {
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return false;
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGQUIT', 'SIGKILL'])) {
    process.kill(left.pid, signal);
    if (await gone(left.pid, 10)) break;
  }
  return true;
}
