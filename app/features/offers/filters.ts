import {
  AGES,
  UNKNOWN_PLACE,
  councilsIn,
  holderGroupsOf,
  localitiesIn,
  type Age,
  type FilterChoices,
  type HolderGroup,
} from '~/features/requests/filters';
import { ACTIVE_STATUSES, DAYS, OFFER_KIND, OFFER_STATUS, TRANSPORT } from './schema';
import type { Day, OfferKind, OfferStatus, Transport } from './schema';

/** A check as stated; `expired` whatever it was. */
export const CHECKS = { none: 0, basic: 1, standard: 2, enhanced: 3, expired: 4 } as const;
export type Check = keyof typeof CHECKS;

/** When somebody is wanted: at this moment, with room for a task, or on a day of the week. */
export const FREE_WHEN = ['now', ...(Object.keys(DAYS) as Day[])] as const;
export type FreeWhen = 'now' | Day;

/** Distances to choose from, kilometres. */
export const KILOMETRES = [2, 5, 10, 20, 40] as const;
export type Kilometres = (typeof KILOMETRES)[number];

/** What the list of offers shows. An empty list of a group means that the group does not narrow it. */
export interface OfferFilter {
  /** How they stand today; never empty: those that can be matched unless others are chosen. */
  statuses: OfferStatus[];
  kinds: OfferKind[];
  /** Slugs. */
  categories: string[];
  checks: Check[];
  free: FreeWhen | null;
  transports: Transport[];
  /** GSS codes. */
  districts: string[];
  /** Slugs of the district's localities; at a county's desk their ids, of all its districts. */
  localities: string[];
  /** GSS code, or UNKNOWN_PLACE. */
  parish: string | null;
  holders: HolderGroup[];
  /** Numbers of councils: what one of them holds is shown beside what the groups of `holders` do. */
  councils: number[];
  /** For how long at least it has been on the list. */
  age: Age | null;
  /** A postcode as typed, from which distances are measured. */
  near: string;
  /** Only with `near`. */
  within: Kilometres | null;
  /** Name, reference, phone, email, postcode or charity number as typed. */
  text: string;
  /** Only those where I was the last of the staff to do something. */
  mine: boolean;
}

const LONGEST_TEXT = 100;

/** Reads a filter out of a URL. What is unknown there is ignored, so an old or mistyped link still shows a list. */
export function readOfferFilter(query: URLSearchParams, choices: FilterChoices): OfferFilter {
  const statuses = among(query.getAll('status'), namesOf(OFFER_STATUS));
  const parish = query.get('parish') ?? '';
  const near = plain(query.get('near'));
  return {
    statuses: statuses.length > 0 ? statuses : [...ACTIVE_STATUSES],
    kinds: among(query.getAll('kind'), namesOf(OFFER_KIND)),
    categories: among(query.getAll('does'), choices.categories),
    checks: among(query.getAll('dbs'), namesOf(CHECKS)),
    free: among([query.get('free') ?? ''], FREE_WHEN)[0] ?? null,
    transports: among(query.getAll('transport'), namesOf(TRANSPORT)),
    districts: choices.tier === 'county' ? [...new Set(query.getAll('district').filter(isAreaCode))].slice(0, 99) : [],
    localities: localitiesIn(query, choices),
    parish: parish === UNKNOWN_PLACE || isAreaCode(parish) ? parish : null,
    holders: among(query.getAll('holder'), holderGroupsOf(choices.tier)),
    councils: councilsIn(query, choices.tier),
    age: among([query.get('age') ?? ''], namesOf(AGES))[0] ?? null,
    near,
    within: near === '' ? null : (KILOMETRES.find((one) => String(one) === query.get('within')) ?? null),
    text: plain(query.get('q')),
    mine: query.get('mine') === 'yes',
  };
}

/** The filter as the query of a URL; `readOfferFilter` gives the same filter again. Defaults are left out. */
export function offerQuery(filter: OfferFilter) {
  return {
    q: filter.text || undefined,
    near: filter.near || undefined,
    within: filter.within ?? undefined,
    status: isDefault(filter.statuses) ? undefined : filter.statuses,
    does: filter.categories,
    free: filter.free ?? undefined,
    dbs: filter.checks,
    kind: filter.kinds,
    transport: filter.transports,
    district: filter.districts,
    locality: filter.localities,
    parish: filter.parish ?? undefined,
    holder: filter.holders,
    council: filter.councils.map(String),
    age: filter.age ?? undefined,
    mine: filter.mine ? 'yes' : undefined,
  };
}

/** How many questions of the filter are answered otherwise than by default. */
export function offerFiltersSet(filter: OfferFilter): number {
  return Object.values(offerQuery(filter)).filter((value) => {
    if (value === undefined) return false;
    return typeof value === 'number' || value.length > 0;
  }).length;
}

/** The heading of the list: "Volunteers and groups", "Paused volunteers and groups". */
export function offersTitle({ statuses }: OfferFilter, words: Record<OfferStatus, string>): string {
  const [only, ...more] = statuses;
  if (!only || more.length > 0 || only === 'active') return 'Volunteers and groups';
  return `${words[only]} volunteers and groups`;
}

function isDefault(statuses: readonly OfferStatus[]): boolean {
  return statuses.length === ACTIVE_STATUSES.length && ACTIVE_STATUSES.every((status) => statuses.includes(status));
}

/** Those of `given` that are known, each once, in the order they are known in. */
function among<T extends string>(given: readonly string[], known: readonly T[]): T[] {
  return known.filter((one) => given.includes(one));
}

function namesOf<Name extends string>(table: Record<Name, number>): Name[] {
  return Object.keys(table) as Name[];
}

function isAreaCode(text: string): boolean {
  return /^[EWSN]\d{8}$/.test(text);
}

function plain(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT);
}
