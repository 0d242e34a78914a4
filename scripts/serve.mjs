import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { serveForParent } from './start/child.mjs';
import { root } from './start/paths.mjs';

/** @typedef {typeof import('../app/entry.server.js')} EntryServer */

// Everything the server runs comes out of the one build, so that there is one copy of each module.
serveForParent(async () => {
  const file = pathToFileURL(join(root, 'build/server/index.js')).href;
  const build = /** @type {import('@remix-run/node').ServerBuild} */ (await import(file));
  const { startServer } = /** @type {EntryServer} */ (/** @type {unknown} */ (build.entry.module));
  return startServer({ build, assets: join(root, 'build/client') });
});
