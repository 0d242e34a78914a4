import { and, eq, lte, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { need, request } from '#db/schema/requests';
import { conditionsWithout, needCounts, type QueueConditions, type QueueView } from './conditions.server';
import { countFacets, type QueueFacets } from './queries-facets.server';
import { isOpen } from './rules';
import { nameOf, NEED_STATUS, REQUEST_STATUS, URGENCY, type RequestStatus, type Urgency } from './schema';

/** What a list of any length is told of itself. */
export interface QueueHead {
  /** What the list holds over all its pages. */
  total: number;
  foodToday: number;
  status: Partial<Record<RequestStatus, number>>;
  urgency: Partial<Record<Urgency, number>>;
}

/** What the filter says beside its other boxes, and the rest of the sentence over the list. */
export interface QueueRest extends QueueFacets {
  /** Null for a list too long to count its households with every page. */
  households: number | null;
  /** By code of the category. */
  need: ReadonlyMap<number, number>;
}

export type QueueCounts = QueueHead & QueueRest;

const MOST_HOUSEHOLDS = 2000;

/**
 * Counts what a queue holds. Each box says how many there would be with it alone ticked in its question, all other
 * questions as they are; `total` is the list itself. All are made of the same conditions as the list.
 */
export async function countQueue(db: TenantDb, conditions: QueueConditions, view: QueueView): Promise<QueueCounts> {
  const [head, rest] = await Promise.all([countHead(db, conditions), countRest(db, conditions, view)]);
  return { ...head, ...rest };
}

/** Statuses and urgencies in one pass over an index that holds nothing else: quick for any number of requests. */
export async function countHead(db: TenantDb, conditions: QueueConditions): Promise<QueueHead> {
  const { statuses, urgencies } = conditions.filter;
  const counted = await db
    .select({ status: request.status, urgency: request.urgency, count: sql<number>`count(*)::int` })
    .from(request)
    .where(conditionsWithout(conditions, 'status', 'urgency'))
    .groupBy(request.status, request.urgency);
  const rows = counted.map(({ status, urgency, count }) => ({
    status: nameOf(REQUEST_STATUS, status),
    urgency: nameOf(URGENCY, urgency),
    count,
  }));
  const ofUrgency = rows.filter(({ urgency }) => urgencies.length === 0 || urgencies.includes(urgency));
  const ofStatus = rows.filter(({ status }) => statuses.includes(status));
  const listed = ofUrgency.filter(({ status }) => statuses.includes(status));
  const sum = (some: typeof rows) => some.reduce((total, { count }) => total + count, 0);
  return {
    total: sum(listed),
    foodToday: sum(listed.filter(({ urgency }) => urgency === 'food_today')),
    status: sums(ofUrgency, 'status'),
    urgency: sums(ofStatus, 'urgency'),
  };
}

/** All that must look at the requests themselves: too slow to be asked with every page of a very long list. */
export async function countRest(db: TenantDb, conditions: QueueConditions, view: QueueView): Promise<QueueRest> {
  const [needs, facets, households] = await Promise.all([
    countNeeds(db, conditions),
    countFacets(db, conditions, view),
    countHouseholds(db, conditions),
  ]);
  return { ...facets, need: needs, households };
}

/** How many requests ask for something of each category. */
export async function countNeeds(db: TenantDb, conditions: QueueConditions): Promise<QueueRest['need']> {
  // Where all are open this says no more than `needCounts`, but an index can tell it without the request.
  const unmet = conditions.filter.statuses.every(isOpen) ? lte(need.status, NEED_STATUS.accepted) : undefined;
  const each = db
    .selectDistinct({ category: need.category, requestId: need.requestId })
    .from(need)
    .innerJoin(request, and(eq(request.countyNo, need.countyNo), eq(request.id, need.requestId)))
    .where(and(inRange(db, need), needCounts(), unmet, conditionsWithout(conditions, 'need')))
    .as('each');
  const rows = await db
    .select({ category: each.category, count: sql<number>`count(*)::int` })
    .from(each)
    .groupBy(each.category);
  return new Map(rows.map((row) => [row.category, row.count]));
}

/** How many households they come from; a request without a known address is one of its own. */
async function countHouseholds(db: TenantDb, conditions: QueueConditions): Promise<number | null> {
  const some = db
    .select({ household: sql`coalesce(${request.householdHash}, ${request.id}::text)`.as('household') })
    .from(request)
    .where(conditionsWithout(conditions))
    .limit(MOST_HOUSEHOLDS + 1)
    .as('some');
  const [row] = await db
    .select({ all: sql<number>`count(*)::int`, households: sql<number>`count(distinct ${some.household})::int` })
    .from(some);
  return row && row.all <= MOST_HOUSEHOLDS ? row.households : null;
}

function sums<Key extends 'status' | 'urgency', Row extends { count: number } & Record<Key, string>>(
  rows: readonly Row[],
  by: Key,
): Partial<Record<Row[Key], number>> {
  const counts: Partial<Record<Row[Key], number>> = {};
  for (const row of rows) counts[row[by]] = (counts[row[by]] ?? 0) + row.count;
  return counts;
}
