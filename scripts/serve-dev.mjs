import { createServer } from 'vite';
import { serveForParent } from './start/child.mjs';
import { root } from './start/paths.mjs';

/** @typedef {import('@remix-run/node').ServerBuild} ServerBuild */
/** @typedef {typeof import('../app/entry.server.js')} EntryServer */

serveForParent(async () => {
  const vite = await createServer({ root, configFile: 'remix.config.js', server: { middlewareMode: true } });
  const build = async () => /** @type {ServerBuild} */ (await vite.ssrLoadModule('virtual:remix/server-build'));
  const { startServer } = /** @type {EntryServer} */ (/** @type {unknown} */ ((await build()).entry.module));
  const server = await startServer({ build, vite: vite.middlewares });
  return { stop: () => Promise.all([server.stop(), vite.close()]).then(() => undefined) };
});
