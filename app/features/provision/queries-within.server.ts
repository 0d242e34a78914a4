import { sql } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { parentsOf, rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import { dropOf, type Outline } from './near';
import { foundBy, intArray, outlinesOf, understandAt } from './queries-search.server';
import type { Blocks } from './walk';
import { likeness } from './words';

/** A part of a council's area: what is placed in it, is for it, or is of a council there that says nothing else. */
export interface Part {
  areas: readonly string[];
  localityIds: readonly string[];
  /** The councils that govern something of it. */
  councils: readonly number[];
}

/** What is looked for in a council's whole list. */
export interface WithinFilter {
  categories?: readonly number[];
  /** As somebody typed it. */
  words?: string;
  /** A part of its area alone. */
  part?: Part | null;
  /** Without what the councils under it hold. */
  alone?: boolean;
}

type Councils = Pick<TenantConfig, 'tenantNo' | 'countyNo' | 'categories' | 'confirmAfterDays'>;

/**
 * What a council and all under it have, and what the councils above it have everywhere, part by part in the order of
 * names; within each part of the list by how well they fit the words, then what runs before what does not, and what was
 * confirmed before what is stale.
 */
export async function withinBlocks(
  db: TenantDb | PortalDb,
  { tenantNo, countyNo, categories, confirmAfterDays }: Councils,
  filter: WithinFilter,
  size: number,
): Promise<Blocks<Outline>> {
  const typed = filter.words?.trim() ?? '';
  const sought = typed === '' ? null : await understandAt(db, typed, { countyNo, categories });
  if (typed !== '' && sought === null) return () => Promise.resolve({ entries: [], last: true });
  const now = new Date();
  const range = rangeOf(tenantNo);
  const [lo, hi] = [range.lo, filter.alone ? range.lo : range.hi];
  return async (no) => {
    const rows = await db.execute<{ id: string }>(sql`
      select id from provision_within(${lo}::int, ${hi}::int, ${intArray('int', parentsOf(tenantNo))},
        ${foundBy(countyNo, sought, filter.categories)}, ${intArray('smallint', filter.categories)}, ${intArray('text', filter.part?.areas)},
        ${intArray('uuid', filter.part?.localityIds)}, ${intArray('int', filter.part?.councils)},
        ${no * size}::int, ${size}::int)`);
    const found = await outlinesOf(
      db,
      countyNo,
      rows.map(({ id }) => id),
    );
    const order = new Map(rows.map(({ id }, index) => [id, index]));
    const scored = found.map((entry) => ({
      entry,
      like: sought ? likeness(sought, entry.content) : 1,
      drop: dropOf(entry, { confirmAfterDays, now }),
      at: order.get(entry.id) ?? 0,
    }));
    const fitting = scored
      .filter(({ like }) => like > 0)
      .sort((a, b) => b.like - a.like || a.drop - b.drop || a.at - b.at);
    return { entries: fitting.map(({ entry }) => entry), last: rows.length < size };
  };
}
