import { councilsIn, holderGroupsOf, type HolderGroup } from '~/features/requests/filters';
import type { Tier } from '~/features/tenants/schema';
import { PROVISION_KIND, PROVISION_STATUS, type ProvisionKind, type ProvisionStatus } from './schema';

/** What somebody has to see to in an entry. */
export const TO_DO = ['signed_up', 'to_confirm', 'stale', 'waiting', 'unpublished'] as const;
export type ToDo = (typeof TO_DO)[number];

/** To whom it is shown. */
export const SHOWN = ['public', 'staff'] as const;
export type Shown = (typeof SHOWN)[number];

/** Those of the list that has no other wish: what has ended is asked for by name. */
export const RUNNING_STATUSES: readonly ProvisionStatus[] = ['planned', 'active', 'paused'];

/** What the list of entries shows. An empty list of a group means that the group does not narrow it. */
export interface EntryFilter {
  /** How they stand today; never empty: all but the ended ones unless others are chosen. */
  statuses: ProvisionStatus[];
  toDo: ToDo[];
  shown: Shown[];
  kinds: ProvisionKind[];
  /** Slugs. */
  categories: string[];
  /** GSS codes, at a county's desk. */
  districts: string[];
  /** Ids. */
  localities: string[];
  /** The GSS code of a parish that is covered. */
  parish: string | null;
  holders: HolderGroup[];
  /** Numbers of councils: what one of them holds is shown beside what the groups of `holders` do. */
  councils: number[];
  /** Name, group, description, postcode or charity number as typed. */
  text: string;
}

/** What a desk's filter can name; anything else in a URL is left out. */
export interface EntryChoices {
  tier: Tier;
  categories: readonly string[];
  /** GSS codes of the districts under this desk alone. */
  districts: readonly string[];
  localities: readonly string[];
}

const LONGEST_TEXT = 100;

/** Reads a filter out of a URL. What is unknown there is ignored, so an old or mistyped link still shows a list. */
export function readEntryFilter(query: URLSearchParams, choices: EntryChoices): EntryFilter {
  const statuses = among(query.getAll('status'), namesOf(PROVISION_STATUS));
  const parish = query.get('parish') ?? '';
  return {
    statuses: statuses.length > 0 ? statuses : [...RUNNING_STATUSES],
    toDo: among(query.getAll('todo'), TO_DO),
    shown: among(query.getAll('shown'), SHOWN),
    kinds: among(query.getAll('kind'), namesOf(PROVISION_KIND)),
    categories: among(query.getAll('category'), choices.categories),
    districts: among(query.getAll('district'), choices.districts),
    localities: among(query.getAll('locality'), choices.localities),
    parish: /^E\d{8}$/.test(parish) ? parish : null,
    holders: among(query.getAll('holder'), holderGroupsOf(choices.tier)),
    councils: councilsIn(query, choices.tier),
    text: (query.get('q') ?? '').replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEXT),
  };
}

/** The filter as the query of a URL; `readEntryFilter` gives the same filter again. Defaults are left out. */
export function entryQuery(filter: EntryFilter) {
  return {
    q: filter.text || undefined,
    todo: filter.toDo,
    status: isDefault(filter.statuses) ? undefined : filter.statuses,
    shown: filter.shown,
    kind: filter.kinds,
    category: filter.categories,
    district: filter.districts,
    locality: filter.localities,
    parish: filter.parish ?? undefined,
    holder: filter.holders,
    council: filter.councils.map(String),
  };
}

/** How many questions of the filter are answered otherwise than by default. */
export function entryFiltersSet(filter: EntryFilter): number {
  return Object.values(entryQuery(filter)).filter((value) => value !== undefined && value.length > 0).length;
}

function isDefault(statuses: readonly ProvisionStatus[]): boolean {
  return statuses.length === RUNNING_STATUSES.length && RUNNING_STATUSES.every((one) => statuses.includes(one));
}

/** Those of `given` that are known, each once, in the order they are known in. */
function among<T extends string>(given: readonly string[], known: readonly T[]): T[] {
  return known.filter((one) => given.includes(one));
}

function namesOf<Name extends string>(table: Record<Name, number>): Name[] {
  return Object.keys(table) as Name[];
}
