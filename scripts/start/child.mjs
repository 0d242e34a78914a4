import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stopWith } from '../console/say.mjs';
import { root } from './paths.mjs';

/**
 * @typedef {import('@remix-run/node').ServerBuild} ServerBuild
 * @typedef {typeof import('../../app/entry.server.js')} EntryServer
 */

/**
 * The built product and its way in. Everything the server runs comes out of this one build, so that there is one copy
 * of each module.
 *
 * @returns {Promise<{ build: ServerBuild, entry: EntryServer }>}
 */
export async function loadEntry() {
  const file = pathToFileURL(join(root, 'build/server/index.js')).href;
  const build = /** @type {ServerBuild} */ (await import(file));
  return { build, entry: entryOf(build) };
}

/** @param {ServerBuild} build */
export const entryOf = (build) => /** @type {EntryServer} */ (/** @type {unknown} */ (build.entry.module));

/**
 * Runs a server as a child of start: says when it listens, stops on a signal, and stops when the parent is gone, by
 * whatever end.
 *
 * @param {() => Promise<{ stop: () => Promise<void> }>} launch
 */
export function serveForParent(launch) {
  launch().then(({ stop }) => {
    let stopping = false;
    const end = () => {
      if (stopping) return;
      stopping = true;
      stop().then(() => process.exit(0), stopWith);
    };
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
    if (process.send === undefined) return;
    process.on('disconnect', end);
    process.send('listening');
  }, stopWith);
}
