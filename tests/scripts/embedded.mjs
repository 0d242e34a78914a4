// Runs an embedded database in the folder that is named, until it is told to stop: what start does with it, alone.
import { join } from 'node:path';
import { say, stopWith } from '../../scripts/console/say.mjs';
import { unprivilegedAccount } from '../../scripts/postgres/account.mjs';
import { nativeFolder } from '../../scripts/postgres/binaries.mjs';
import { startCluster } from '../../scripts/postgres/cluster.mjs';
import { clusterHome } from '../../scripts/postgres/home.mjs';
import { makeCluster } from '../../scripts/postgres/initdb.mjs';

const folder = process.argv[2] ?? '';

try {
  const home = clusterHome(join(folder, 'postgres'), nativeFolder(), unprivilegedAccount());
  await makeCluster(home, 'superuser', ['--no-sync']);
  const cluster = await startCluster(home, { log: join(folder, 'postgres.log') });
  let code = 2;
  process.on('SIGTERM', () => {
    code = 0;
    void cluster.stop();
  });
  say(`running in ${home.folder} on port ${cluster.port}`);
  await cluster.died;
  process.exit(code);
} catch (error) {
  stopWith(error);
}
