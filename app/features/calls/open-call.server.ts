import { and, eq, gte, inArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange } from '#db/scope.server';
import { viewRecord } from '#db/schema/audit';
import { area } from '#db/schema/areas';
import { locality, localityArea } from '#db/schema/tenants';
import type { Desk } from '~/door.server';
import type { PlaceGroup } from '~/features/councils/residence';
import { placesFor } from '~/features/requests/address.server';
import type { Category } from '~/features/tenants/schema';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { callById, type CallRecord } from './queries.server';

/** A call of the range. Throws `notFound` for one that is absent or hidden. */
export async function readCall(db: TenantDb, id: string): Promise<CallRecord> {
  const record = await callById(db, id);
  if (!record) throw notFound();
  return record;
}

/**
 * Those of some views of which this call has not left a record yet: a screen that is brought up to date while somebody
 * types shows the same people again and again.
 */
export async function unseen(db: TenantDb, desk: Desk, call: CallRecord, views: readonly View[]): Promise<View[]> {
  const ids = views.flatMap(({ id }) => id ?? []);
  if (ids.length === 0) return [];
  const rows = await db
    .select({ id: viewRecord.subjectId })
    .from(viewRecord)
    .where(
      and(
        inRange(db, viewRecord),
        eq(viewRecord.userId, desk.member.userId),
        inArray(viewRecord.subjectId, ids),
        gte(viewRecord.at, call.startedAt),
      ),
    );
  const seen = new Set(rows.map((row) => row.id));
  return views.filter((view) => !seen.has(view.id));
}

/** The parishes to choose from: by locality where the district has drawn them, else by district; one's own first. */
export async function placesOfCalls(db: TenantDb, desk: Desk): Promise<PlaceGroup[]> {
  const [groups, localities] = await Promise.all([placesFor(db, desk.tenant), localityGroups(db, desk)]);
  const drawn = new Set(localities.flatMap(({ options }) => options.map(({ value }) => value)));
  const others = groups.map(({ group, options }) => ({
    group,
    options: options.filter(({ value }) => !drawn.has(value)),
  }));
  return [...localities, ...others.filter(({ options }) => options.length > 0)];
}

async function localityGroups(db: TenantDb, { tenant }: Desk): Promise<PlaceGroup[]> {
  const rows = await db
    .select({ name: locality.name, code: area.code, parish: area.name })
    .from(locality)
    .innerJoin(
      localityArea,
      and(eq(localityArea.countyNo, locality.countyNo), eq(localityArea.localityId, locality.id)),
    )
    .innerJoin(area, eq(area.code, localityArea.areaCode))
    .where(districtOrBelow(tenant.tenantNo))
    .orderBy(locality.tenantNo, locality.position, area.name);
  const groups = new Map<string, PlaceGroup>();
  for (const { name, code, parish } of rows) {
    const group = groups.get(name) ?? { group: `${name} locality`, options: [] };
    groups.set(name, group);
    group.options.push({ value: code, label: parish });
  }
  return [...groups.values()];
}

/** A parish's desk chooses by its district's localities; a county's by those of all its districts. */
function districtOrBelow(tenantNo: number) {
  const district = tenantNo - (tenantNo % 1000);
  const county = tenantNo % 1_000_000 === 0;
  return county ? sql`${locality.countyNo} = ${tenantNo / 1_000_000}` : eq(locality.tenantNo, district);
}

/** Categories with the digit that chooses each: the first nine of the council's own order. */
export function categoriesWithKeys(categories: readonly Category[]) {
  return categories.map(({ code, name }, index) => ({
    code,
    name,
    ...(index < 9 && { keys: String(index + 1) }),
  }));
}
