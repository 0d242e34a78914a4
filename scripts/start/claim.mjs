import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError } from '../console/say.mjs';
import { commandOf, isAlive } from '../postgres/pidfile.mjs';

/**
 * What runs from a DATA_DIR at the moment, for those who come after: a second start, the worker, `npm run db`.
 *
 * @typedef {{ pid: number, databasePort?: number }} Claim
 */

/** @param {string} folder */
const fileIn = (folder) => join(folder, 'running.json');

/**
 * What runs from this folder, or undefined when nothing does (a file that a killed start left behind included).
 *
 * @param {string} folder DATA_DIR
 * @returns {Claim | undefined}
 */
export function claimOf(folder) {
  try {
    const claim = /** @type {Claim} */ (JSON.parse(readFileSync(fileIn(folder), 'utf8')));
    return isAlive(claim.pid) && /(start|dev)\.mjs/.test(commandOf(claim.pid)) ? claim : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Makes DATA_DIR ours: two databases must never run on the same files.
 *
 * @param {string} folder DATA_DIR
 * @throws StopError when another start runs from it, or it may not be written to
 */
export function claim(folder) {
  try {
    mkdirSync(folder, { recursive: true });
    const other = claimOf(folder);
    if (other !== undefined && other.pid !== process.pid) {
      throw new StopError(
        `Joined Up is already running from ${folder} (process ${other.pid}). Stop it first, or set DATA_DIR to another folder.`,
      );
    }
    record(folder, { pid: process.pid });
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOSPC')
      throw new StopError(`The disk that holds ${folder} is full. Free some space and run the same command again.`);
    if (code === 'EEXIST' || code === 'ENOTDIR') throw new StopError(`${folder} is not a folder. Set DATA_DIR to one.`);
    if (code !== 'EACCES' && code !== 'EPERM' && code !== 'EROFS') throw error;
    throw new StopError(
      `${folder} may not be written to by this account. Correct its owner, or set DATA_DIR to another folder.`,
    );
  }
}

/** @param {string} folder @param {Claim} claim */
export function record(folder, claim) {
  writeFileSync(fileIn(folder), JSON.stringify(claim));
}

/** @param {string} folder */
export function release(folder) {
  if (claimOf(folder)?.pid === process.pid) rmSync(fileIn(folder), { force: true });
}
