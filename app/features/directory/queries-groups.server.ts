import { and, between, eq, inArray } from 'drizzle-orm';
import type { PortalDb } from '#db/client.server';
import { tenantArea } from '#db/schema/tenants';
import { areasUnder } from '~/features/areas/queries.server';
import { localitiesOf } from '~/features/tenants/queries.server';
import { rangeOf } from '~/features/tenants/rules';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Part } from '~/features/provision/queries-within.server';
import type { PlaceGroup } from './groups';

/** The parts of a council's area: a district's localities (or parishes), a county's districts, a parish council's own. */
export async function placeGroups(db: PortalDb, tenant: TenantConfig): Promise<PlaceGroup[]> {
  const localities = await localitiesOf(db, tenant.tenantNo);
  if (localities.length > 0) {
    return localities.map(({ id, slug, name, areas }) => ({ key: slug, name, areas: new Set(areas), localityId: id }));
  }
  if (tenant.tier === 'parish') {
    return [{ key: 'here', name: tenant.shortName, areas: new Set(tenant.areas), localityId: null }];
  }
  const under = (await Promise.all(tenant.areas.map((code) => areasUnder(db, code)))).flat();
  const wanted = under.some(({ type }) => type === 'district') ? 'district' : 'parish';
  return under
    .filter(({ type }) => type === wanted)
    .map(({ code, name }) => ({
      key: code,
      name,
      areas: new Set([code, ...under.filter((each) => each.districtCode === code).map((each) => each.code)]),
      localityId: null,
    }));
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
