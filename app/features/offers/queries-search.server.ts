import { sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import type { Found } from '~/features/requests/queries-search.server';
import { searchPatterns } from '~/features/requests/search';

const MOST_FOUND = 2000;

/**
 * Ids of the offers of the range in which a text occurs: a name in either order, a reference, phone, email, postcode or
 * charity number however it is written. The range is in the function `offer_search`; folding is the database's own.
 */
export async function findOffers(db: TenantDb, text: string): Promise<Found> {
  const patterns = searchPatterns(text);
  if (patterns.length === 0) return { ids: [], tooMany: false };
  const searches = patterns.map((words) => {
    const folded = words.map((word) => sql`fold(${word})`);
    const pattern = sql`'%' || ${sql.join(folded, sql` || '%' || `)} || '%'`;
    return sql`select id from offer_search(${pattern}) where fold(${words.join('')}) <> ''`;
  });
  const rows = await db.execute<{ id: string }>(sql`${sql.join(searches, sql` union `)} limit ${MOST_FOUND}`);
  return { ids: rows.map(({ id }) => id), tooMany: rows.length >= MOST_FOUND };
}
