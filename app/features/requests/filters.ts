import type { Tier } from '~/features/tenants/schema';
import { isOpen } from './rules';
import { OPEN_STATUSES, REQUEST_STATUS, URGENCY, type RequestStatus, type Urgency } from './schema';

/** Who holds a request, seen from the desk that lists it. */
export const HOLDER_GROUPS = ['us', 'districts', 'parishes'] as const;
export type HolderGroup = (typeof HOLDER_GROUPS)[number];

/** For how many days at least somebody has been waiting. */
export const AGES = { day: 1, three_days: 3, week: 7 } as const;
export type Age = keyof typeof AGES;

/** `parish` for requests whose place is not known. */
export const UNKNOWN_PLACE = 'unknown';

/** What the queue shows. An empty list of a group means that the group does not narrow it. */
export interface QueueFilter {
  /** Never empty: the open ones unless others are chosen. */
  statuses: RequestStatus[];
  urgencies: Urgency[];
  /** Slugs of categories. */
  needs: string[];
  /** GSS codes. */
  districts: string[];
  /** Slugs of the district's localities; at a county's desk their ids, of all its districts. */
  localities: string[];
  /** GSS code, or UNKNOWN_PLACE. */
  parish: string | null;
  holders: HolderGroup[];
  /** Numbers of councils: what one of them holds is shown beside what the groups of `holders` do. */
  councils: number[];
  age: Age | null;
  /** Came in at or after this moment (ISO). */
  since: string | null;
  /** Name, reference, phone or postcode as typed. */
  text: string;
  /** Only those where I was the last of the staff to do something. */
  mine: boolean;
}

/** Most urgent and longest waiting first while all are open; once ended ones are among them, newest first. */
export type QueueOrder = 'waiting' | 'newest';

/** What a desk's filter can name; anything else in a URL is left out. */
export interface FilterChoices {
  tier: Tier;
  categories: readonly string[];
  /** Those of the desk's own; a county that draws none can name those of its districts by their ids. */
  localities: readonly string[];
}

const LONGEST_TEXT = 100;
const MOST_NAMED = 20;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a filter out of a URL. What is unknown there is ignored, so an old or mistyped link still shows a list. */
export function readFilter(query: URLSearchParams, choices: FilterChoices): QueueFilter {
  const statuses = among(query.getAll('status'), Object.keys(REQUEST_STATUS) as RequestStatus[]);
  const parish = query.get('parish') ?? '';
  return {
    statuses: statuses.length > 0 ? statuses : [...OPEN_STATUSES],
    urgencies: among(query.getAll('urgency'), Object.keys(URGENCY) as Urgency[]),
    needs: among(query.getAll('need'), choices.categories),
    districts: choices.tier === 'county' ? [...new Set(query.getAll('district').filter(isAreaCode))].slice(0, 99) : [],
    localities: localitiesIn(query, choices),
    parish: parish === UNKNOWN_PLACE || isAreaCode(parish) ? parish : null,
    holders: among(query.getAll('holder'), holderGroupsOf(choices.tier)),
    councils: councilsIn(query, choices.tier),
    age: among([query.get('age') ?? ''], Object.keys(AGES) as Age[])[0] ?? null,
    since: momentIn(query.get('since')),
    text: (query.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT),
    mine: query.get('mine') === 'yes',
  };
}

/** The filter as the query of a URL; `readFilter` gives the same filter again. Defaults are left out. */
export function filterQuery(filter: QueueFilter): Record<string, string | readonly string[] | undefined> {
  return {
    q: filter.text || undefined,
    status: isDefault(filter.statuses) ? undefined : filter.statuses,
    urgency: filter.urgencies,
    need: filter.needs,
    district: filter.districts,
    locality: filter.localities,
    parish: filter.parish ?? undefined,
    holder: filter.holders,
    council: filter.councils.map(String),
    age: filter.age ?? undefined,
    since: filter.since ?? undefined,
    mine: filter.mine ? 'yes' : undefined,
  };
}

/** How many questions of the filter are answered otherwise than by default. */
export function filtersSet(filter: QueueFilter): number {
  return Object.values(filterQuery(filter)).filter((value) => value !== undefined && value.length > 0).length;
}

/** The order that the list of a filter has. */
export function orderOf(filter: QueueFilter): QueueOrder {
  return filter.statuses.every(isOpen) ? 'waiting' : 'newest';
}

/** The groups of holders that a desk of a tier can tell apart: a parish holds all it sees. */
export function holderGroupsOf(tier: Tier): readonly HolderGroup[] {
  if (tier === 'county') return HOLDER_GROUPS;
  return tier === 'district' ? ['us', 'parishes'] : [];
}

/** The localities of a query: a county's are of its districts, as many as there are, and known by their ids. */
export function localitiesIn(query: URLSearchParams, { tier, localities }: FilterChoices): string[] {
  const named = query.getAll('locality');
  if (tier !== 'county' || localities.length > 0) return among(named, localities);
  return [...new Set(named.filter((one) => ID.test(one)))].slice(0, MOST_NAMED);
}

/** The councils of a query by their numbers: none at a parish's desk, which holds all that it sees. */
export function councilsIn(query: URLSearchParams, tier: Tier): number[] {
  if (holderGroupsOf(tier).length === 0) return [];
  const numbers = query.getAll('council').filter((one) => /^[1-9]\d{6,8}$/.test(one));
  return [...new Set(numbers.map(Number))].slice(0, MOST_NAMED);
}

/** "Open requests", "Done requests", "Requests": the heading of the list. */
export function titleOf(filter: QueueFilter, words: Record<RequestStatus, string>): string {
  if (isDefault(filter.statuses)) return 'Open requests';
  const [only, ...more] = filter.statuses;
  return only && more.length === 0 ? `${words[only]} requests` : 'Requests';
}

function isDefault(statuses: readonly RequestStatus[]): boolean {
  return statuses.length === OPEN_STATUSES.length && OPEN_STATUSES.every((status) => statuses.includes(status));
}

/** Those of `given` that are known, each once, in the order they are known in. */
function among<T extends string>(given: readonly string[], known: readonly T[]): T[] {
  return known.filter((one) => given.includes(one));
}

function isAreaCode(text: string): boolean {
  return /^[EWSN]\d{8}$/.test(text);
}

function momentIn(text: string | null): string | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/.test(text)) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}
