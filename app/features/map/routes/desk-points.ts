import type { TenantDb } from '#db/client.server';
import { deskLoader, type Desk } from '~/door.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, offersAsked } from '~/features/offers/list.server';
import { readEntryFilter } from '~/features/provision/filters';
import { entriesAskedFor, entryChoices } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, queueAsked } from '~/features/requests/queue.server';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import type { Points } from '~/ui/map/plan';
import { askedOf, offersViewed, readableLayers, requestsViewed } from '../desk-page.server';
import { LAYERS, readMapQuery } from '../layers';
import { entryPoints, offerPoints, requestPoints } from '../queries-points.server';

/** The records of a map's filter as points: only of a noun that this role may read. */
export const loader = deskLoader(
  { can: ['read', 'Desk'], views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, url }) => {
    const { layer } = readMapQuery(url.searchParams, LAYERS);
    if (!layer || !readableLayers(desk).includes(layer)) throw notFound();
    return READ[layer](db, desk, await askedOf(db, url, desk, layer));
  },
);

/** Points, and whose records they show: as the list of the same records does it. */
interface Read {
  points: Points;
  viewed: View[];
}

const READ = { requests: readRequests, offers: readOffers, provision: readEntries };

async function readRequests(db: TenantDb, desk: Desk, query: URLSearchParams): Promise<Read> {
  const filter = readFilter(query, choicesOf(desk));
  const { conditions } = await queueAsked(db, desk, filter);
  const points = await requestPoints(db, desk.tenant.slug, conditions);
  return { points, viewed: requestsViewed(desk, filter) };
}

async function readOffers(db: TenantDb, desk: Desk, query: URLSearchParams): Promise<Read> {
  const { conditions } = await offersAsked(db, desk, readOfferFilter(query, offerChoices(desk)));
  const points = await offerPoints(db, desk.tenant.slug, conditions);
  return { points, viewed: offersViewed(desk) };
}

async function readEntries(db: TenantDb, desk: Desk, query: URLSearchParams): Promise<Read> {
  const { tenant } = desk;
  const around = await placesAround(db, tenant);
  const filter = readEntryFilter(query, entryChoices(desk, around));
  const { conditions, view } = await entriesAskedFor(db, tenant, filter, around);
  return { points: await entryPoints(db, tenant.slug, conditions, view.today), viewed: [] };
}
