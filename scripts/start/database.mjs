import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StopError, step } from '../console/say.mjs';
import { unprivilegedAccount } from '../postgres/account.mjs';
import { nativeFolder } from '../postgres/binaries.mjs';
import { startCluster } from '../postgres/cluster.mjs';
import { clusterHome } from '../postgres/home.mjs';
import { makeCluster } from '../postgres/initdb.mjs';
import { atTheEnd, start } from './children.mjs';
import { postgresUrl, withoutCredentials } from './database-url.mjs';
import { root } from './paths.mjs';
import { demoPassword, ownerPassword, signingSecret, superuserPassword } from './secrets.mjs';
import { requireSpace } from './space.mjs';

/**
 * A database to work with. `settings` is for the script that migrates and seeds, which acts as the owner; the server
 * gets `hostUrl` and the secret, and never the owner's password.
 *
 * @typedef {{ hostUrl: string, secret: string, settings: Record<string, string>, died: Promise<void>, port?: number }} Database
 * @typedef {{ email: string, who: string }} DemoAccount
 */

/** About twice what the demo takes, with its log of changes; and what a later start writes before it serves. */
const NEEDED_MB = { first: 400, later: 50 };

/** @param {string} folder DATA_DIR @throws StopError when the disk is about to be full */
export function requireSpaceForDatabase(folder) {
  const first = !existsSync(join(folder, 'superuser-password'));
  requireSpace(folder, first ? NEEDED_MB.first : NEEDED_MB.later);
}

/**
 * The embedded database of the demo, made on the first start and found again on every other.
 *
 * @param {string} folder DATA_DIR
 * @returns {Promise<Database & { port: number }>}
 * @throws StopError
 */
export async function embeddedDatabase(folder) {
  const superuser = superuserPassword(folder);
  const owner = ownerPassword(folder);
  const home = clusterHome(join(folder, 'postgres'), nativeFolder(), unprivilegedAccount());
  const cluster = await step('Starting the database', async () => {
    await makeCluster(home, superuser);
    return startCluster(home, { log: join(folder, 'postgres.log'), settings: { max_connections: '60' } });
  });
  atTheEnd(cluster.stop);
  const hostUrl = `postgres://127.0.0.1:${cluster.port}/joined_up`;
  const settings = {
    DATABASE_URL: `postgres://joined_up:${owner}@127.0.0.1:${cluster.port}/joined_up`,
    SUPERUSER_URL: `postgres://postgres:${superuser}@127.0.0.1:${cluster.port}/postgres`,
    DEMO: '1',
    DEMO_PASSWORD: demoPassword(folder),
  };
  return { hostUrl, secret: signingSecret(folder), settings, died: cluster.died, port: cluster.port };
}

/**
 * Somebody's own database, named by DATABASE_URL. No demo is put into it.
 *
 * @param {string} url
 * @param {string} folder DATA_DIR, where SECRET is kept when the environment does not give it
 * @param {string | undefined} secret
 * @returns {Database}
 * @throws StopError when the URL or the secret will not do
 */
export function ownDatabase(url, folder, secret) {
  if (secret !== undefined && secret.length < 32) {
    throw new StopError(
      'SECRET is too short: it must have at least 32 characters. `openssl rand -base64 32` makes one.',
    );
  }
  /** @type {Promise<void>} */
  const never = new Promise(() => undefined);
  const settings = { DATABASE_URL: postgresUrl(url) };
  return { hostUrl: withoutCredentials(url), secret: secret ?? signingSecret(folder), settings, died: never };
}

/**
 * Migrates and fills the database in a process of its own, which alone knows the owner's password.
 *
 * @param {Database} database
 * @returns {Promise<DemoAccount[]>} the accounts of the demo; none in a database of somebody's own
 * @throws StopError when it fails; the reason stands on the terminal by then
 */
export async function prepareDatabase({ settings, secret }) {
  const { child, ended } = start(process.execPath, ['--import', 'tsx', 'scripts/db.ts', 'prepare'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...settings, SECRET: secret },
  });
  /** @type {DemoAccount[]} */
  let accounts = [];
  child.on('message', (message) => (accounts = /** @type {DemoAccount[]} */ (message)));
  const code = await ended;
  if (code === 0) return accounts;
  throw new StopError('The database could not be made ready; the reason stands above.');
}
