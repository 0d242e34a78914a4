import { hearNotices, withPortal } from '#db/client.server';
import { log } from '~/platform/log.server';
import { tenantBySlug } from './queries.server';
import type { TenantConfig } from './schema';

/**
 * How long a tenant's public settings are kept in memory at most, milliseconds. The database says when they change (also
 * by another process); this is for a process that cannot hear it.
 */
const KEPT_FOR = 30_000;

const known = new Map<string, { tenant: TenantConfig | null; until: number }>();
let hearing: Promise<void> | undefined;

/** The tenant of an address, or null when there is none (or its time is over). Every page asks; hence the memory. */
export async function tenantOf(slug: string): Promise<TenantConfig | null> {
  if (!/^[a-z0-9-]{2,80}$/.test(slug)) return null;
  await (hearing ??= hearOfChanges());
  const kept = known.get(slug);
  if (kept && kept.until > Date.now()) return kept.tenant;
  const before = changes;
  const tenant = await withPortal({}, (db) => tenantBySlug(db, slug));
  // Addresses that belong to nobody are endless; only what exists is kept, and only if nothing changed while it was read.
  if (tenant && before === changes) known.set(slug, { tenant, until: Date.now() + KEPT_FOR });
  return tenant;
}

let changes = 0;

/** Forgets what is kept whenever a council or its localities change, and once more after a lost connection. */
async function hearOfChanges(): Promise<void> {
  const forget = () => {
    changes += 1;
    known.clear();
  };
  await hearNotices('tenants', forget).catch((error: unknown) => {
    log.warn(
      { kind: error instanceof Error ? error.name : typeof error },
      'Changes of councils show within 30 seconds',
    );
  });
}
