import { StopError } from '../console/say.mjs';
import { claimOf } from '../start/claim.mjs';
import { postgresUrl } from '../start/database-url.mjs';
import { demoPassword, ownerPassword, signingSecret } from '../start/secrets.mjs';

/** Who changes the database, and with what. */
export interface Owner {
  url: string;
  secret: string;
  /** The password of the demo's accounts, made on first use. */
  demoPassword: () => string;
}

/**
 * The owner of DATABASE_URL, or of the embedded database while Joined Up runs from DATA_DIR.
 *
 * @throws StopError when there is neither
 */
export function ownerOf(env: NodeJS.ProcessEnv, folder: string): Owner {
  const url = ownerUrl(env, folder);
  const password = () => env.DEMO_PASSWORD || demoPassword(folder);
  return { url, secret: env.SECRET || signingSecret(folder), demoPassword: password };
}

/**
 * The address alone, for what needs no secret; nothing is written to the folder.
 *
 * @throws StopError when there is no database to work with
 */
export function ownerUrl(env: NodeJS.ProcessEnv, folder: string): string {
  return env.DATABASE_URL ? postgresUrl(env.DATABASE_URL) : embeddedUrl(folder);
}

function embeddedUrl(folder: string): string {
  const port = claimOf(folder)?.databasePort;
  if (port !== undefined) return `postgres://joined_up:${ownerPassword(folder)}@127.0.0.1:${port}/joined_up`;
  throw new StopError(
    `No database is running from ${folder}. Start Joined Up with npm start first, or set DATABASE_URL to a database of your own.`,
  );
}
