import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A secret that is made once and kept in a file that only we may read.
 *
 * @param {string} folder DATA_DIR
 * @param {string} name of the file
 * @param {() => string} make
 */
function kept(folder, name, make) {
  const file = join(folder, name);
  if (existsSync(file)) {
    const text = readFileSync(file, 'utf8').trim();
    if (text !== '') return text;
  }
  const made = make();
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.new`, `${made}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return made;
}

const random = () => randomBytes(32).toString('base64url');

// Without vowels, so that no word comes out, and without what is mistaken for something else when read aloud.
const letters = 'bcdfghjkmpqrtvwxyz';

/** Four groups that can be read out and typed, about 66 bits. */
function readable() {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [group(), group(), group(), group()].join('-');
}

/** @param {string} folder DATA_DIR */
export const signingSecret = (folder) => kept(folder, 'secret', random);
/** @param {string} folder DATA_DIR */
export const demoPassword = (folder) => kept(folder, 'demo-password', readable);
/** Of the role that owns the database. The server never gets it. @param {string} folder DATA_DIR */
export const ownerPassword = (folder) => kept(folder, 'owner-password', random);
/** Of the embedded cluster's superuser. @param {string} folder DATA_DIR */
export const superuserPassword = (folder) => kept(folder, 'superuser-password', random);
