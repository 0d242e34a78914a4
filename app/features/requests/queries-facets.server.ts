import { inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { request } from '#db/schema/requests';
import {
  ageStep,
  conditionsWithout,
  holderGroup,
  type Group,
  type QueueConditions,
  type QueueView,
} from './conditions.server';
import { AGES, UNKNOWN_PLACE, type Age, type HolderGroup } from './filters';

/** How many requests of a list there are by place, holder and age, and since when the longest has waited. */
export interface QueueFacets {
  /** When the longest waiting came in, ISO. */
  oldest: string | null;
  /** By GSS code. */
  district: ReadonlyMap<string, number>;
  locality: ReadonlyMap<string, number>;
  /** GSS code or UNKNOWN_PLACE, in the order of their names. */
  parish: readonly { code: string; name: string; count: number }[];
  holder: Partial<Record<HolderGroup, number>>;
  age: Partial<Record<Age, number>>;
}

/** A row of the one query: the value of one question (the others are null) with its counts. */
interface FacetRow {
  facet: 'area' | 'holder' | 'age' | 'all';
  area_code: string | null;
  holder: HolderGroup | null;
  age: number | null;
  oldest: string | null;
  [others: `without_${string}`]: number;
}

const COUNTED = ['district', 'locality', 'parish', 'holder', 'age'] as const satisfies Group[];

/** Place, holder and age in one pass over the rows that meet the other questions. */
export async function countFacets(db: TenantDb, conditions: QueueConditions, view: QueueView): Promise<QueueFacets> {
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
    select case grouping(area_code, holder, age)
        when 3 then 'area' when 5 then 'holder' when 6 then 'age' else 'all' end as facet,
      area_code, holder, age, ${sql.join(counts, sql`, `)},
      to_char(min(asked_at) filter (where ${all}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as oldest
    from (
      select ${request.areaCode}, ${request.askedAt}, ${holderGroup(view.own.tenantNo)} as holder,
        ${ageStep(view.now)} as age ${sql.join(met)}
      from ${request} where ${conditionsWithout(conditions, ...COUNTED)}) rows
    group by grouping sets ((area_code), (holder), (age), ())`)) as unknown as FacetRow[];
  return facetsOf(
    rows,
    await areaFacts(
      db,
      rows.map((row) => row.area_code),
    ),
    view,
  );
}

/** What an area is called, and the district it is or lies in (GSS code). */
export interface AreaFacts {
  name: string;
  district: string;
}

/** Areas by their codes: joined to counts instead, every area of the country would be read. */
export async function areaFacts(
  db: TenantDb,
  areaCodes: readonly (string | null)[],
): Promise<ReadonlyMap<string, AreaFacts>> {
  const codes = areaCodes.flatMap((code) => code ?? []);
  if (codes.length === 0) return new Map();
  const found = await db
    .select({ code: area.code, name: area.name, district: sql<string>`coalesce(${area.districtCode}, ${area.code})` })
    .from(area)
    .where(inArray(area.code, codes));
  return new Map(found.map(({ code, ...facts }) => [code, facts]));
}

function facetsOf(rows: readonly FacetRow[], areas: ReadonlyMap<string, AreaFacts>, view: QueueView): QueueFacets {
  const of = (facet: FacetRow['facet']) => rows.filter((row) => row.facet === facet);
  const places = of('area').map((row) => Object.assign(row, { area: areas.get(row.area_code ?? '') ?? null }));
  return {
    oldest: of('all')[0]?.oldest ?? null,
    holder: Object.fromEntries(of('holder').map((row) => [row.holder ?? 'us', row.without_holder ?? 0])),
    age: agesOf(of('age')),
    district: sums(places.map((row) => [row.area?.district ?? null, row.without_district ?? 0])),
    locality: new Map(view.own.localities.map(({ slug, areas: codes }) => [slug, within(places, codes)])),
    parish: parishesOf(places),
  };
}

/** Whoever has waited through three steps has waited through one. */
function agesOf(rows: readonly FacetRow[]): QueueFacets['age'] {
  const ages = (Object.keys(AGES) as Age[]).map((age, index) => {
    const longer = rows.filter((row) => (row.age ?? 0) > index);
    return [age, longer.reduce((sum, row) => sum + (row.without_age ?? 0), 0)];
  });
  return Object.fromEntries(ages) as QueueFacets['age'];
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

function parishesOf(rows: readonly (FacetRow & { area: AreaFacts | null })[]): QueueFacets['parish'] {
  return rows
    .map((row) => ({
      code: row.area_code ?? UNKNOWN_PLACE,
      name: row.area?.name ?? 'Place not known',
      count: row.without_parish ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) => Number(a.code === UNKNOWN_PLACE) - Number(b.code === UNKNOWN_PLACE) || a.name.localeCompare(b.name),
    );
}
