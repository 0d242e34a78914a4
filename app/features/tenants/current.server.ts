import { withPortal } from '#db/client.server';
import { tenantBySlug } from './queries.server';
import type { TenantConfig } from './schema';

/** How long a tenant's public settings are kept in memory, milliseconds. They change only when files are synced. */
const KEPT_FOR = 30_000;

const known = new Map<string, { tenant: TenantConfig | null; until: number }>();

/** The tenant of an address, or null when there is none (or its time is over). Every page asks; hence the memory. */
export async function tenantOf(slug: string): Promise<TenantConfig | null> {
  if (!/^[a-z0-9-]{2,80}$/.test(slug)) return null;
  const kept = known.get(slug);
  if (kept && kept.until > Date.now()) return kept.tenant;
  const tenant = await withPortal({}, (db) => tenantBySlug(db, slug));
  // Addresses that belong to nobody are endless; only what exists is kept.
  if (tenant) known.set(slug, { tenant, until: Date.now() + KEPT_FOR });
  return tenant;
}
