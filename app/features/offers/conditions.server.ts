import { and, eq, inArray, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { assignment } from '#db/schema/matches';
import { offer, offerCategory, offerEvent } from '#db/schema/offers';
import { MATCH_STATUS } from '~/features/matches/schema';
import { AGES, UNKNOWN_PLACE, type Age, type HolderGroup } from '~/features/requests/filters';
import { CHECKS, type Check, type FreeWhen, type OfferFilter } from './filters';
import { dayBit, type PartOfDay } from './rules';
import { ACTIVE_STATUSES, DAYS, DBS, OFFER_KIND, OFFER_STATUS, PARTS, TRANSPORT } from './schema';
import type { OfferKind, OfferStatus, Transport } from './schema';

/** At whose desk the offers are looked at, when, and from where. */
export interface OfferView {
  own: { tenantNo: number; localities: readonly { slug: string; areas: readonly string[] }[] };
  /** Slug to code. */
  categories: ReadonlyMap<string, number>;
  now: Date;
  moment: PartOfDay;
  /** Ids that a text was found in, when one was searched for. */
  found: readonly string[] | null;
  me: string;
  /** From where distances are measured, grid metres; null without a postcode that is known. */
  from: { x: number; y: number } | null;
}

const DAY_MS = 86_400_000;

/** The questions of the filter. Each count leaves out its own question and keeps all others. */
export const OFFER_GROUPS = [
  'status',
  'kind',
  'category',
  'check',
  'free',
  'transport',
  'district',
  'locality',
  'parish',
  'holder',
  'age',
] as const;
export type OfferGroup = (typeof OFFER_GROUPS)[number];

/** What every row of a list must meet, by question; a question that is not asked is not there. */
export interface OfferConditions {
  /** The range and what has no counts of its own: text, distance. */
  always: SQL;
  groups: Partial<Record<OfferGroup, SQL>>;
}

/** The filter as conditions on `offer`. List and counts are made of these, so that they agree. */
export function offerConditions(db: TenantDb, filter: OfferFilter, view: OfferView): OfferConditions {
  const { today } = view.moment;
  const any = (chosen: readonly unknown[], condition: () => SQL) => (chosen.length > 0 ? condition() : undefined);
  const groups: Record<OfferGroup, SQL | undefined> = {
    status: standsAs(filter.statuses, today),
    kind: any(filter.kinds, () => orOf(filter.kinds.map(isKind))),
    category: any(filter.categories, () =>
      doesAny(filter.categories.flatMap((slug) => view.categories.get(slug) ?? [])),
    ),
    check: any(filter.checks, () => orOf(filter.checks.map((check) => hasCheck(check, today)))),
    free: filter.free ? isFree(db, filter.free, view.moment) : undefined,
    transport: any(filter.transports, () => orOf(filter.transports.map(goesBy))),
    district: any(filter.districts, () => inDistricts(filter.districts)),
    locality: any(filter.localities, () => inLocalities(filter.localities, view)),
    parish: inParish(filter.parish),
    holder: any([...filter.holders, ...filter.councils], () =>
      orOf([
        ...filter.holders.map((one) => heldBy(one, view.own.tenantNo)),
        ...filter.councils.map((no) => eq(offer.tenantNo, no)),
      ]),
    ),
    age: filter.age ? offeredFor(filter.age, view.now) : undefined,
  };
  const within =
    filter.within && view.from ? sql`${metresFrom(view.from)} <= ${filter.within * 1000}::float8` : undefined;
  const found = view.found ? sql`${offer.id} = any(${`{${view.found.join(',')}}`}::uuid[])` : undefined;
  return {
    always: and(inRange(db, offer), within, found, filter.mine ? lastTouchedBy(db, view.me) : undefined) as SQL,
    groups: Object.fromEntries(Object.entries(groups).filter(([, condition]) => condition !== undefined)),
  };
}

/** All conditions but that of one question. */
export function offersWithout({ always, groups }: OfferConditions, left?: OfferGroup): SQL {
  const kept = Object.entries(groups).filter(([group]) => group !== left);
  return and(always, ...kept.map(([, condition]) => condition)) as SQL;
}

/** Metres in a straight line from a place; null for an offer without a position. */
export function metresFrom({ x, y }: { x: number; y: number }): SQL<number | null> {
  return sql`${offer.loc} <-> point(${x}, ${y})`;
}

/** How many open tasks they have. */
export function openTasks(): SQL<number> {
  return sql`(select count(*)::int from ${assignment} where ${assignment.countyNo} = ${offer.countyNo}
    and ${assignment.offerId} = ${offer.id} and ${assignment.status} in (${MATCH_STATUS.matched}, ${MATCH_STATUS.accepted}))`;
}

/** How they stand today; says `active` by itself where it can, for the index of those. */
export function standsAs(statuses: readonly OfferStatus[], today: string): SQL {
  const only = statuses.every((status) => status === 'new' || status === 'active') ? offer.active : undefined;
  return and(only, orOf(statuses.map((status) => stands(status, today)))) as SQL;
}

function stands(status: OfferStatus, today: string): SQL {
  const has = eq(offer.status, OFFER_STATUS[status]);
  if (status === 'paused') return or(has, and(offer.active, sql`${offer.pausedUntil} > ${today}`)) as SQL;
  const isActive = ACTIVE_STATUSES.some((active) => active === status);
  return isActive ? (and(has, or(isNull(offer.pausedUntil), lte(offer.pausedUntil, today))) as SQL) : has;
}

export function isKind(kind: OfferKind): SQL {
  return eq(offer.kind, OFFER_KIND[kind]);
}

export function goesBy(transport: Transport): SQL {
  return eq(offer.transport, TRANSPORT[transport]);
}

/** Whether the check they stated is this one today. */
export function hasCheck(check: Check, today: string): SQL {
  const ended = sql`(${offer.dbs} > ${DBS.none} and ${offer.dbsUntil} is not null and ${offer.dbsUntil} < ${today})`;
  return check === 'expired' ? ended : sql`(${offer.dbs} = ${CHECKS[check]} and not ${ended})`;
}

/** Free at this moment: the day and part of the day that they named, not paused, and with room for a task. */
export function isFree(db: TenantDb, when: FreeWhen, { today, part }: PartOfDay): SQL {
  if (when !== 'now') return sql`(${offer.days} & ${DAYS[when]}) <> 0`;
  return and(
    sql`(${offer.days} & ${dayBit(today)}) <> 0 and (${offer.parts} & ${PARTS[part]}) <> 0`,
    standsAs(ACTIVE_STATUSES, today),
    sql`${offer.capacity} > 0 and ${offer.id} not in ${fullyTaken(db)}`,
  ) as SQL;
}

/** Offers with as many open tasks as they take: worked out once for all rows, where few have any. */
function fullyTaken(db: TenantDb): SQL {
  return sql`(select ${assignment.offerId} from ${assignment} join ${offer} taken
      on taken.county_no = ${assignment.countyNo} and taken.id = ${assignment.offerId}
    where ${inRange(db, assignment)} and ${assignment.status} in (${MATCH_STATUS.matched}, ${MATCH_STATUS.accepted})
    group by ${assignment.offerId}, taken.capacity having count(*) >= taken.capacity)`;
}

/** Whether it has been on the list for at least so many days. */
export function offeredFor(age: Age, now: Date): SQL {
  return lte(offer.offeredAt, new Date(now.getTime() - AGES[age] * DAY_MS));
}

/** The last of the staff who did something to the offer is this person. */
function lastTouchedBy(db: TenantDb, me: string): SQL {
  const later = sql`exists (select from ${offerEvent} later where later.county_no = ${offerEvent.countyNo}
    and later.offer_id = ${offerEvent.offerId} and later.at > ${offerEvent.at} and later.actor_id <> ${me})`;
  return sql`${offer.id} in (select ${offerEvent.offerId} from ${offerEvent}
    where ${inScope(db, offerEvent)} and ${eq(offerEvent.actorId, me)} and not ${later})`;
}

/** Who holds it, seen from a desk. */
export function heldBy(group: HolderGroup, own: number): SQL {
  if (group === 'us') return eq(offer.tenantNo, own);
  const isDistrict = sql`${offer.tenantNo} % 1000 = 0`;
  return sql`(${offer.tenantNo} <> ${own} and ${group === 'districts' ? isDistrict : sql`not ${isDistrict}`})`;
}

function doesAny(categories: readonly number[]): SQL {
  if (categories.length === 0) return sql`false`;
  return sql`exists (select from ${offerCategory} where ${offerCategory.countyNo} = ${offer.countyNo}
    and ${offerCategory.offerId} = ${offer.id} and ${inArray(offerCategory.category, [...categories])})`;
}

function inDistricts(districts: readonly string[]): SQL {
  return sql`${offer.areaCode} in (select ${area.code} from ${area}
    where ${inArray(area.districtCode, [...districts])} or ${inArray(area.code, [...districts])})`;
}

function inLocalities(slugs: readonly string[], { own }: OfferView): SQL {
  const areas = own.localities.filter(({ slug }) => slugs.includes(slug)).flatMap((locality) => locality.areas);
  return areas.length === 0 ? sql`false` : inArray(offer.areaCode, areas);
}

function inParish(parish: string | null): SQL | undefined {
  if (parish === null) return undefined;
  return parish === UNKNOWN_PLACE ? isNull(offer.areaCode) : eq(offer.areaCode, parish);
}

function orOf(conditions: readonly SQL[]): SQL {
  return sql`(${sql.join([...conditions], sql` or `)})`;
}
