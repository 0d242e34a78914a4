import { and, inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { area } from '#db/schema/areas';
import { request } from '#db/schema/requests';
import type { TenantConfig } from '~/features/tenants/schema';
import { UNKNOWN_PLACE } from './filters';
import { areaFacts } from './queries-facets.server';
import { OPEN_STATUSES, REQUEST_STATUS, URGENCY } from './schema';

/** The open requests of a place, and how many of them press. */
export interface PlaceCounts {
  name: string;
  /** What narrows the queue to this place. */
  query: Record<string, string>;
  open: number;
  unmatched: number;
  foodToday: number;
}

interface AreaRow {
  code: string | null;
  name: string | null;
  district: string | null;
  open: number;
  unmatched: number;
  foodToday: number;
}

/**
 * The open requests of a range by place: a county's by district, a district's by locality (or by parish, where it has
 * none), those of a joint parish council by parish. None for a council with one place only.
 */
export async function countByPlace(db: TenantDb, tenant: TenantConfig): Promise<PlaceCounts[]> {
  const rows = await openByArea(db);
  if (tenant.tier === 'county') return byDistrict(db, rows);
  if (tenant.localities.length > 0) return byLocality(rows, tenant.localities);
  const parishes = rows.map((row) => placeOf(row.name, { parish: row.code ?? UNKNOWN_PLACE }, [row]));
  return parishes.length > 1 ? parishes.sort(byName) : [];
}

async function openByArea(db: TenantDb): Promise<AreaRow[]> {
  const open = OPEN_STATUSES.map((status) => REQUEST_STATUS[status]);
  const counted = await db
    .select({
      code: request.areaCode,
      open: sql<number>`count(*)::int`,
      unmatched: sql<number>`(count(*) filter (where ${request.status} = ${REQUEST_STATUS.unmatched}))::int`,
      foodToday: sql<number>`(count(*) filter (where ${request.urgency} = ${URGENCY.food_today}))::int`,
    })
    .from(request)
    .where(and(inRange(db, request), inArray(request.status, open)))
    .groupBy(request.areaCode);
  const areas = await areaFacts(
    db,
    counted.map(({ code }) => code),
  );
  return counted.map((row) => {
    const { name = null, district = null } = areas.get(row.code ?? '') ?? {};
    return { ...row, name, district };
  });
}

async function byDistrict(db: TenantDb, rows: readonly AreaRow[]): Promise<PlaceCounts[]> {
  const codes = [...new Set(rows.flatMap(({ district }) => district ?? []))];
  const names =
    codes.length === 0
      ? []
      : await db.select({ code: area.code, name: area.name }).from(area).where(inArray(area.code, codes));
  const districts = names.map(({ code, name }) =>
    placeOf(
      name,
      { district: code },
      rows.filter((row) => row.district === code),
    ),
  );
  return [...districts.sort(byName), ...unknown(rows)];
}

function byLocality(rows: readonly AreaRow[], localities: TenantConfig['localities']): PlaceCounts[] {
  const known = localities.map(({ slug, name, areas }) =>
    placeOf(
      name,
      { locality: slug },
      rows.filter(({ code }) => code !== null && areas.includes(code)),
    ),
  );
  return [...known, ...unknown(rows)];
}

function unknown(rows: readonly AreaRow[]): PlaceCounts[] {
  const lost = rows.filter(({ code }) => code === null);
  return lost.length === 0 ? [] : [placeOf(null, { parish: UNKNOWN_PLACE }, lost)];
}

function placeOf(name: string | null, query: Record<string, string>, rows: readonly AreaRow[]): PlaceCounts {
  const sum = (what: 'open' | 'unmatched' | 'foodToday') => rows.reduce((total, row) => total + row[what], 0);
  return {
    name: name ?? 'Place not known',
    query,
    open: sum('open'),
    unmatched: sum('unmatched'),
    foodToday: sum('foodToday'),
  };
}

const byName = (a: PlaceCounts, b: PlaceCounts) => a.name.localeCompare(b.name);
