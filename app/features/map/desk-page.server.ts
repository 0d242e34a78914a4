import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { readNames } from '~/features/councils/queries-named.server';
import { offerFacets, offerChoices, offersAsked } from '~/features/offers/list.server';
import { offerQuery, readOfferFilter } from '~/features/offers/filters';
import { offerPanel } from '~/features/offers/queries-panel.server';
import { entryPanel } from '~/features/provision/queries-panel.server';
import { entryQuery, readEntryFilter } from '~/features/provision/filters';
import { entriesAskedFor, entryChoices } from '~/features/provision/list.server';
import { placesAround } from '~/features/provision/places.server';
import { countEntries } from '~/features/provision/queries-counts.server';
import { shownDoubts } from '~/features/requests/filter-names';
import { filterQuery, readFilter } from '~/features/requests/filters';
import { queuePanel } from '~/features/requests/queries-panel.server';
import { choicesOf, queueAsked, queueFacets } from '~/features/requests/queue.server';
import type { View } from '~/platform/audit/views.server';
import { searchIn } from '~/platform/http/sealed-words.server';
import { paths, type Query } from '~/paths';
import type { PointFacts } from '~/ui/map/plan';
import { LAYERS, type Layer } from './layers';
import type { Placed } from './placed-words';
import {
  countEntryPoints,
  countOfferPoints,
  countRequestPoints,
  entryLines,
  offerLines,
  requestLines,
} from './queries-points.server';

/** What each layer's records are called where rights are asked for. */
export const SUBJECTS = { requests: 'Request', offers: 'Offer', provision: 'Provision' } as const;

/** The layers whose records somebody at this desk may read, and so see as points: for some roles there are none. */
export function readableLayers({ may }: Pick<Desk, 'may'>): Layer[] {
  return LAYERS.filter((layer) => may('read', SUBJECTS[layer]));
}

/** What the address of a layer's map asks for, the words of people's lists opened for their reader and names read. */
export async function askedOf(
  db: TenantDb,
  url: URL,
  { member, tenant }: Pick<Desk, 'member' | 'tenant'>,
  layer: Layer,
): Promise<URLSearchParams> {
  const asked = layer === 'provision' ? url.searchParams : searchIn(url, member.userId).query;
  return (await readNames(db, tenant, asked)).query;
}

/** What stands beside the map of a layer. */
export async function besideOf(db: TenantDb, desk: Desk, url: URL, layer: Layer | null): Promise<DeskBeside> {
  return layer ? BESIDE[layer](db, desk, url) : nothingBeside(desk);
}

const BESIDE = { requests: requestsBeside, offers: offersBeside, provision: entriesBeside };

/** What somebody sees who reads requests on a map: as the list of the same records counts it. */
export function requestsViewed({ tenant, member }: Desk, { text }: { text: string }): View[] {
  const looksAround = text !== '' || member.role === 'social_care';
  return looksAround ? [{ subject: 'Request', id: null, tenantNo: tenant.tenantNo }] : [];
}

/** The same of volunteers and groups. */
export function offersViewed({ tenant }: Desk): View[] {
  return [{ subject: 'Offer', id: null, tenantNo: tenant.tenantNo }];
}

/** The filter beside the map, how many it leaves, the first of them in words, and where the list of the same is. */
export async function requestsBeside(db: TenantDb, desk: Desk, url: URL) {
  const search = searchIn(url, desk.member.userId);
  const { query: named, doubts } = await readNames(db, desk.tenant, search.query);
  const filter = readFilter(named, choicesOf(desk));
  const asked = await queueAsked(db, desk, filter);
  const facets = await queueFacets(db, desk, asked);
  const { slug } = desk.tenant;
  const query = search.seal(filterQuery(filter));
  return {
    kind: 'requests' as const,
    placed: await countRequestPoints(db, asked.conditions),
    lines: await requestLines(db, slug, asked.conditions),
    viewed: requestsViewed(desk, filter),
    listHref: paths.requests(slug, query),
    query,
    lost: search.lost,
    panel: await queuePanel(db, desk, filter, { ...facets, localities: asked.localities, doubts }),
    doubts: shownDoubts(doubts, filter, (one) =>
      paths.map(slug, { show: 'requests', ...search.seal(filterQuery(one)) }),
    ),
  };
}

/** The same for volunteers and groups. */
export async function offersBeside(db: TenantDb, desk: Desk, url: URL) {
  const search = searchIn(url, desk.member.userId);
  const { query: named, doubts } = await readNames(db, desk.tenant, search.query);
  const filter = readOfferFilter(named, offerChoices(desk));
  const asked = await offersAsked(db, desk, filter);
  const facets = await offerFacets(db, desk, asked);
  const { slug } = desk.tenant;
  const query = search.seal(offerQuery(filter));
  return {
    kind: 'offers' as const,
    placed: await countOfferPoints(db, asked.conditions),
    lines: await offerLines(db, slug, asked.conditions),
    viewed: offersViewed(desk),
    listHref: paths.offers(slug, query),
    query,
    lost: search.lost,
    panel: await offerPanel(db, desk, filter, {
      ...facets,
      localities: asked.localities,
      doubts,
      problem: asked.near.problem,
    }),
    doubts: shownDoubts(doubts, filter, (one) => paths.map(slug, { show: 'offers', ...search.seal(offerQuery(one)) })),
  };
}

/** The same for entries of the community map. */
export async function entriesBeside(db: TenantDb, desk: Desk, url: URL) {
  const { tenant } = desk;
  const [around, { query: named, doubts }] = await Promise.all([
    placesAround(db, tenant),
    readNames(db, tenant, url.searchParams),
  ]);
  const filter = readEntryFilter(named, entryChoices(desk, around));
  const { conditions, view } = await entriesAskedFor(db, tenant, filter, around);
  const [placed, counts] = await Promise.all([countEntryPoints(db, conditions), countEntries(db, conditions, view)]);
  const { slug } = tenant;
  const query: Query = entryQuery(filter);
  return {
    kind: 'provision' as const,
    placed,
    lines: await entryLines(db, slug, conditions, view.today),
    viewed: NO_VIEWS,
    listHref: paths.entries(slug, query),
    query,
    lost: false,
    panel: await entryPanel(db, desk, filter, { counts, around, doubts }),
    doubts: shownDoubts(doubts, filter, (one) => paths.map(slug, { show: 'provision', ...entryQuery(one) })),
  };
}

const NO_LINES: PointFacts[] = [];
const NO_VIEWS: View[] = [];

/** Beside the map of whoever may read no records: nothing to narrow, and where to read what everybody may. */
export function nothingBeside({ tenant }: Pick<Desk, 'tenant'>) {
  const placed: Placed = { total: 0, placed: 0 };
  return {
    kind: 'nothing' as const,
    placed,
    lines: NO_LINES,
    viewed: NO_VIEWS,
    listHref: paths.directory(tenant.slug),
    query: {},
    lost: false,
  };
}

/** What stands beside a map: the filter of a list, or none. */
export type DeskBeside =
  | Awaited<ReturnType<typeof requestsBeside | typeof offersBeside | typeof entriesBeside>>
  | ReturnType<typeof nothingBeside>;
