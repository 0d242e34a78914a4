import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { chosenNames, type NameDoubt } from '~/features/councils/queries-named.server';
import { coveredQuestion } from '~/features/requests/filter-names';
import { entryGroups } from './filter-groups';
import { entryFiltersSet, type EntryFilter } from './filters';
import { countedAt } from './list.server';
import { parishesUnder, type PlacesAround } from './places.server';
import type { EntryCounts } from './queries-counts.server';

/** What the filter of a list of entries can name and count. */
interface PanelFacts {
  counts: EntryCounts;
  around: PlacesAround;
  doubts: readonly NameDoubt[];
}

/** The filter beside the list of entries and beside their map, as its panel shows it. */
export async function entryPanel(db: TenantDb, desk: Desk, filter: EntryFilter, facts: PanelFacts) {
  const { tenant } = desk;
  const { counts, around, doubts } = facts;
  const [parishes, chosen] = await Promise.all([parishesUnder(db, tenant), chosenNames(db, filter)]);
  const known = {
    tier: tenant.tier,
    categories: tenant.categories,
    districts: around.districts,
    localities: countedAt(tenant, around, filter.localities),
    mayChange: desk.may('change', 'Provision'),
    names: { ...chosen, doubts },
  };
  const covered = coveredQuestion('Covers the parish', filter.parish, parishes, known);
  const groups = entryGroups(filter, counts, known);
  return {
    groups: covered.group ? [covered.group, ...groups] : groups,
    parishes: covered.parishes,
    filter,
    active: entryFiltersSet(filter),
  };
}
