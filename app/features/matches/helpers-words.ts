import { DBS_WORDS, OFFER_KIND_WORDS, type OfferKind } from '~/features/offers/schema';
import type { DbsLevel } from '~/features/tenants/schema';
import { km, number, plural } from '~/ui/format/numbers';
import { countHelpers, type HelpersFilter, type Within } from './helpers-filter';
import type { Suggestion } from './rules';

/** The sentence over the list: "14 volunteers and groups near Coppenhall · 9 can be asked now · nearest 0.8 km". */
export function helpersLede(
  found: readonly Suggestion[],
  { capped, place }: { capped: boolean; place: string | null },
) {
  const ready = found.filter(({ obstacles }) => obstacles.length === 0);
  const distances = found.flatMap(({ distanceM }) => distanceM ?? []);
  return [
    `${plural(found.length, 'volunteer or group', 'volunteers and groups')}${place ? ` around ${place}` : ''}`,
    found.length > 0 && `${number(ready.length)} can be asked with one click`,
    distances.length > 0 && `nearest ${km(Math.min(...distances))}`,
    capped && 'only the nearest were looked at',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** A question of the filter with its boxes, in words. */
export interface HelpersQuestion {
  name: string;
  legend: string;
  single?: boolean;
  options: { value: string; label: string; count: number; checked: boolean }[];
}

/** The boxes of the filter, each with how many the list would hold with it alone. */
export function helperGroups(
  all: readonly Suggestion[],
  filter: HelpersFilter,
  placeKnown: boolean,
): HelpersQuestion[] {
  const count = (change: Partial<HelpersFilter>) => countHelpers(all, filter, change);
  const distances: HelpersQuestion = {
    name: 'within',
    legend: 'Distance',
    single: true,
    options: (['2', '5', '10', '20', 'any'] as const satisfies Within[]).map((within) => ({
      value: within,
      label: within === 'any' ? 'Any' : `Within ${within} km`,
      count: count({ within }),
      checked: filter.within === within,
    })),
  };
  return [
    ...(placeKnown ? [distances] : []),
    {
      name: 'free',
      legend: 'Free',
      options: [{ value: 'now', label: 'Now', count: count({ free: true }), checked: filter.free }],
    },
    {
      name: 'ready',
      legend: 'One click',
      options: [{ value: 'yes', label: 'Nothing in the way', count: count({ ready: true }), checked: filter.ready }],
    },
    {
      name: 'dbs',
      legend: 'DBS, as stated',
      options: (Object.keys(DBS_WORDS) as DbsLevel[]).map((level) => ({
        value: level,
        label: DBS_WORDS[level],
        count: count({ dbs: [level] }),
        checked: filter.dbs.includes(level),
      })),
    },
    {
      name: 'kind',
      legend: 'Kind',
      options: (Object.keys(OFFER_KIND_WORDS) as OfferKind[]).map((kind) => ({
        value: kind,
        label: OFFER_KIND_WORDS[kind],
        count: count({ kinds: [kind] }),
        checked: filter.kinds.includes(kind),
      })),
    },
  ];
}
