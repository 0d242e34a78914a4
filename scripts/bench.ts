import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bootstrap } from '#db/bootstrap.server';
import { copyDatabase, dropDatabase } from '#db/bench/copies';
import { benchTenants, fillBenchWorld, FIRST_COUNTY, TREE, type BenchTenant, type WorldSize } from '#db/bench/world';
import { migrate } from '#db/migrate.server';
import { hostUrlOf } from '#db/roles.server';
import { readTenants } from '~/features/tenants/load.server';
import { measureCalls } from './bench/calls';
import { compareSides } from './bench/database';
import { walkFeed } from './bench/feed';
import { compareSites, type Site } from './bench/http';
import { measureImports } from './bench/import';
import { compareMaps } from './bench/provision';
import { say, step } from './console/say.mjs';
import { browser } from './test/browser.mjs';
import { unprivilegedAccount } from './postgres/account.mjs';
import { nativeFolder } from './postgres/binaries.mjs';
import { startCluster } from './postgres/cluster.mjs';
import { clusterHome } from './postgres/home.mjs';
import { makeCluster } from './postgres/initdb.mjs';
import { buildIfChanged } from './start/build.mjs';
import { dataFolder, root } from './start/paths.mjs';

/**
 * `npm run bench`: what row-level security costs, and whether pages stay quick in a large database. Everything is a
 * ratio of two things measured in turn in the same run. The databases are kept in DATA_DIR/bench for the next run.
 * `npm run bench -- database`, `-- pages`, `-- provision` or `-- calls` runs a part; `-- calls 10000` with so
 * many entries of the community map.
 */
const LARGE: WorldSize = { requests: 1_000_000, offers: 200_000, entries: 0 };
const SMALL: WorldSize = { requests: 10_000, offers: 2_000, entries: 0 };
/** The community map has worlds of its own, so that measuring it does not wait for a million requests. */
const LARGE_MAP: WorldSize = { requests: 0, offers: 0, entries: 1_000_000 };
const SMALL_MAP: WorldSize = { requests: 0, offers: 0, entries: 10_000 };
const FEED: WorldSize = { requests: 0, offers: 0, entries: 100_000, countyNo: FIRST_COUNTY };
const SECRET = 'the-benchmark-holds-nothing-worth-keeping-secret';
const PASSWORD = 'bench';

async function main(): Promise<void> {
  const folder = join(dataFolder(process.env), 'bench');
  mkdirSync(folder, { recursive: true });
  // What is measured in this process reads the settings of a server.
  Object.assign(process.env, { SECRET, DB_HOST_URL: 'postgres://127.0.0.1/bench' });
  const only = process.argv[2];
  if (only !== 'database') await buildIfChanged();
  const home = clusterHome(join(folder, 'postgres'), nativeFolder(), unprivilegedAccount());
  await makeCluster(home, PASSWORD);
  const settings = { shared_buffers: '1GB', max_wal_size: '8GB', synchronous_commit: 'off', max_connections: '100' };
  const cluster = await startCluster(home, { log: join(folder, 'postgres.log'), settings });
  try {
    say(`\n${TREE.counties} counties, ${TREE.districts} districts and ${TREE.parishes} parishes\n`);
    const missed: string[] = [];
    const report = ({ text, missed: more }: { text: string; missed: string[] }) => {
      say(`\n${text}\n`);
      missed.push(...more);
    };
    if (only !== 'provision' && only !== 'calls') {
      const large = await site('bench_large', LARGE, cluster.port);
      const small = await site('bench_small', SMALL, cluster.port);
      if (only !== 'pages') report(await compareSides(large, large.tenants));
      if (only !== 'database') report(await compareSites(large, small));
    }
    if (only === undefined || only === 'provision') {
      const large = await site('bench_map_large', LARGE_MAP, cluster.port);
      const small = await site('bench_map_small', SMALL_MAP, cluster.port);
      report(await compareMaps(large, small));
      report(await walkFeed(await site('bench_feed', FEED, cluster.port)));
      report(await withCopy('bench_map_large', 'bench_import', cluster.port, measureImports));
    }
    if (only === undefined || only === 'calls') {
      const size = { ...LARGE_MAP, entries: Number(process.argv[3] ?? LARGE_MAP.entries) };
      const name = size.entries === LARGE_MAP.entries ? 'bench_map_large' : `bench_map_${size.entries}`;
      report(await measureCalls(await site(name, size, cluster.port), await browser()));
    }
    say(missed.length === 0 ? 'Every figure is reached.' : `Not reached:\n- ${missed.join('\n- ')}`);
  } finally {
    await cluster.stop();
  }
}

const urlOf = (database: string, user: string, port: number) =>
  `postgres://${user}:${PASSWORD}@127.0.0.1:${port}/${database}`;

/** What is written is written to a copy, so that the next run measures the same. */
async function withCopy<T>(from: string, to: string, port: number, work: (copy: Site) => Promise<T>): Promise<T> {
  const superuserUrl = urlOf('postgres', 'postgres', port);
  await step(`Copying ${from}`, () => copyDatabase(superuserUrl, from, to));
  const result = await work(await site(to, LARGE_MAP, port));
  await dropDatabase(superuserUrl, to);
  return result;
}

/** A database of this size, made on the first run. */
async function site(database: string, size: WorldSize, port: number): Promise<Site> {
  const superuserUrl = urlOf(database, 'postgres', port);
  const ownerUrl = urlOf(database, 'joined_up', port);
  const ours = urlOf('postgres', 'postgres', port);
  await bootstrap({ superuserUrl: ours, owner: 'joined_up', ownerPassword: PASSWORD, database });
  await migrate({ url: ownerUrl, secret: SECRET });
  let tenants = await benchTenants(superuserUrl);
  if (tenants.length === 0) {
    const configOf = await configs();
    tenants = await step(`Filling ${database}`, () =>
      fillBenchWorld(superuserUrl, size, configOf, (what) => say(`  ${what}`)),
    );
  }
  const name = `${(size.requests || size.entries).toLocaleString('en-GB')} rows`;
  return { name, superuserUrl, hostUrl: hostUrlOf(ownerUrl), secret: SECRET, tenants };
}

/** A real county's settings for every council of the generated tree. */
async function configs(): Promise<(tenant: BenchTenant) => object> {
  const { tenants } = await readTenants(join(root, 'tenants'));
  const model = tenants.find(({ slug }) => slug === 'worcestershire');
  if (!model) throw new Error('tenants/worcestershire is missing');
  return ({ tenantNo, countyNo, slug, areaCode }) => ({
    ...model,
    slug,
    tenantNo,
    countyNo,
    tier: tenantNo % 1_000_000 === 0 ? 'county' : tenantNo % 1000 === 0 ? 'district' : 'parish',
    name: `Council ${tenantNo}`,
    shortName: `Council ${tenantNo}`,
    areas: [areaCode],
    localities: [],
  });
}

await main();
