import { and, eq, gte, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { need, request, requestEvent } from '#db/schema/requests';
import { AGES, UNKNOWN_PLACE, type QueueFilter } from './filters';
import { REQUEST_STATUS, URGENCY } from './schema';

/** At whose desk and by whom the queue is looked at, and when. */
export interface QueueView {
  own: { tenantNo: number; localities: readonly { slug: string; areas: readonly string[] }[] };
  /** Slug to code. */
  categories: ReadonlyMap<string, number>;
  me: string;
  now: Date;
  /** Ids that a text was found in, when one was searched for. */
  found: readonly string[] | null;
}

/** The questions of the filter. Each count leaves out its own question and keeps all others. */
export type Group = 'status' | 'urgency' | 'need' | 'district' | 'locality' | 'parish' | 'holder' | 'age';

/** What every row of a queue must meet, by question; a question that is not asked is not there. */
export interface QueueConditions {
  /** The range and what has no counts of its own: text, mine, since. */
  always: SQL;
  groups: Partial<Record<Group, SQL>>;
  /** The filter that they were made of. */
  filter: QueueFilter;
}

const DAY_MS = 86_400_000;

/** The filter as conditions on `request`. List, counts and every link that names a number are made of these. */
export function queueConditions(db: TenantDb, filter: QueueFilter, view: QueueView): QueueConditions {
  const groups: Record<Group, SQL | undefined> = {
    status: codes(request.status, filter.statuses, REQUEST_STATUS),
    urgency: codes(request.urgency, filter.urgencies, URGENCY),
    need: filter.needs.length > 0 ? asksFor(filter, view.categories) : undefined,
    district: filter.districts.length > 0 ? inDistricts(filter.districts) : undefined,
    locality: filter.localities.length > 0 ? inLocalities(filter.localities, view) : undefined,
    parish: inParish(filter.parish),
    holder: heldBy(filter, view.own.tenantNo),
    age: filter.age ? lte(request.askedAt, daysBefore(view.now, AGES[filter.age])) : undefined,
  };
  return {
    always: and(
      inRange(db, request),
      view.found ? sql`${request.id} = any(${uuids(view.found)})` : undefined,
      filter.mine ? lastTouchedBy(db, view.me) : undefined,
      filter.since ? gte(request.askedAt, new Date(filter.since)) : undefined,
    ) as SQL,
    groups: Object.fromEntries(Object.entries(groups).filter(([, condition]) => condition !== undefined)),
    filter,
  };
}

/** All conditions but those of some questions. */
export function conditionsWithout({ always, groups }: QueueConditions, ...left: Group[]): SQL {
  const kept = Object.entries(groups).filter(([group]) => !left.includes(group as Group));
  return and(always, ...kept.map(([, condition]) => condition)) as SQL;
}

/** A need that counts: still to be met, or for a request that has ended also one that was. */
export function needCounts(): SQL {
  return sql`${need.status} <= case when ${request.status} <= ${REQUEST_STATUS.matched} then 3 else 4 end`;
}

/** `us`, `districts` or `parishes`, by the request's holder. */
export function holderGroup(own: number): SQL {
  return sql`case when ${request.tenantNo} = ${own} then 'us' when ${request.tenantNo} % 1000 = 0 then 'districts' else 'parishes' end`;
}

/** How many of the steps of AGES somebody has waited through: 0 to 3. */
export function ageStep(now: Date): SQL {
  const waited = Object.values(AGES).map(
    (days) => sql`case when ${lte(request.askedAt, daysBefore(now, days))} then 1 else 0 end`,
  );
  return sql.join(waited, sql` + `);
}

/** Ids as one parameter, however many. They come from the database itself. */
export function uuids(ids: readonly string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}

function codes<Name extends string>(
  column: typeof request.status | typeof request.urgency,
  chosen: readonly Name[],
  table: Record<Name, number>,
): SQL | undefined {
  if (chosen.length === 0) return undefined;
  return inArray(
    column,
    chosen.map((name) => table[name]),
  );
}

function asksFor(filter: QueueFilter, known: QueueView['categories']): SQL {
  const categories = filter.needs.flatMap((slug) => known.get(slug) ?? []);
  if (categories.length === 0) return sql`false`;
  return sql`exists (select from ${need} where ${eq(need.countyNo, request.countyNo)} and ${eq(need.requestId, request.id)}
    and ${inArray(need.category, categories)} and ${needCounts()})`;
}

function inDistricts(districts: readonly string[]): SQL {
  return sql`${request.areaCode} in (select ${area.code} from ${area}
    where ${inArray(area.districtCode, [...districts])} or ${inArray(area.code, [...districts])})`;
}

function inLocalities(slugs: readonly string[], { own }: QueueView): SQL {
  const areas = own.localities.filter(({ slug }) => slugs.includes(slug)).flatMap((locality) => locality.areas);
  return inArray(request.areaCode, areas);
}

function inParish(parish: string | null): SQL | undefined {
  if (parish === null) return undefined;
  return parish === UNKNOWN_PLACE ? isNull(request.areaCode) : eq(request.areaCode, parish);
}

/** By one of the groups, or by one of the councils. */
function heldBy({ holders, councils }: Pick<QueueFilter, 'holders' | 'councils'>, own: number): SQL | undefined {
  const inGroup = holders.length > 0 ? inArray(holderGroup(own), [...holders]) : undefined;
  return or(inGroup, councils.length > 0 ? inArray(request.tenantNo, [...councils]) : undefined);
}

/** The last of the staff who did something to the request is this person. */
function lastTouchedBy(db: TenantDb, me: string): SQL {
  const later = sql`exists (select from ${requestEvent} later where later.county_no = ${requestEvent.countyNo}
    and later.request_id = ${requestEvent.requestId} and later.at > ${requestEvent.at} and later.actor_id <> ${me})`;
  return sql`${request.id} in (select ${requestEvent.requestId} from ${requestEvent}
    where ${inScope(db, requestEvent)} and ${eq(requestEvent.actorId, me)} and not ${later})`;
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
