import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';

/**
 * Whatever can read reference data (places), which every tenant and the public share: a desk's transaction, a
 * portal's, or a private link's. Queries on anybody's records ask for a TenantDb, PortalDb or LinkDb by name instead.
 */
export type Reader = Pick<PostgresJsDatabase, 'select' | 'execute'>;
