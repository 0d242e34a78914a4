import { and, eq, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { provision, provisionChange, provisionEvent } from '#db/schema/provision';
import { tenant } from '#db/schema/tenants';
import type { HolderGroup } from '~/features/requests/filters';
import type { EntryFilter, Shown, ToDo } from './filters';
import { CHANGE_STATUS, PROVISION_KIND, PROVISION_STATUS, type ProvisionKind, type ProvisionStatus } from './schema';

/** A place as coverage is asked about it. */
export interface CoveredPlace {
  /** GSS codes of its parishes. */
  areas: readonly string[];
  /** Localities that lie in it or that it lies in. */
  localityIds: readonly string[];
  /** The councils that look after any of it: what covers all of theirs covers it. */
  tenantNos: readonly number[];
}

/** At whose desk the entries are looked at, and when. */
export interface EntryView {
  own: number;
  /** Slug to code. */
  categories: ReadonlyMap<string, number>;
  /** By GSS code. */
  districts: ReadonlyMap<string, CoveredPlace>;
  /** By id. */
  localities: ReadonlyMap<string, CoveredPlace>;
  /** The parish that is asked for; null when none is. */
  parish: CoveredPlace | null;
  /** The date in London, ISO. */
  today: string;
  now: Date;
  /** Ids that a text was found in, when one was searched for. */
  found: readonly string[] | null;
}

/** The questions of the filter. Each count leaves out its own question and keeps all others. */
export const ENTRY_GROUPS = ['status', 'toDo', 'shown', 'kind', 'category', 'district', 'locality', 'holder'] as const;
export type EntryGroup = (typeof ENTRY_GROUPS)[number];

/** What every row of a list must meet, by question; a question that is not asked is not there. */
export interface EntryConditions {
  /** The range and what has no counts of its own: text, parish. */
  always: SQL;
  groups: Partial<Record<EntryGroup, SQL>>;
}

/** The filter as conditions on `provision`. List and counts are made of these, so that they agree. */
export function entryConditions(db: TenantDb, filter: EntryFilter, view: EntryView): EntryConditions {
  const any = <T>(chosen: readonly T[], condition: (one: T) => SQL) =>
    chosen.length > 0 ? anyOf(chosen.map(condition)) : undefined;
  const groups: Record<EntryGroup, SQL | undefined> = {
    status: any(filter.statuses, (one) => standsAs(one, view.today)),
    toDo: any(filter.toDo, (one) => isToDo(one, view)),
    shown: any(filter.shown, isShown),
    kind: any(filter.kinds, isKind),
    category: any(filter.categories, (slug) => helpsWith(view.categories.get(slug) ?? 0)),
    district: any(filter.districts, (code) => covers(view.districts.get(code))),
    locality: any(filter.localities, (id) => covers(view.localities.get(id))),
    holder: any([...filter.holders, ...filter.councils], (one) =>
      typeof one === 'number' ? eq(provision.tenantNo, one) : heldBy(one, view.own),
    ),
  };
  return {
    always: and(notMerged(db), view.parish ? covers(view.parish) : undefined, isAmong(view.found)) as SQL,
    groups: Object.fromEntries(Object.entries(groups).filter(([, condition]) => condition !== undefined)),
  };
}

/** Entries of the range that have not gone into another. */
export function notMerged(db: TenantDb): SQL {
  return and(inRange(db, provision), isNull(provision.mergedInto)) as SQL;
}

/** All conditions but that of one question. */
export function entriesWithout({ always, groups }: EntryConditions, left?: EntryGroup): SQL {
  const kept = Object.entries(groups).filter(([group]) => group !== left);
  return and(always, ...kept.map(([, condition]) => condition)) as SQL;
}

/** Where an entry says how it stands: the table's columns, or those of what is published. */
type Standing = Record<'status' | 'plannedFrom' | 'pausedUntil' | 'wasPlanned', PgColumn>;

/** How it stands today: `standingOf` of rules.ts in SQL. */
export function standsAs(status: ProvisionStatus, today: string, entry: Standing = provision): SQL {
  const has = (one: ProvisionStatus) => eq(entry.status, PROVISION_STATUS[one]);
  const ahead = sql`case when ${entry.plannedFrom} is null then ${entry.wasPlanned} else ${entry.plannedFrom} > ${today} end`;
  const begun = sql`(${has('planned')} and ${entry.plannedFrom} is not null and not ${ahead})`;
  const back = sql`(${has('paused')} and ${entry.pausedUntil} is not null and ${entry.pausedUntil} <= ${today})`;
  if (status === 'planned') return sql`((${has('planned')} and not ${begun}) or (${back} and ${ahead}))`;
  if (status === 'paused') return sql`(${has('paused')} and not ${back})`;
  return status === 'active' ? sql`(${has('active')} or ${begun} or (${back} and not ${ahead}))` : has('ended');
}

/** What there is to see to in an entry. */
export function isToDo(what: ToDo, { now }: Pick<EntryView, 'now'>): SQL {
  switch (what) {
    case 'signed_up':
      return signUpWaits();
    case 'to_confirm':
      return sql`${provision.recordedByNo} is not null`;
    case 'stale':
      return staleAt(now);
    case 'waiting':
      return changeWaits();
    case 'unpublished':
      return sql`not ${provision.published}`;
  }
}

/** `isStale` of rules.ts in SQL, by the days that its holder allows. What a group signed up with is first published. */
function staleAt(now: Date): SQL {
  const days = sql`(select (${tenant.config} ->> 'confirmAfterDays')::int from ${tenant}
    where ${tenant.tenantNo} = ${provision.tenantNo})`;
  return and(
    ne(provision.status, PROVISION_STATUS.ended),
    sql`coalesce(${provision.confirmedAt}, ${provision.updatedAt}) < ${now.toISOString()}::timestamptz - make_interval(hours => 24 * ${days})`,
    sql`(${provision.published} or not ${signUpWaits()})`,
  ) as SQL;
}

/** Whether a group signed up with it and nobody has decided yet: it was never public, and has not ended. */
export function signUpWaits(): SQL {
  const { countyNo, provisionId, kind } = provisionEvent;
  const of = sql`${countyNo} = ${provision.countyNo} and ${provisionId} = ${provision.id}`;
  return sql`(not ${provision.published} and ${provision.status} < ${PROVISION_STATUS.ended} and ${provision.mergedInto} is null
    and exists (select from ${provisionEvent} where ${of} and ${kind} = 'signed_up')
    and not exists (select from ${provisionEvent} where ${of} and ${kind} = 'published'))`;
}

/** Whether something waits for the holder's decision. */
function changeWaits(): SQL {
  return sql`exists (select from ${provisionChange} where ${provisionChange.countyNo} = ${provision.countyNo}
    and ${provisionChange.provisionId} = ${provision.id} and ${provisionChange.status} = ${CHANGE_STATUS.waiting})`;
}

/** Whether everybody can read it. */
export function isShown(shown: Shown): SQL {
  return shown === 'public' ? sql`${provision.published}` : sql`not ${provision.published}`;
}

export function isKind(kind: ProvisionKind): SQL {
  return eq(provision.kind, PROVISION_KIND[kind]);
}

function helpsWith(category: number): SQL {
  return sql`${category}::smallint = any(${provision.categories})`;
}

/** Where an entry says what it covers: the table's columns, or those of what is published. */
type Covering = Record<'everywhere' | 'tenantNo' | 'areaCodes' | 'localityIds', PgColumn>;

/** Whether an entry covers any part of a place. */
export function covers(place: CoveredPlace | undefined, entry: Covering = provision): SQL {
  if (!place) return sql`false`;
  return anyOf([
    sql`(${entry.everywhere} and ${entry.tenantNo} = any(${arrayOf(place.tenantNos)}::int[]))`,
    sql`${entry.areaCodes} && ${arrayOf(place.areas)}::text[]`,
    sql`${entry.localityIds} && ${arrayOf(place.localityIds)}::uuid[]`,
  ]);
}

/** Who holds it, seen from a desk. */
export function heldBy(group: HolderGroup, own: number): SQL {
  if (group === 'us') return eq(provision.tenantNo, own);
  const isDistrict = sql`${provision.tenantNo} % 1000 = 0`;
  return sql`(${provision.tenantNo} <> ${own} and ${group === 'districts' ? isDistrict : sql`not ${isDistrict}`})`;
}

function isAmong(ids: readonly string[] | null): SQL | undefined {
  return ids ? sql`${provision.id} = any(${arrayOf(ids)}::uuid[])` : undefined;
}

/** For codes, numbers and ids, none of which hold a comma or a brace. */
function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

function anyOf(conditions: readonly SQL[]): SQL {
  return sql`(${sql.join([...conditions], sql` or `)})`;
}
