import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StopError, step } from '../console/say.mjs';
import { run } from './children.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Entry
 * @typedef {Record<string, Entry>} Entries
 */

/**
 * Whether the packages that are installed are those that the lock file names. Optional ones may be missing: they are
 * the binaries of other platforms.
 *
 * @param {Entries} wanted `packages` of package-lock.json
 * @param {Entries} installed `packages` of node_modules/.package-lock.json
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** @param {string} file */
function packagesIn(file) {
  const lock = /** @type {{ packages: Entries }} */ (JSON.parse(readFileSync(file, 'utf8')));
  return lock.packages;
}

function upToDate() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  return existsSync(hidden) && isInstalled(packagesIn(join(root, 'package-lock.json')), packagesIn(hidden));
}

/** The npm that started us, or the one on the path. @returns {[string, string[]]} */
export function npm() {
  const own = process.env.npm_execpath;
  return own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []];
}

/**
 * Installs what package-lock.json names unless it is there already.
 *
 * @throws StopError when npm does not succeed; what npm said is on the terminal by then
 */
export async function installPackages() {
  if (upToDate()) return;
  await step('Installing packages (a minute or two the first time)', async () => {
    const [command, first] = npm();
    const words = [...first, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
    const code = await run(command, words, { cwd: root });
    if (code !== 0) {
      throw new StopError(
        'The packages could not be installed (npm says why above). Check that npm reaches its registry and that the disk is not full, then run the same command again.',
      );
    }
  });
}
