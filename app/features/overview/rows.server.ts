import type { TenantDb } from '#db/client.server';
import type { Area } from '~/features/areas/schema';
import { parishesIn } from '~/features/localities/queries.server';
import type { CoveredPlace } from '~/features/provision/conditions.server';
import { localitiesAround, localityPlaces, parishPlace, type KnownLocality } from '~/features/provision/places.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** A row of the overview: a place, what narrows the list of entries to it, and whose parishes it opens to. */
export interface PlaceRow {
  key: string;
  name: string;
  place: CoveredPlace;
  query: Record<string, string>;
  opens: string | null;
}

/**
 * A district by its localities, with the parishes that are in none; one locality, or any council without localities, by
 * parish. `within` is the id of the locality that is opened, as it stands in the address.
 */
export async function overviewRows(db: TenantDb, tenant: TenantConfig, within: string | null) {
  const [around, parishes] = await Promise.all([localitiesAround(db, tenant), parishesIn(db, tenant)]);
  const own = around.filter(({ tenantNo }) => tenantNo === tenant.tenantNo);
  const opened = own.find(({ id }) => id === within) ?? null;
  const inSome = new Set(own.flatMap(({ areas }) => areas));
  const alone = parishes.filter(({ code }) => (opened ? opened.areas.includes(code) : !inSome.has(code)));
  const rows = [...(opened ? [] : await localityRows(db, own)), ...(await parishRows(db, alone, around))];
  return { opened, rows, parishes: parishes.length };
}

async function localityRows(db: TenantDb, localities: readonly KnownLocality[]): Promise<PlaceRow[]> {
  const places = await localityPlaces(db, localities);
  return localities.flatMap(({ id, name }) => {
    const place = places.get(id);
    return place ? [{ key: id, name, place, query: { locality: id }, opens: id }] : [];
  });
}

async function parishRows(
  db: TenantDb,
  parishes: readonly Area[],
  around: readonly KnownLocality[],
): Promise<PlaceRow[]> {
  const rows: PlaceRow[] = [];
  for (const { code, name } of parishes) {
    rows.push({ key: code, name, place: await parishPlace(db, code, around), query: { parish: code }, opens: null });
  }
  return rows;
}
