import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { parishesIn } from '~/features/localities/queries.server';
import { offerFacets, offerChoices, offersAsked } from '~/features/offers/list.server';
import { offerGroups } from '~/features/offers/filter-groups';
import { offerFiltersSet, offerQuery, readOfferFilter } from '~/features/offers/filters';
import { filterGroups, parishOptions } from '~/features/requests/filter-groups';
import { filterQuery, filtersSet, readFilter } from '~/features/requests/filters';
import { choicesOf, queueAsked, queueFacets } from '~/features/requests/queue.server';
import { searchIn } from '~/platform/http/sealed-words.server';
import { paths, type Query } from '~/paths';
import { LAYERS, type Layer } from './layers';
import { publishedCategories, readPublishedFilter, publishedQuery } from './published-filter';
import { countPublished, publishedAt } from './queries-published.server';
import { countOfferPoints, countRequestPoints, type Placed } from './queries-points.server';

/** The layers whose records somebody at this desk may read as points. What is published, everybody may. */
export function readableLayers({ may }: Pick<Desk, 'may'>): Layer[] {
  const allowed = { requests: may('read', 'Request'), offers: may('read', 'Offer'), provision: true };
  return LAYERS.filter((layer) => allowed[layer]);
}

/** The filter beside the map, how many it leaves, and where the list of the same is. */
export async function requestsBeside(db: TenantDb, desk: Desk, url: URL) {
  const search = searchIn(url, desk.member.userId);
  const filter = readFilter(search.query, choicesOf(desk));
  const asked = await queueAsked(db, desk, filter);
  const { counts, districts } = await queueFacets(db, desk, asked);
  const { tier, categories, localities, slug } = desk.tenant;
  const query = search.seal(filterQuery(filter));
  return {
    kind: 'requests' as const,
    placed: await countRequestPoints(db, asked.conditions),
    listHref: paths.requests(slug, query),
    query,
    lost: search.lost,
    panel: {
      groups: filterGroups(filter, counts.head, counts.rest, { tier, categories, localities, districts }),
      parishes: parishOptions(counts.rest?.parish ?? [], filter.parish),
      partly: counts.rest === null,
      text: filter.text,
      since: filter.since,
      parish: filter.parish,
      active: filtersSet(filter),
    },
  };
}

/** The same for volunteers and groups. */
export async function offersBeside(db: TenantDb, desk: Desk, url: URL) {
  const search = searchIn(url, desk.member.userId);
  const filter = readOfferFilter(search.query, offerChoices(desk));
  const asked = await offersAsked(db, desk, filter);
  const { counts, districts } = await offerFacets(db, desk, asked);
  const { tier, categories, localities, slug } = desk.tenant;
  const query = search.seal(offerQuery(filter));
  return {
    kind: 'offers' as const,
    placed: await countOfferPoints(db, asked.conditions),
    listHref: paths.offers(slug, query),
    query,
    lost: search.lost,
    panel: {
      groups: offerGroups(filter, counts, { tier, categories, localities, districts }),
      parishes: parishOptions(counts.parish, filter.parish),
      filter,
      problem: asked.near.problem,
      active: offerFiltersSet(filter),
    },
  };
}

/** The same for what is published of the community map. */
export async function publishedBeside(db: TenantDb, { tenant }: Pick<Desk, 'tenant'>, url: URL) {
  const filter = readPublishedFilter(url.searchParams, tenant.categories);
  const codes = (await parishesIn(db, tenant)).map(({ code }) => code);
  const query = publishedQuery(filter, tenant.categories);
  return {
    kind: 'provision' as const,
    placed: await countPublished(db, publishedAt(tenant, codes, filter)),
    listHref: paths.publicMap(tenant.slug, query),
    query: query as Query,
    lost: false,
    panel: { groups: publishedCategories(filter, tenant.categories) },
  };
}

/** What stands over the map: how many there are, and what cannot be drawn. */
export function placedWords({ total, placed }: Placed, noun: string, most: number): string {
  if (placed > most) return `${total.toLocaleString('en-GB')} ${noun}: too many to draw, so narrow the filter`;
  const missing = total - placed;
  const rest =
    missing === 0
      ? 'all of them on the map'
      : `${missing.toLocaleString('en-GB')} without a place are only in the list`;
  return total === 0 ? `No ${noun} with this filter` : `${total.toLocaleString('en-GB')} ${noun} · ${rest}`;
}
