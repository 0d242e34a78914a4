import type { TenantDb } from '#db/client.server';
import { deskLoader, type Desk } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { readOfferFilter } from '~/features/offers/filters';
import { offerChoices, offersAsked } from '~/features/offers/list.server';
import { readFilter } from '~/features/requests/filters';
import { choicesOf, queueAsked } from '~/features/requests/queue.server';
import type { View } from '~/platform/audit/views.server';
import { searchIn } from '~/platform/http/sealed-words.server';
import { notFound } from '~/platform/errors/app-error';
import type { Points } from '~/ui/map/plan';
import { readableLayers } from '../desk-page.server';
import { entryHref } from '../entry-href';
import { readMapQuery } from '../layers';
import { readPublishedFilter } from '../published-filter';
import { publishedAt, publishedPoints } from '../queries-published.server';
import { offerPoints, requestPoints } from '../queries-points.server';

/** The records of a map's filter as points: only of a noun that this role may read. */
export const loader = deskLoader(
  { can: ['read', 'Desk'], views: ({ viewed }: { viewed: View[] }) => viewed },
  async ({ db, desk, url }) => {
    const { layer } = readMapQuery(url.searchParams, 'provision');
    if (!readableLayers(desk).includes(layer)) throw notFound();
    return READ[layer](db, desk, layer === 'provision' ? url.searchParams : searchIn(url, desk.member.userId).query);
  },
);

/** Points, and whose records they show: as the list of the same records does it. */
interface Read {
  points: Points;
  viewed: View[];
}

const READ = { requests: readRequests, offers: readOffers, provision: readPublished };

async function readRequests(db: TenantDb, desk: Desk, query: URLSearchParams): Promise<Read> {
  const filter = readFilter(query, choicesOf(desk));
  const { conditions } = await queueAsked(db, desk, filter);
  const points = await requestPoints(db, desk.tenant.slug, conditions);
  const looksAround = filter.text !== '' || desk.member.role === 'social_care';
  return { points, viewed: looksAround ? [{ subject: 'Request', id: null, tenantNo: desk.tenant.tenantNo }] : [] };
}

async function readOffers(db: TenantDb, desk: Desk, query: URLSearchParams): Promise<Read> {
  const { conditions } = await offersAsked(db, desk, readOfferFilter(query, offerChoices(desk)));
  const points = await offerPoints(db, desk.tenant.slug, conditions);
  return { points, viewed: [{ subject: 'Offer', id: null, tenantNo: desk.tenant.tenantNo }] };
}

async function readPublished(db: TenantDb, { tenant }: Desk, query: URLSearchParams): Promise<Read> {
  const codes = (await parishesIn(db, tenant)).map(({ code }) => code);
  const where = publishedAt(tenant, codes, readPublishedFilter(query, tenant.categories));
  return { points: await publishedPoints(db, where, entryHref(tenant.slug)), viewed: [] };
}
