import { and, asc, between, eq, inArray, isNotNull, or, sql, type SQL } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { publishedProvision } from '#db/schema/provision';
import {
  PROVISION_KIND,
  PROVISION_KIND_WORDS,
  PROVISION_STATUS,
  type ProvisionKind,
} from '~/features/provision/schema';
import { nameOf } from '~/features/requests/schema';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Points } from '~/ui/map/plan';
import { MOST_POINTS, pointsOf, type Placed } from './queries-points.server';

/** What a map of what is published shows: an empty list does not narrow it. */
export interface PublishedFilter {
  /** Codes. */
  categories: number[];
  kinds: ProvisionKind[];
}

/** Published entries of a council's map: held there or below, or covering any of its parishes. Nothing that has ended. */
export function publishedAt(
  tenant: Pick<TenantConfig, 'tenantNo' | 'countyNo'>,
  parishes: readonly string[],
  { categories, kinds }: PublishedFilter,
): SQL {
  const entry = publishedProvision;
  const { lo, hi } = rangeOf(tenant.tenantNo);
  const above = [tenant.countyNo * 1_000_000, tenant.tenantNo - (tenant.tenantNo % 1000)];
  return and(
    eq(entry.countyNo, tenant.countyNo),
    or(
      between(entry.tenantNo, lo, hi),
      sql`${entry.areaCodes} && ${arrayOf(parishes)}::text[]`,
      and(entry.everywhere, inArray(entry.tenantNo, above)),
    ),
    sql`${entry.status} < ${PROVISION_STATUS.ended}`,
    categories.length > 0 ? sql`${entry.categories} && ${arrayOf(categories)}::smallint[]` : undefined,
    kinds.length > 0
      ? inArray(
          entry.kind,
          kinds.map((kind) => PROVISION_KIND[kind]),
        )
      : undefined,
  ) as SQL;
}

/** For codes, none of which hold a comma or a brace. */
function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** How many entries a map has to draw. Whose place is somebody's home has none. */
export async function countPublished(db: TenantDb | PortalDb, where: SQL): Promise<Placed> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int`, placed: sql<number>`count(${publishedProvision.loc})::int` })
    .from(publishedProvision)
    .where(where);
  return row ?? { total: 0, placed: 0 };
}

/** Published entries as points, `href` leading to each. */
export async function publishedPoints(
  db: TenantDb | PortalDb,
  where: SQL,
  href: (id: string) => string,
): Promise<Points> {
  const { id, name, kind, runBy, loc } = publishedProvision;
  const rows = await db
    .select({ id, name, kind, runBy, loc, parish: area.name })
    .from(publishedProvision)
    .leftJoin(area, eq(area.code, publishedProvision.areaCode))
    .where(and(where, isNotNull(loc)))
    .orderBy(asc(name), asc(id))
    .limit(MOST_POINTS + 1);
  return pointsOf(rows, (row) => ({
    id: row.id,
    title: row.name,
    words: wordsOf(row),
    href: href(row.id),
  }));
}

/** An entry in the list under the public map. */
export interface PublishedLine {
  id: string;
  name: string;
  words: string;
  phone: string | null;
}

/** So many are listed at once: a page of them stays light on a slow line. */
const MOST_LISTED = 300;

/** The same entries in words, by name. */
export async function publishedLines(db: TenantDb | PortalDb, where: SQL): Promise<PublishedLine[]> {
  const { id, name, kind, runBy, phone } = publishedProvision;
  const rows = await db
    .select({ id, name, kind, runBy, phone, parish: area.name })
    .from(publishedProvision)
    .leftJoin(area, eq(area.code, publishedProvision.areaCode))
    .where(where)
    .orderBy(asc(name), asc(id))
    .limit(MOST_LISTED);
  return rows.map((row) => ({ id: row.id, name: row.name, phone: row.phone, words: wordsOf(row) }));
}

function wordsOf({ runBy, kind, parish }: { runBy: string; kind: number; parish: string | null }): string {
  return [runBy, PROVISION_KIND_WORDS[nameOf(PROVISION_KIND, kind)], parish].filter(Boolean).join(' · ');
}
