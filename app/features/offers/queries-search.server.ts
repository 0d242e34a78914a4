import type { TenantDb } from '#db/client.server';
import { findBy, type Found } from '~/features/requests/queries-search.server';

/**
 * Ids of the offers of the range in which a text occurs: a name in either order, a reference, phone, email, postcode or
 * charity number however it is written. The range is in the function `offer_search`; folding is the database's own.
 */
export function findOffers(db: TenantDb, text: string): Promise<Found> {
  return findBy(db, 'offer_search', text);
}
