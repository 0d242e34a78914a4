import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { areasUnder, findPostcode } from '~/features/areas/queries.server';
import { residenceAt } from '~/features/councils/residence';
import { filterLocalities } from '~/features/localities/queries-filter.server';
import { problemWith } from '~/features/councils/components/postcode-fields';
import type { FilterChoices } from '~/features/requests/filters';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { offerConditions, type OfferConditions, type OfferView } from './conditions.server';
import { readOfferCursor } from './cursor';
import type { OfferFilter } from './filters';
import { offerLine } from './present.server';
import { countOffers } from './queries-counts.server';
import { offerOrder, offerPage } from './queries-list.server';
import { findOffers } from './queries-search.server';
import { partOfDay } from './rules';

/** What the filter of a desk can name. */
export function offerChoices({ tenant }: Pick<Desk, 'tenant'>): FilterChoices {
  return {
    tier: tenant.tier,
    categories: tenant.categories.map(({ slug }) => slug),
    localities: tenant.localities.map(({ slug }) => slug),
  };
}

/** One page of a desk's offers in words, with its counts. */
export async function readOffers(db: TenantDb, desk: Desk, filter: OfferFilter, url: URL) {
  const { tenant } = desk;
  const { conditions, view, localities, near, tooMany } = await offersAsked(db, desk, filter);
  const order = offerOrder(view);
  const place = {
    after: readOfferCursor(url.searchParams.get('after'), order),
    before: readOfferCursor(url.searchParams.get('before'), order),
  };
  const [page, facets] = await Promise.all([
    offerPage(db, conditions, view, place),
    offerFacets(db, desk, { conditions, view }),
  ]);
  const holders = await tenantsByNo(
    db,
    page.rows.map(({ tenantNo }) => tenantNo),
  );
  const around = { categories: tenant.categories, holders, own: tenant.tenantNo, moment: view.moment };
  const lines = page.rows.map((row) => offerLine(row, around));
  return { lines, page, ...facets, localities, order, near, tooMany };
}

/** A filter as conditions, at this desk and now. Whatever counts or draws the offers of a filter is made of these. */
export async function offersAsked(db: TenantDb, { tenant, member }: Desk, filter: OfferFilter) {
  const [found, near, localities] = await Promise.all([
    filter.text ? findOffers(db, filter.text) : null,
    placeNear(db, filter.near),
    filterLocalities(db, tenant),
  ]);
  const now = new Date();
  const view: OfferView = {
    own: { tenantNo: tenant.tenantNo, localities },
    categories: new Map(tenant.categories.map(({ slug, code }) => [slug, code])),
    now,
    moment: partOfDay(now),
    found: found?.ids ?? null,
    me: member.userId,
    from: near.from,
  };
  return { conditions: offerConditions(db, filter, view), view, localities, near, tooMany: found?.tooMany ?? false };
}

/** The numbers beside the boxes of the filter, and the districts that it can name. */
export async function offerFacets(
  db: TenantDb,
  desk: Desk,
  { conditions, view }: { conditions: OfferConditions; view: OfferView },
) {
  const [counts, districts] = await Promise.all([countOffers(db, conditions, view), districtsOf(db, desk)]);
  return { counts, districts };
}

/** Where a postcode is, as typed; or what is wrong with it. */
async function placeNear(db: TenantDb, typed: string) {
  if (typed === '') return { from: null, words: null, problem: null };
  const answer = await findPostcode(db, typed);
  const here = residenceAt(answer);
  if (here) return { from: here.loc, words: here.postcode, problem: null };
  const problem = answer.kind === 'malformed' ? problemWith(typed, answer) : null;
  return { from: null, words: null, problem: problem ?? `We do not know where ${typed} is` };
}

/** The districts that a county's desk can filter by. */
async function districtsOf(db: TenantDb, { tenant }: Desk): Promise<{ code: string; name: string }[]> {
  if (tenant.tier !== 'county') return [];
  const under = await Promise.all(tenant.areas.map((code) => areasUnder(db, code)));
  return under
    .flat()
    .filter(({ type }) => type === 'district')
    .map(({ code, name }) => ({ code, name }));
}
