import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { chosenNames, type NameDoubt } from '~/features/councils/queries-named.server';
import type { FilterLocality } from '~/features/localities/queries-filter.server';
import { localityOptions } from '~/features/requests/filter-groups';
import { parishQuestion } from '~/features/requests/filter-names';
import { offerGroups } from './filter-groups';
import { offerFiltersSet, type OfferFilter } from './filters';
import type { OfferCounts } from './queries-counts.server';

/** What the filter of a list of offers can name and count. */
interface PanelFacts {
  counts: OfferCounts;
  districts: readonly { code: string; name: string }[];
  localities: readonly FilterLocality[];
  doubts: readonly NameDoubt[];
  /** What is wrong with the postcode that distances are measured from. */
  problem: string | null;
}

/** The filter beside the list of offers and beside their map, as its panel shows it. */
export async function offerPanel(db: TenantDb, { tenant }: Desk, filter: OfferFilter, facts: PanelFacts) {
  const { counts, districts, localities, doubts, problem } = facts;
  const { tier, categories } = tenant;
  const names = { ...(await chosenNames(db, filter)), doubts };
  const known = { tier, categories, localities: tenant.localities, districts, names };
  const parish = parishQuestion('Lives in', filter.parish, counts.parish, known);
  const groups = offerGroups(filter, counts, known);
  return {
    groups: parish.group ? [...groups, parish.group] : groups,
    parishes: parish.options,
    localities: localityOptions(localities, filter.localities, counts.locality),
    filter,
    problem,
    active: offerFiltersSet(filter),
  };
}
