import { and, between, eq, inArray } from 'drizzle-orm';
import type { PortalDb } from '#db/client.server';
import { tenantArea } from '#db/schema/tenants';
import { areasUnder } from '~/features/areas/queries.server';
import type { Area } from '~/features/areas/schema';
import { localitiesOf, localitiesUnder, type LocalityUnder } from '~/features/tenants/queries.server';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Part } from '~/features/provision/queries-within.server';
import { localityKey, type PlaceGroup } from './groups';

/**
 * The parts of a council's area: a district's localities (or parishes), a county's districts by the localities of each, a
 * parish council's own.
 */
export async function placeGroups(db: PortalDb, tenant: TenantConfig): Promise<PlaceGroup[]> {
  const localities = await localitiesOf(db, tenant.tenantNo);
  if (localities.length > 0) {
    return localities.map(({ id, slug, name, areas }) => ({ key: slug, name, areas: new Set(areas), localityId: id }));
  }
  if (tenant.tier === 'parish') {
    return [{ key: 'here', name: tenant.shortName, areas: new Set(tenant.areas), localityId: null }];
  }
  const under = (await Promise.all(tenant.areas.map((code) => areasUnder(db, code)))).flat();
  const districts = under.filter(({ type }) => type === 'district');
  if (districts.length === 0) {
    return under
      .filter(({ type }) => type === 'parish')
      .map(({ code, name }) => ({ key: code, name, areas: new Set([code]), localityId: null }));
  }
  const drawn = await localitiesUnder(db, tenant.tenantNo);
  return districts.flatMap((district) => districtGroups(district, under, drawn));
}

/** A district by its localities, and what is in none of them or for all; a district that draws none as a whole. */
function districtGroups({ code, name }: Area, under: readonly Area[], drawn: readonly LocalityUnder[]): PlaceGroup[] {
  const parishes = under.filter(({ districtCode }) => districtCode === code).map((each) => each.code);
  const localities = drawn.filter(({ areas }) => areas.some((one) => parishes.includes(one)));
  const inOne = new Set(localities.flatMap(({ areas }) => areas));
  const rest = new Set([code, ...parishes.filter((one) => !inOne.has(one))]);
  return [
    ...localities.map(({ id, slug, name: called, areas, tenantSlug }) => ({
      key: localityKey(tenantSlug, slug),
      name: `${called}, ${name}`,
      areas: new Set(areas),
      localityId: id,
    })),
    { key: code, name: localities.length > 0 ? `Everywhere in ${name}` : name, areas: rest, localityId: null },
  ];
}

/** What each council of a council's range governs, by number. */
export async function areasByCouncil(db: PortalDb, { tenantNo, countyNo }: TenantConfig) {
  const { lo, hi } = rangeOf(tenantNo);
  const rows = await db
    .select({ no: tenantArea.tenantNo, code: tenantArea.areaCode })
    .from(tenantArea)
    .where(and(eq(tenantArea.countyNo, countyNo), between(tenantArea.tenantNo, lo, hi)));
  const areas = new Map<number, string[]>();
  for (const { no, code } of rows) areas.set(no, [...(areas.get(no) ?? []), code]);
  return (no: number): readonly string[] => areas.get(no) ?? [];
}

/** A part of a council's area as the database looks for what is in it. */
export async function partOf(
  db: PortalDb,
  { tenantNo, countyNo }: TenantConfig,
  { areas, localityId }: PlaceGroup,
): Promise<Part> {
  const { lo, hi } = rangeOf(tenantNo);
  const within = and(eq(tenantArea.countyNo, countyNo), between(tenantArea.tenantNo, lo, hi));
  const rows = await db
    .select({ no: tenantArea.tenantNo })
    .from(tenantArea)
    .where(and(within, inArray(tenantArea.areaCode, [...areas])));
  const councils = [...new Set(rows.map(({ no }) => no))].filter((no) => no !== tenantNo);
  return { areas: [...areas], localityIds: localityId === null ? [] : [localityId], councils };
}
