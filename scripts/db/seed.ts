import { join } from 'node:path';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { loadAtlas } from '#db/seed/atlas';
import { syncTenants } from '#db/seed/tenants';
import { readTenants } from '~/features/tenants/load.server';
import { TenantFileError } from '~/features/tenants/problems';
import { say, step, StopError } from '../console/say.mjs';
import { root } from '../start/paths.mjs';

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
