import { DBS, OFFER_KIND, type OfferKind } from '~/features/offers/schema';
import type { DbsLevel } from '~/features/tenants/schema';
import type { Suggestion } from './rules';

/** Distances to choose from, metres by their name in the address; `any` has no end. */
export const WITHIN = { '2': 2_000, '5': 5_000, '10': 10_000, '20': 20_000, any: Infinity } as const;
export type Within = keyof typeof WITHIN;

/** What the list of everybody who could help shows. An empty list of a group means that it does not narrow. */
export interface HelpersFilter {
  within: Within;
  /** Only those who have time now. */
  free: boolean;
  /** Only those whom nothing stands against. */
  ready: boolean;
  dbs: DbsLevel[];
  kinds: OfferKind[];
}

/** The questions of the filter; each count leaves out its own and keeps the others. */
export type HelpersGroup = keyof HelpersFilter;

const DEFAULT_WITHIN: Within = '10';

/** Reads the filter out of an address; where the request's place is not known there is no distance to ask for. */
export function readHelpersFilter(query: URLSearchParams, placeKnown: boolean): HelpersFilter {
  const within = (['2', '5', '10', '20', 'any'] as const).find((one) => one === query.get('within'));
  return {
    within: placeKnown ? (within ?? DEFAULT_WITHIN) : 'any',
    free: query.get('free') === 'now',
    ready: query.get('ready') === 'yes',
    dbs: (Object.keys(DBS) as DbsLevel[]).filter((level) => query.getAll('dbs').includes(level)),
    kinds: (Object.keys(OFFER_KIND) as OfferKind[]).filter((kind) => query.getAll('kind').includes(kind)),
  };
}

/** The filter as the query of an address; `readHelpersFilter` gives the same filter again. */
export function helpersQuery({ within, free, ready, dbs, kinds }: HelpersFilter) {
  return {
    within: within === DEFAULT_WITHIN ? undefined : within,
    free: free ? 'now' : undefined,
    ready: ready ? 'yes' : undefined,
    dbs,
    kind: kinds,
  };
}

const TESTS: Record<HelpersGroup, (one: Suggestion, filter: HelpersFilter) => boolean> = {
  within: ({ distanceM }, { within }) => within === 'any' || (distanceM !== null && distanceM <= WITHIN[within]),
  free: (one, { free }) => !free || one.free?.now === true,
  ready: ({ obstacles }, { ready }) => !ready || obstacles.length === 0,
  dbs: ({ dbs }, filter) => filter.dbs.length === 0 || filter.dbs.includes(dbs),
  kinds: ({ kind }, { kinds }) => kinds.length === 0 || kinds.includes(kind),
};

/** Those that the filter asks for, in the order given. */
export function filterHelpers(all: readonly Suggestion[], filter: HelpersFilter): Suggestion[] {
  const tests = Object.values(TESTS);
  return all.filter((one) => tests.every((test) => test(one, filter)));
}

/** Whoever did not work out for this need before stands behind those who might, and before those who cannot be asked. */
export function triedLast(all: readonly Suggestion[], tried: readonly string[]): Suggestion[] {
  const rank = ({ offerId, obstacles }: Suggestion) => (obstacles.length > 0 ? 2 : tried.includes(offerId) ? 1 : 0);
  return [...all].sort((a, b) => rank(a) - rank(b));
}

/** How many the list would hold with the filter changed like this. */
export function countHelpers(
  all: readonly Suggestion[],
  filter: HelpersFilter,
  change: Partial<HelpersFilter>,
): number {
  return filterHelpers(all, { ...filter, ...change }).length;
}

/** One page of a list that is in memory: the rows after one, or before it. A key that is no longer there starts anew. */
export function pageAround<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  at: { after: string | null; before: string | null },
  size: number,
): { rows: Row[]; from: number; before: string | null; after: string | null } {
  const index = (key: string | null) => (key === null ? -1 : rows.findIndex((row) => keyOf(row) === key));
  const [after, before] = [index(at.after), index(at.before)];
  const start = after >= 0 ? after + 1 : before >= 0 ? Math.max(0, before - size) : 0;
  const end = after < 0 && before >= 0 ? before : start + size;
  const shown = rows.slice(start, end);
  const [first, last] = [shown[0], shown.at(-1)];
  return {
    rows: shown,
    from: start + 1,
    before: start > 0 && first !== undefined ? keyOf(first) : null,
    after: end < rows.length && last !== undefined ? keyOf(last) : null,
  };
}
