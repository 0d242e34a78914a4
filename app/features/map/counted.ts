import { offerFiltersSet, offerQuery, readOfferFilter, type OfferFilter } from '~/features/offers/filters';
import {
  entryFiltersSet,
  entryQuery,
  readEntryFilter,
  type EntryChoices,
  type EntryFilter,
} from '~/features/provision/filters';
import { filterQuery, filtersSet, readFilter, type FilterChoices, type QueueFilter } from '~/features/requests/filters';
import type { Query } from '~/paths';
import type { Layer } from './layers';

/** Which records of each noun the colours of the parishes count, and how many questions narrow them. */
export interface Counted {
  requests: CountedOf<QueueFilter>;
  offers: CountedOf<OfferFilter>;
  provision: CountedOf<EntryFilter>;
}

interface CountedOf<Filter> {
  filter: Filter;
  /** The filter as the query of its list's address, for links; what was typed is in it as it was typed. */
  query: Query;
  asked: number;
}

/** What the filters of a desk can name; a locality by its slug for people's lists, by its id for entries. */
export interface CountedChoices {
  people: FilterChoices;
  entries: EntryChoices;
  localities: readonly { slug: string; id: string }[];
}

/**
 * The filter beside a map, for each noun: its own noun's as it is, for the others what their lists ask too, that is kinds
 * of help and places. `layer` null: nothing is asked of anything.
 */
export function countedBy(layer: Layer | null, query: URLSearchParams, choices: CountedChoices): Counted {
  const of = (noun: Layer) => {
    if (layer === null) return new URLSearchParams();
    return noun === layer ? query : askedOfBoth(query, layer, noun, choices.localities);
  };
  const requests = readFilter(of('requests'), choices.people);
  const offers = readOfferFilter(of('offers'), choices.people);
  const provision = readEntryFilter(of('provision'), choices.entries);
  return {
    requests: { filter: requests, query: filterQuery(requests), asked: filtersSet(requests) },
    offers: { filter: offers, query: offerQuery(offers), asked: offerFiltersSet(offers) },
    provision: { filter: provision, query: entryQuery(provision), asked: entryFiltersSet(provision) },
  };
}

/** What each list calls the kind of help in its address. */
const HELP: Record<Layer, string> = { requests: 'need', offers: 'does', provision: 'category' };
const SAME = ['district', 'parish'];

function askedOfBoth(
  query: URLSearchParams,
  from: Layer,
  to: Layer,
  localities: CountedChoices['localities'],
): URLSearchParams {
  const named = (noun: Layer) => (noun === 'provision' ? 'id' : 'slug');
  const same = SAME.flatMap((name) => query.getAll(name).map((value) => [name, value]));
  const help = query.getAll(HELP[from]).map((value) => [HELP[to], value]);
  const places = localities
    .filter((one) => query.getAll('locality').includes(one[named(from)]))
    .map((one) => ['locality', one[named(to)]]);
  return new URLSearchParams([...same, ...help, ...places] as [string, string][]);
}
