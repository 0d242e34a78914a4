import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The migrations that this version brings. */
export const migrationsFolder = join(root, 'db/migrations');

/**
 * Where everything that start writes is kept: DATA_DIR, or `.data` in the project.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function dataFolder(env) {
  return resolve(root, env.DATA_DIR || '.data');
}
