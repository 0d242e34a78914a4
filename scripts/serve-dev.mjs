import { createServer } from 'vite';
import { entryOf, serveForParent } from './start/child.mjs';
import { migrationsFolder, root } from './start/paths.mjs';

/** @typedef {import('@remix-run/node').ServerBuild} ServerBuild */

serveForParent(async () => {
  const vite = await createServer({ root, configFile: 'remix.config.js', server: { middlewareMode: true } });
  const build = async () => /** @type {ServerBuild} */ (await vite.ssrLoadModule('virtual:remix/server-build'));
  const server = await entryOf(await build()).startServer({
    build,
    vite: vite.middlewares,
    migrations: migrationsFolder,
  });
  return { stop: () => Promise.all([server.stop(), vite.close()]).then(() => undefined) };
});
