import { and, eq, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { need, request } from '#db/schema/requests';
import {
  ageStep,
  conditionsWithout,
  holderGroup,
  needCounts,
  type Group,
  type QueueConditions,
  type QueueView,
} from './conditions.server';
import { AGES, UNKNOWN_PLACE, type Age, type HolderGroup } from './filters';
import { nameOf, REQUEST_STATUS, URGENCY, type RequestStatus, type Urgency } from './schema';

/** What the filter says beside each of its boxes, and the sentence over the list. */
export interface QueueCounts {
  /** What the list holds over all its pages. */
  total: number;
  foodToday: number;
  /** When the longest waiting came in, ISO. */
  oldest: string | null;
  /** Null for a list too long to count its households with every page. */
  households: number | null;
  status: Partial<Record<RequestStatus, number>>;
  urgency: Partial<Record<Urgency, number>>;
  /** By code of the category. */
  need: ReadonlyMap<number, number>;
  /** By GSS code. */
  district: ReadonlyMap<string, number>;
  locality: ReadonlyMap<string, number>;
  /** GSS code or UNKNOWN_PLACE, in the order of their names. */
  parish: readonly { code: string; name: string; count: number }[];
  holder: Partial<Record<HolderGroup, number>>;
  age: Partial<Record<Age, number>>;
}

const MOST_HOUSEHOLDS = 2000;

/**
 * Counts what a queue holds. Each box says how many there would be with it alone ticked in its question, all other
 * questions as they are; `total` is the list itself. All are made of the same conditions as the list.
 */
export async function countQueue(db: TenantDb, conditions: QueueConditions, view: QueueView): Promise<QueueCounts> {
  const [status, needs, facets, households] = await Promise.all([
    countStatuses(db, conditions),
    countNeeds(db, conditions),
    countFacets(db, conditions, view),
    countHouseholds(db, conditions),
  ]);
  return { ...facets, status, need: needs, households };
}

/** How many requests there are of each status. */
export async function countStatuses(db: TenantDb, conditions: QueueConditions): Promise<QueueCounts['status']> {
  const rows = await db
    .select({ status: request.status, count: sql<number>`count(*)::int` })
    .from(request)
    .where(conditionsWithout(conditions, 'status'))
    .groupBy(request.status);
  return Object.fromEntries(rows.map((row) => [nameOf(REQUEST_STATUS, row.status), row.count]));
}

/** How many requests ask for something of each category. */
export async function countNeeds(db: TenantDb, conditions: QueueConditions): Promise<QueueCounts['need']> {
  const rows = await db
    .select({ category: need.category, count: sql<number>`count(distinct ${need.requestId})::int` })
    .from(need)
    .innerJoin(request, and(eq(request.countyNo, need.countyNo), eq(request.id, need.requestId)))
    .where(and(inRange(db, need), needCounts(), conditionsWithout(conditions, 'need')))
    .groupBy(need.category);
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

type Facets = Omit<QueueCounts, 'status' | 'need' | 'households'>;

/** A row of the one query: the value of one question (the others are null) with its counts. */
interface FacetRow {
  facet: 'urgency' | 'area' | 'holder' | 'age' | 'all';
  urgency: number | null;
  area_code: string | null;
  area_name: string | null;
  district_code: string | null;
  holder: HolderGroup | null;
  age: number | null;
  total: number;
  food_today: number;
  oldest: string | null;
  [others: `without_${string}`]: number;
}

const COUNTED = ['urgency', 'district', 'locality', 'parish', 'holder', 'age'] as const satisfies Group[];

/** Urgency, place, holder and age in one pass over the rows that meet the other questions. */
async function countFacets(db: TenantDb, conditions: QueueConditions, view: QueueView): Promise<Facets> {
  const asked = COUNTED.filter((group) => conditions.groups[group] !== undefined);
  const met = asked.map((group) => sql`, (${conditions.groups[group]}) is true as ${sql.identifier(`met_${group}`)}`);
  const count = (left?: Group) => {
    const others = asked.filter((group) => group !== left).map((group) => sql.identifier(`met_${group}`));
    return others.length === 0 ? sql`count(*)` : sql`count(*) filter (where ${sql.join(others, sql` and `)})`;
  };
  const counts = COUNTED.map((group) => sql`${count(group)}::int as ${sql.identifier(`without_${group}`)}`);
  const all =
    asked.length === 0
      ? sql`true`
      : sql.join(
          asked.map((group) => sql.identifier(`met_${group}`)),
          sql` and `,
        );
  const rows = (await db.execute(sql`
    select counted.*, ${area.name} as area_name, coalesce(${area.districtCode}, ${area.code}) as district_code from (
      select case grouping(urgency, area_code, holder, age)
          when 7 then 'urgency' when 11 then 'area' when 13 then 'holder' when 14 then 'age' else 'all' end as facet,
        urgency, area_code, holder, age, ${sql.join(counts, sql`, `)}, ${count()}::int as total,
        (count(*) filter (where ${all} and urgency = ${URGENCY.food_today}))::int as food_today,
        to_char(min(asked_at) filter (where ${all}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as oldest
      from (
        select ${request.urgency}, ${request.areaCode}, ${request.askedAt}, ${holderGroup(view.own.tenantNo)} as holder,
          ${ageStep(view.now)} as age ${sql.join(met)}
        from ${request} where ${conditionsWithout(conditions, ...COUNTED)}) rows
      group by grouping sets ((urgency), (area_code), (holder), (age), ())) counted
    left join ${area} on ${area.code} = counted.area_code`)) as unknown as FacetRow[];
  return facetsOf(rows, view);
}

function facetsOf(rows: readonly FacetRow[], view: QueueView): Facets {
  const of = (facet: FacetRow['facet']) => rows.filter((row) => row.facet === facet);
  const [all] = of('all');
  const areas = of('area');
  return {
    total: all?.total ?? 0,
    foodToday: all?.food_today ?? 0,
    oldest: all?.oldest ?? null,
    urgency: Object.fromEntries(
      of('urgency').map((row) => [nameOf(URGENCY, row.urgency ?? 0), row.without_urgency ?? 0]),
    ),
    holder: Object.fromEntries(of('holder').map((row) => [row.holder ?? 'us', row.without_holder ?? 0])),
    age: agesOf(of('age')),
    district: sums(areas.map((row) => [row.district_code, row.without_district ?? 0])),
    locality: new Map(view.own.localities.map(({ slug, areas: codes }) => [slug, within(areas, codes)])),
    parish: parishesOf(areas),
  };
}

/** Whoever has waited through three steps has waited through one. */
function agesOf(rows: readonly FacetRow[]): Facets['age'] {
  const ages = (Object.keys(AGES) as Age[]).map((age, index) => {
    const longer = rows.filter((row) => (row.age ?? 0) > index);
    return [age, longer.reduce((sum, row) => sum + (row.without_age ?? 0), 0)];
  });
  return Object.fromEntries(ages) as Facets['age'];
}

function within(rows: readonly FacetRow[], codes: readonly string[]): number {
  const inside = rows.filter((row) => row.area_code !== null && codes.includes(row.area_code));
  return inside.reduce((sum, row) => sum + (row.without_locality ?? 0), 0);
}

function sums(pairs: readonly [string | null, number][]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const [key, count] of pairs) if (key !== null) sum.set(key, (sum.get(key) ?? 0) + count);
  return sum;
}

function parishesOf(rows: readonly FacetRow[]): Facets['parish'] {
  return rows
    .map((row) => ({
      code: row.area_code ?? UNKNOWN_PLACE,
      name: row.area_name ?? 'Place not known',
      count: row.without_parish ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) => Number(a.code === UNKNOWN_PLACE) - Number(b.code === UNKNOWN_PLACE) || a.name.localeCompare(b.name),
    );
}
