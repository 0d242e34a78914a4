import { existsSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { StopError } from '../console/say.mjs';

const megabyte = 1024 * 1024;

/**
 * Stops before anything is written when the disk is about to be full: a database that runs out of space half-way is
 * a worse place to be.
 *
 * @param {string} folder need not exist yet
 * @param {number} megabytes that must be free
 * @throws StopError
 */
export function requireSpace(folder, megabytes) {
  let there = folder;
  while (!existsSync(there)) there = dirname(there);
  const { bavail, bsize } = statfsSync(there);
  const free = Math.floor((bavail * bsize) / megabyte);
  if (free >= megabytes) return;
  throw new StopError(
    `The disk that holds ${folder} is full: ${free} MB are free and ${megabytes} MB are needed. Free some space, or set DATA_DIR to a folder on another disk.`,
  );
}

/**
 * The same sentence for an error that another program met.
 *
 * @param {string} folder
 * @param {string} words what the program said
 */
export function fullDisk(folder, words) {
  return /ENOSPC|No space left on device/i.test(words)
    ? new StopError(
        `The disk that holds ${folder} is full. Free some space, or set DATA_DIR to a folder on another disk.`,
      )
    : undefined;
}
