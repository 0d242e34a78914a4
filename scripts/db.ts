import { spawnSync } from 'node:child_process';
import { bootstrap, settle } from '#db/bootstrap.server';
import { migrate } from '#db/migrate.server';
import { UnusableDatabase } from '#db/unusable-database';
import { say, step, StopError, stopWith } from './console/say.mjs';
import { type Owner, ownerOf } from './db/owner';
import { dataFolder } from './start/paths.mjs';

type Command = (owner: Owner) => Promise<void> | void;

/** Loaded when something is seeded: it takes a second, and most commands do without. */
const seeds = () => import('./db/seed');

const commands: Record<string, { does: string; run: Command }> = {
  migrate: { does: 'brings the tables up to this version', run: migrateAll },
  seed: { does: 'loads places and councils, and into the demo its invented people', run: seed },
  places: {
    does: 'loads the places that come with Joined Up, where none are yet',
    run: async ({ url }) => (await seeds()).seedPlaces(url),
  },
  tenants: {
    does: 'takes over what was changed in tenants/',
    run: async ({ url }) => (await seeds()).seedTenants(url),
  },
  demo: { does: 'fills an empty database with invented people', run: demo },
  url: { does: "prints the owner's address of the database", run: ({ url }) => say(url) },
  psql: { does: 'opens psql on the database', run: psql },
};

async function migrateAll({ url, secret }: Owner): Promise<void> {
  await step('Migrating the database', () => migrate({ url, secret, onProgress: (line) => say(`  ${line}`) }));
}

async function seed(owner: Owner): Promise<void> {
  const { seedPlaces, seedTenants, seedPeople } = await seeds();
  await migrateAll(owner);
  await seedPlaces(owner.url);
  await seedTenants(owner.url);
  if (isDemo()) await seedPeople(owner);
}

async function demo(owner: Owner): Promise<void> {
  await seed(owner);
  if (!isDemo()) await (await seeds()).seedPeople(owner);
}

/** A database of somebody's own gets no invented people unless they are asked for. */
function isDemo(): boolean {
  return process.env.DEMO === '1' || !process.env.DATABASE_URL;
}

function psql({ url }: Owner): void {
  const bare = new URL(url);
  const env = { ...process.env, PGPASSWORD: decodeURIComponent(bare.password) };
  bare.password = '';
  const { error, status } = spawnSync('psql', [bare.href], { stdio: 'inherit', env });
  if (error)
    throw new StopError(
      'psql is not on this machine. Install the PostgreSQL client, or use the address that npm run db -- url prints.',
    );
  process.exitCode = status ?? 1;
}

/** What `npm start` needs before it can serve. The demo's accounts go back to it as a message. */
async function prepare(owner: Owner): Promise<void> {
  const { seedPlaces, seedTenants, seedPeople } = await seeds();
  const superuserUrl = process.env.SUPERUSER_URL;
  if (superuserUrl) {
    const { username, password, pathname } = new URL(owner.url);
    await bootstrap({ superuserUrl, owner: username, ownerPassword: password, database: pathname.slice(1) });
  }
  await migrateAll(owner);
  await seedPlaces(owner.url);
  await seedTenants(owner.url);
  const accounts = process.env.DEMO === '1' ? await seedPeople(owner) : [];
  if (superuserUrl) await settle(superuserUrl);
  process.send?.(accounts);
}

function usage(): never {
  const lines = Object.entries(commands).map(([name, { does }]) => `  npm run db -- ${name.padEnd(8)}  ${does}`);
  throw new StopError(['Say what to do with the database:', ...lines].join('\n'));
}

async function main(name: string | undefined): Promise<void> {
  const run = name === 'prepare' ? prepare : commands[name ?? '']?.run;
  if (run === undefined) usage();
  await run(ownerOf(process.env, dataFolder(process.env)));
  if (process.connected) process.disconnect();
}

main(process.argv[2]).catch((error: unknown) => {
  stopWith(error instanceof UnusableDatabase ? new StopError(error.message) : error);
});
