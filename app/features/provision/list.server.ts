import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { findBy } from '~/features/requests/queries-search.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { entryConditions, type EntryView } from './conditions.server';
import { readEntryCursor } from './cursor';
import type { EntryChoices, EntryFilter } from './filters';
import {
  areaNames,
  districtPlaces,
  localityNames,
  localityPlaces,
  parishPlace,
  type KnownLocality,
  type PlacesAround,
} from './places.server';
import { entryLine } from './present.server';
import { countEntries } from './queries-counts.server';
import { entryPage } from './queries-list.server';

/** One page of a desk's entries in words, with its counts and what its filter can name. */
export async function readEntries(db: TenantDb, desk: Desk, filter: EntryFilter, places: PlacesAround, url: URL) {
  const { tenant } = desk;
  const { conditions, view, tooMany } = await entriesAskedFor(db, tenant, filter, places);
  const cursor = {
    after: readEntryCursor(url.searchParams.get('after')),
    before: readEntryCursor(url.searchParams.get('before')),
  };
  const [page, counts] = await Promise.all([
    entryPage(db, conditions, view, cursor),
    countEntries(db, conditions, view),
  ]);
  const { rows } = page;
  const [holders, areas, names] = await Promise.all([
    tenantsByNo(
      db,
      rows.flatMap(({ tenantNo, recordedByNo }) => [tenantNo, recordedByNo ?? tenantNo]),
    ),
    areaNames(
      db,
      rows.flatMap(({ areaCodes }) => areaCodes),
    ),
    localityNames(
      db,
      rows.flatMap(({ localityIds }) => localityIds),
    ),
  ]);
  const around = { categories: tenant.categories, holders, areas, localities: names, own: tenant.tenantNo };
  const lines = rows.map((row) => entryLine(row, { ...around, today: view.today, now: view.now }));
  return { lines, page, counts, tooMany };
}

/** What a desk's filter asks for, as conditions: the list, its counts and its export are made of the same. */
export async function entriesAskedFor(db: TenantDb, tenant: TenantConfig, filter: EntryFilter, around: PlacesAround) {
  const found = filter.text ? await findBy(db, 'provision_search', filter.text) : null;
  const view = { ...(await entryView(db, tenant, filter, around)), found: found?.ids ?? null };
  return { conditions: entryConditions(db, filter, view), view, tooMany: found?.tooMany ?? false };
}

/** How a desk looks at its entries now, without a text that is searched for. */
async function entryView(
  db: TenantDb,
  tenant: TenantConfig,
  filter: EntryFilter,
  around: PlacesAround,
): Promise<EntryView> {
  const now = new Date();
  const [parish, localities, districts] = await Promise.all([
    filter.parish === null ? null : parishPlace(db, filter.parish, around.localities),
    localityPlaces(db, countedAt(tenant, around, filter.localities)),
    districtPlaces(db, around),
  ]);
  return {
    own: tenant.tenantNo,
    categories: new Map(tenant.categories.map(({ slug, code }) => [slug, code])),
    districts,
    localities,
    parish,
    today: londonToday(now),
    now,
    found: null,
  };
}

/** What the filter of a desk can name; the places are those around it. */
export function entryChoices({ tenant }: Pick<Desk, 'tenant'>, around: PlacesAround): EntryChoices {
  return {
    tier: tenant.tier,
    categories: tenant.categories.map(({ slug }) => slug),
    districts: around.districts.map(({ code }) => code),
    localities: tenant.tier === 'parish' ? [] : around.localities.map(({ id }) => id),
  };
}

/**
 * Whoever draws localities groups its list by them, a district or a unitary authority: a parish lies in one of them, and a
 * county of districts would have too many. There only those stand that were asked for, as the call desk's figures do.
 */
export function countedAt(
  { tier }: Pick<TenantConfig, 'tier'>,
  { localities, districts }: PlacesAround,
  asked: readonly string[],
): KnownLocality[] {
  if (tier === 'district' || (tier === 'county' && districts.length === 0)) return localities;
  return tier === 'county' ? localities.filter(({ id }) => asked.includes(id)) : [];
}
