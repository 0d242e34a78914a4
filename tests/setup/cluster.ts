import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { unprivilegedAccount } from '../../scripts/postgres/account.mjs';
import { nativeFolder } from '../../scripts/postgres/binaries.mjs';
import { startCluster } from '../../scripts/postgres/cluster.mjs';
import { clusterHome } from '../../scripts/postgres/home.mjs';
import { makeCluster } from '../../scripts/postgres/initdb.mjs';

/** What the tests need to know of the run's cluster. */
export interface ClusterAccess {
  superuserUrl: string;
  /** Of the role `joined_up`, which owns every database here. */
  ownerPassword: string;
  secret: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    cluster: ClusterAccess;
  }
}

interface RunningCluster {
  access: ClusterAccess;
  stop: () => Promise<void>;
}

// Nothing here outlives the run, so nothing needs to reach the disk.
const settings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  max_connections: '300',
  max_wal_size: '2GB',
};

async function start(): Promise<RunningCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'joined-up-tests-'));
  chmodSync(folder, 0o755);
  const home = clusterHome(join(folder, 'postgres'), nativeFolder(), unprivilegedAccount());
  const password = randomBytes(18).toString('base64url');
  await makeCluster(home, password, ['--no-sync']);
  const cluster = await startCluster(home, { log: join(folder, 'postgres.log'), settings });
  const stop = async () => {
    await cluster.stop();
    rmSync(home.folder, { recursive: true, force: true });
    rmSync(folder, { recursive: true, force: true });
  };
  const superuserUrl = `postgres://postgres:${password}@127.0.0.1:${cluster.port}/postgres`;
  const access = { superuserUrl, ownerPassword: 'owner', secret: randomBytes(32).toString('hex') };
  return { access, stop };
}

// Each project of vitest runs this file in a module graph of its own; the cluster is one for all of them.
const shared = globalThis as { joinedUpTestCluster?: { running: Promise<RunningCluster>; users: number } };

/** Starts one PostgreSQL for the whole run and stops it after the last project that uses it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = (shared.joinedUpTestCluster ??= { running: start(), users: 0 });
  cluster.users += 1;
  const { access, stop } = await cluster.running;
  project.provide('cluster', access);
  return async () => {
    cluster.users -= 1;
    if (cluster.users > 0) return;
    delete shared.joinedUpTestCluster;
    await stop();
  };
}
