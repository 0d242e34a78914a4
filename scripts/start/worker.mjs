import { StopError, say, stopWith } from '../console/say.mjs';
import { buildIfChanged } from './build.mjs';
import { loadEntry, serveForParent } from './child.mjs';
import { claimOf } from './claim.mjs';
import { postgresUrl, withoutCredentials } from './database-url.mjs';
import { installPackages } from './install.mjs';
import { dataFolder } from './paths.mjs';
import { signingSecret } from './secrets.mjs';

/**
 * Where the jobs are, as the server's own environment says it: without the owner's password.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 * @throws StopError when there is no database to work for
 */
function databaseSettings(env) {
  const folder = dataFolder(env);
  const secret = () => env.SECRET || signingSecret(folder);
  if (env.DB_HOST_URL) return { DB_HOST_URL: env.DB_HOST_URL, SECRET: secret() };
  if (env.DATABASE_URL) return { DB_HOST_URL: withoutCredentials(postgresUrl(env.DATABASE_URL)), SECRET: secret() };
  const port = claimOf(folder)?.databasePort;
  if (port !== undefined) return { DB_HOST_URL: `postgres://127.0.0.1:${port}/joined_up`, SECRET: secret(), DEMO: '1' };
  throw new StopError(
    `No database is running from ${folder}. Start Joined Up with WORKER=off npm start first, or set DATABASE_URL to a database of your own.`,
  );
}

/** Runs the jobs in a process of their own, beside servers that run with WORKER=off. */
export async function startWorkerProcess() {
  try {
    await installPackages();
    await buildIfChanged();
    Object.assign(process.env, { NODE_ENV: 'production', ...databaseSettings(process.env) });
    delete process.env.DATABASE_URL;
  } catch (error) {
    stopWith(error);
  }
  serveForParent(async () => {
    const worker = await (await loadEntry()).entry.startWorkerAlone();
    say('The worker is running. Ctrl-C stops it.');
    return worker;
  });
}
