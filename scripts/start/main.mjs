import { StopError, say, step } from '../console/say.mjs';
import { buildIfChanged } from './build.mjs';
import { atTheEnd, endAll, endOnSignals, isEnding, start } from './children.mjs';
import { claim, record, release } from './claim.mjs';
import { embeddedDatabase, ownDatabase, prepareDatabase, requireSpaceForDatabase } from './database.mjs';
import { installPackages } from './install.mjs';
import { dataFolder, root, SERVER_FLAGS } from './paths.mjs';
import { portFrom, requirePort } from './ports.mjs';

/** @typedef {import('./database.mjs').Database} Database */
/** @typedef {import('./database.mjs').DemoAccount} DemoAccount */

/**
 * Does everything between a fresh clone and a running Joined Up, and stays until it is stopped.
 *
 * @param {{ script: 'scripts/serve.mjs' | 'scripts/serve-dev.mjs', nodeEnv: 'production' | 'development' }} mode
 */
export async function startJoinedUp(mode) {
  endOnSignals('Stopping ...');
  try {
    await bringUp(mode);
  } catch (error) {
    if (isEnding()) return;
    process.stderr.write(
      `\n${error instanceof StopError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    await endAll();
    process.exit(1);
  }
}

/** @param {Parameters<typeof startJoinedUp>[0]} mode */
async function bringUp(mode) {
  const folder = dataFolder(process.env);
  const port = portFrom(process.env.PORT);
  await requirePort(port, process.env.HOST || '0.0.0.0');
  claim(folder);
  atTheEnd(() => release(folder));
  const url = process.env.DATABASE_URL;
  if (!url) requireSpaceForDatabase(folder);
  await installPackages();
  if (mode.nodeEnv === 'production') await buildIfChanged();
  const database = url ? ownDatabase(url, folder, process.env.SECRET || undefined) : await embeddedDatabase(folder);
  record(folder, { pid: process.pid, databasePort: database.port });
  const accounts = await prepareDatabase(database);
  const serving = await step('Starting the server', () => serve(mode, port, database));
  announce(port, database, accounts);
  await Promise.race([serving.ended, database.died.then(() => 'database')]).then((who) => {
    if (isEnding()) return;
    throw new StopError(
      who === 'database'
        ? 'The database has stopped; see postgres.log in DATA_DIR. Run npm start again.'
        : 'The server has stopped. Run npm start again.',
    );
  });
}

/**
 * The server's own environment: without the owner's password, and without whatever else DATABASE_URL holds.
 *
 * @param {Database} database
 * @param {number} port
 * @returns {NodeJS.ProcessEnv}
 */
export function serverEnvironment({ hostUrl, secret, settings }, port) {
  const { DATABASE_URL: _owner, SUPERUSER_URL: _superuser, ...rest } = { ...process.env, ...settings };
  const level = process.env.LOG_LEVEL ?? (settings.DEMO ? 'warn' : 'info');
  return { ...rest, DB_HOST_URL: hostUrl, SECRET: secret, PORT: String(port), LOG_LEVEL: level };
}

/** Starts the server and waits until it answers. @param {Parameters<typeof startJoinedUp>[0]} mode @param {number} port @param {Database} database */
async function serve({ script, nodeEnv }, port, database) {
  const { child, ended } = start(process.execPath, [...SERVER_FLAGS, script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...serverEnvironment(database, port), NODE_ENV: nodeEnv },
  });
  const listening = new Promise((resolve) => child.once('message', resolve));
  const first = await Promise.race([listening, ended.then(() => undefined)]);
  if (first === undefined) throw new StopError('The server did not start; the reason stands above.');
  return { ended };
}

/** @param {number} port @param {Database} database @param {DemoAccount[]} accounts */
function announce(port, { settings }, accounts) {
  say(`\nJoined Up is running at ${process.env.PUBLIC_ORIGIN || `http://localhost:${port}`}`);
  if (accounts.length > 0) {
    const width = Math.max(...accounts.map(({ email }) => email.length));
    say(`\nDemo accounts, all with the password ${settings.DEMO_PASSWORD}`);
    for (const { email, who } of accounts) say(`  ${email.padEnd(width)}  ${who}`);
  }
  say('\nCtrl-C stops it.');
}
