import { join } from 'node:path';
import { closePools, openPools } from '#db/client.server';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { hostUrlOf } from '#db/roles.server';
import { loadAtlas } from '#db/seed/atlas';
import { DemoRefused, seedDemo, type DemoAccount } from '#db/seed/demo';
import { syncTenants } from '#db/seed/tenants';
import { readTenants } from '~/features/tenants/load.server';
import { TenantFileError } from '~/features/tenants/problems';
import { say, step, StopError } from '../console/say.mjs';
import { root } from '../start/paths.mjs';
import type { Owner } from './owner';

const indented = (line: string) => say(`  ${line}`);

async function asOwner<T>(url: string, work: (sql: OwnerSql) => Promise<T>): Promise<T> {
  const sql = openOwner(url);
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Loads the areas, outlines and postcodes that come with Joined Up, once. */
export async function seedPlaces(url: string): Promise<void> {
  await step('Looking after the places', () => asOwner(url, (sql) => loadAtlas(sql, indented)));
}

/**
 * Takes the councils of tenants/ over into the database.
 *
 * @throws StopError naming each file, field and reason
 */
export async function seedTenants(url: string): Promise<void> {
  try {
    const loaded = await readTenants(join(root, 'tenants'));
    await step('Looking after the councils', () => asOwner(url, (sql) => syncTenants(sql, loaded, indented)));
  } catch (error) {
    throw error instanceof TenantFileError ? new StopError(error.message) : error;
  }
}

/**
 * Fills the counties of the demo with invented people, once. Works as the server's own roles do, not as the owner.
 *
 * @returns the accounts to sign in with
 * @throws StopError in production, and for a database that holds anything else
 */
export async function seedPeople({ url, secret, demoPassword }: Owner): Promise<readonly DemoAccount[]> {
  const hostUrl = hostUrlOf(url);
  // Households and private links are hashed with SECRET, which the modules that do so read from the environment.
  Object.assign(process.env, { DB_HOST_URL: hostUrl, SECRET: secret });
  openPools({ hostUrl, secret });
  try {
    return await step('Looking after the demo', () => seedDemo({ password: demoPassword(), onProgress: indented }));
  } catch (error) {
    throw error instanceof DemoRefused ? new StopError(error.message) : error;
  } finally {
    await closePools();
  }
}
