import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { publishedProvision } from '#db/schema/provision';
import { nameOf } from '~/features/requests/schema';
import { hoursSchema } from './hours-schema';
import type { Outline, PublicEntry } from './near';
import { publicEntryOf } from './queries-published.server';
import { PROVISION_STATUS } from './schema';
import { understand, type CategoryNames, type Sought } from './words';

/**
 * What somebody typed, understood, with the words of the county's entries that are most like those it has none of. Null
 * when there is no telling word in it.
 */
export async function understandAt(
  db: TenantDb | PortalDb,
  typed: string,
  { countyNo, categories }: { countyNo: number; categories: readonly CategoryNames[] },
): Promise<Sought | null> {
  const sought = understand(typed, categories);
  if (!sought) return null;
  const rows = await db.execute<{ typed_word: string; word: string }>(
    sql`select typed_word, word from provision_meant(${countyNo}::int, ${textArray(sought.words)})`,
  );
  const likely: Record<string, string[]> = {};
  for (const { typed_word: one, word } of rows) likely[one] = [...(likely[one] ?? []), word];
  return { ...sought, likely };
}

/**
 * The terms of the database of which an entry that fits has any; null where nothing was typed. What the words mean counts
 * as far as its category is `wanted`: of every other one there would be thousands to look at for nothing.
 */
export function foundBy(countyNo: number, sought: Sought | null, wanted?: readonly number[]): SQL {
  if (!sought) return sql`null::text[]`;
  const { words, meant, likely = {}, categories } = sought;
  const all = [...words, ...meant, ...Object.values(likely).flat()].join(' ');
  const ofCategory = categories.filter((code) => wanted?.includes(code) ?? true);
  return sql`provision_found_by(${countyNo}::int, ${intArray('smallint', ofCategory)}, ${all}::text)`;
}

/** As a parameter: words of letters and digits, which need no quotes in an array. */
const textArray = (words: readonly string[]) => sql`${`{${words.join(',')}}`}::text[]`;

/** Numbers or ids as a parameter; null for none. */
export function intArray(
  type: 'int' | 'smallint' | 'uuid' | 'text',
  values: readonly (number | string)[] | undefined,
): SQL {
  return sql`${values ? `{${values.join(',')}}` : null}::${sql.raw(type)}[]`;
}

const view = publishedProvision;
const outline = {
  id: view.id,
  tenantNo: view.tenantNo,
  confirmedAt: view.confirmedAt,
  updatedAt: view.updatedAt,
  status: view.status,
  name: view.name,
  runBy: view.runBy,
  summary: view.summary,
  categories: view.categories,
  everywhere: view.everywhere,
  areaCodes: view.areaCodes,
  localityIds: view.localityIds,
  areaCode: view.areaCode,
  loc: view.loc,
  hours: view.hours,
  plannedFrom: view.plannedFrom,
  pausedUntil: view.pausedUntil,
  wasPlanned: view.wasPlanned,
};

/** The outlines of published entries of a county, in no order. */
export async function outlinesOf(
  db: TenantDb | PortalDb,
  countyNo: number,
  ids: readonly string[],
): Promise<Outline[]> {
  if (ids.length === 0) return [];
  const rows = await db.select(outline).from(view).where(withIds(countyNo, ids));
  return rows.map(({ id, tenantNo, confirmedAt, updatedAt, status, hours, ...content }) => ({
    id,
    tenantNo,
    confirmedAt,
    updatedAt,
    content: { ...content, status: nameOf(PROVISION_STATUS, status), hours: hoursSchema.parse(hours) },
  }));
}

/** Outlines with the whole of what everybody may read of each, in the same order. */
export async function filledIn<Entry extends Outline>(
  db: TenantDb | PortalDb,
  countyNo: number,
  outlines: readonly Entry[],
): Promise<(Entry & PublicEntry)[]> {
  if (outlines.length === 0) return [];
  const ids = outlines.map(({ id }) => id);
  const rows = await db.select().from(view).where(withIds(countyNo, ids));
  const whole = new Map(rows.map((row) => [row.id, publicEntryOf(row)]));
  return outlines.flatMap((entry) => {
    const found = whole.get(entry.id);
    return found ? [{ ...entry, ...found }] : [];
  });
}

/** With `in (…)` the planner read a whole county. */
function withIds(countyNo: number, ids: readonly string[]): SQL | undefined {
  return and(eq(view.countyNo, countyNo), sql`${view.id} = any(${`{${ids.join(',')}}`}::uuid[])`);
}
