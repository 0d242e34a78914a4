import { and, lt, not, or, between, sql, type SQL } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { provision, publishedProvision } from '#db/schema/provision';
import { covers, notMerged, standsAs, type CoveredPlace } from '~/features/provision/conditions.server';
import { PROVISION_STATUS } from '~/features/provision/schema';
import { NOTHING, type CellCounts } from './cells';

type Column = Exclude<keyof CellCounts, 'others'>;

/**
 * For each place, by code of a category, how many entries of the range cover it and how they stand today, and how many that
 * others have published do. By the same conditions as the list of entries, so that each number is what its list holds.
 */
export async function countCover(
  db: TenantDb,
  places: readonly CoveredPlace[],
  { countyNo, today }: { countyNo: number; today: string },
): Promise<Map<number, CellCounts>[]> {
  if (places.length === 0) return [];
  const [own, others] = await Promise.all([countOwn(db, places, today), countOthers(db, places, { countyNo, today })]);
  return places.map((_, at) => {
    const cells = new Map<number, CellCounts>();
    for (const { category, standing, counts } of [...own, ...others]) {
      const cell = cells.get(category) ?? { ...NOTHING };
      cells.set(category, { ...cell, [standing]: cell[standing] + (counts[at] ?? 0) });
    }
    return cells;
  });
}

interface Counted {
  category: number;
  standing: keyof CellCounts;
  counts: number[];
}

function countOwn(db: TenantDb, places: readonly CoveredPlace[], today: string): Promise<Counted[]> {
  const standing = sql<Column | null>`case when not ${provision.published} then 'unpublished' when ${standsAs('active', today)} then 'active' when ${standsAs('planned', today)}
    then 'planned' when ${standsAs('paused', today)} then 'paused' end`;
  const where = and(notMerged(db), lt(provision.status, PROVISION_STATUS.ended));
  return countEach(db, places, { entry: provision, standing, where });
}

/** What councils outside the range have published: planned or running today. */
function countOthers(
  db: TenantDb,
  places: readonly CoveredPlace[],
  { countyNo, today }: { countyNo: number; today: string },
): Promise<Counted[]> {
  const entry = publishedProvision;
  const { lo, hi } = db.range;
  const where = and(
    sql`${entry.countyNo} = ${countyNo}`,
    not(between(entry.tenantNo, lo, hi)),
    or(standsAs('active', today, entry), standsAs('planned', today, entry)),
  );
  return countEach(db, places, { entry, standing: sql<'others'>`'others'::text`, where });
}

interface Counting {
  entry: typeof provision | typeof publishedProvision;
  /** How an entry stands; null for one that does not count. */
  standing: SQL<keyof CellCounts | null>;
  where: SQL | undefined;
}

/** Entries by category, how they stand, and which of the places they cover. */
async function countEach(
  db: TenantDb,
  places: readonly CoveredPlace[],
  { entry, standing, where }: Counting,
): Promise<Counted[]> {
  const each = db
    .select({
      category: sql<number>`unnest(${entry.categories})`.as('category'),
      standing: standing.as('standing'),
      covered: coveredBy(places.map((place) => covers(place, entry))).as('covered'),
    })
    .from(entry)
    .where(where)
    .as('each');
  const { category, covered } = each;
  const counted = await db
    .select({ category, standing: each.standing, covered, count: sql<number>`count(*)::int` })
    .from(each)
    .groupBy(category, each.standing, covered);
  return summed(counted, places.length);
}

/** Which of the places are covered, a letter each: `tff`. An array, because a function takes a hundred words at most. */
function coveredBy(conditions: readonly SQL[]): SQL<string> {
  return sql`array_to_string(array[${sql.join(
    conditions.map((condition) => sql`(${condition})`),
    sql`, `,
  )}]::boolean[], '')`;
}

function summed(
  rows: readonly { category: number; standing: keyof CellCounts | null; covered: string; count: number }[],
  places: number,
): Counted[] {
  return rows.flatMap(({ category, standing, covered, count }) =>
    standing === null
      ? []
      : [{ category, standing, counts: Array.from({ length: places }, (_, at) => (covered[at] === 't' ? count : 0)) }],
  );
}
