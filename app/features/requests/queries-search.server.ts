import { sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { searchPatterns } from './search';

/** What was found: at most 2,000 ids, and whether there may be more. */
export interface Found {
  ids: string[];
  tooMany: boolean;
}

const MOST_FOUND = 2000;

/**
 * Ids of the requests of the range in which a text occurs: a name in either order, a reference, phone or postcode
 * however it is written. The range is in the function `request_search`; folding (case, accents, apostrophes) is the
 * database's own, so that both sides are folded alike and no typed letter has a meaning in a pattern.
 */
export function findRequests(db: TenantDb, text: string): Promise<Found> {
  return findBy(db, 'request_search', text);
}

/** Ids that one of the search functions finds a text with, in any way that people write it. */
export async function findBy(
  db: TenantDb,
  search: 'request_search' | 'offer_search' | 'provision_search',
  text: string,
): Promise<Found> {
  const patterns = searchPatterns(text);
  if (patterns.length === 0) return { ids: [], tooMany: false };
  const searches = patterns.map((words) => {
    const folded = words.map((word) => sql`fold(${word})`);
    const pattern = sql`'%' || ${sql.join(folded, sql` || '%' || `)} || '%'`;
    return sql`select id from ${sql.identifier(search)}(${pattern}) where fold(${words.join('')}) <> ''`;
  });
  const rows = await db.execute<{ id: string }>(sql`${sql.join(searches, sql` union `)} limit ${MOST_FOUND}`);
  return { ids: rows.map(({ id }) => id), tooMany: rows.length >= MOST_FOUND };
}
