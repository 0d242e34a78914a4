import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { StopError, step } from '../console/say.mjs';
import { run } from './children.mjs';
import { root } from './paths.mjs';

const sources = ['app', 'db', 'remix.config.js', 'package-lock.json', 'tsconfig.json'];
const stamp = join(root, 'build/.sources');

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  return readdirSync(whole, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** What the build is made of, as one hash: of contents, since a fresh checkout gives every file a new time. */
function hashOfSources() {
  const hash = createHash('sha256').update(process.version);
  const files = sources.flatMap((path) => (/\.\w+$/.test(path) ? [path] : filesUnder(path)));
  const built = files.filter((file) => !/\.(test\.tsx?|md|sql|csv|geojson|gz)$/.test(file)).sort();
  for (const file of built) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/**
 * Builds the server and the browser's files.
 *
 * @throws StopError when the build fails; its own words are on the terminal by then
 */
export async function build() {
  const hash = hashOfSources();
  rmSync(stamp, { force: true });
  const remix = join(root, 'node_modules/@remix-run/dev/dist/cli.js');
  const words = [remix, 'vite:build', '--config', 'remix.config.js', '--logLevel', 'warn'];
  const code = await run(process.execPath, words, { cwd: root, env: { ...process.env, NODE_ENV: 'production' } });
  if (code !== 0) throw new StopError('The build failed; the reason stands above.');
  writeFileSync(stamp, hash);
}

/** Builds when a source has changed since the last build. */
export async function buildIfChanged() {
  const last = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (last === hashOfSources()) return;
  await step('Building', build);
}
