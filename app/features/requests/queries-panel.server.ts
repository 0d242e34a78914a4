import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import type { FilterLocality } from '~/features/localities/queries-filter.server';
import { chosenNames, type NameDoubt } from '~/features/councils/queries-named.server';
import { filterGroups, localityOptions } from './filter-groups';
import { parishQuestion } from './filter-names';
import { filtersSet, type QueueFilter } from './filters';
import type { QueueHead, QueueRest } from './queries-counts.server';

/** What the filter of a queue can name and count. */
interface PanelFacts {
  counts: { head: QueueHead; rest: QueueRest | null };
  districts: readonly { code: string; name: string }[];
  localities: readonly FilterLocality[];
  doubts: readonly NameDoubt[];
}

/** The filter beside the queue and beside its map, as its panel shows it. */
export async function queuePanel(db: TenantDb, { tenant }: Desk, filter: QueueFilter, facts: PanelFacts) {
  const { counts, districts, localities, doubts } = facts;
  const { tier, categories } = tenant;
  const names = { ...(await chosenNames(db, filter)), doubts };
  const known = { tier, categories, localities: tenant.localities, districts, names };
  const parish = parishQuestion('Parish', filter.parish, counts.rest?.parish ?? null, known);
  const groups = filterGroups(filter, counts.head, counts.rest, known);
  return {
    groups: parish.group ? [...groups, parish.group] : groups,
    parishes: parish.options,
    localities: localityOptions(localities, filter.localities, counts.rest?.locality ?? null),
    partly: counts.rest === null,
    text: filter.text,
    since: filter.since,
    parish: filter.parish,
    locality: filter.localities[0] ?? null,
    active: filtersSet(filter),
  };
}
