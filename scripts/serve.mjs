import { join } from 'node:path';
import { loadEntry, serveForParent } from './start/child.mjs';
import { migrationsFolder, root } from './start/paths.mjs';

serveForParent(async () => {
  const { build, entry } = await loadEntry();
  return entry.startServer({ build, assets: join(root, 'build/client'), migrations: migrationsFolder });
});
