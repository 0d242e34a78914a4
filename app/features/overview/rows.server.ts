import type { TenantDb } from '#db/client.server';
import type { Area } from '~/features/areas/schema';
import { parishesIn } from '~/features/localities/queries.server';
import type { CoveredPlace } from '~/features/provision/conditions.server';
import {
  districtPlaces,
  localityPlaces,
  parishPlace,
  placesAround,
  type KnownLocality,
  type PlacesAround,
} from '~/features/provision/places.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** A row of the overview: a place, what narrows the list of entries to it, what it opens to. */
export interface PlaceRow {
  key: string;
  name: string;
  place: CoveredPlace;
  query: Record<string, string>;
  /** The same for the public directory. */
  near: Record<string, string>;
  opens: string | null;
}

/**
 * A county by its districts; a district by its localities, with the parishes that are in none; a district of a county, a
 * locality, or any council without localities by parish. `within` names what is opened as the address does: the id of a
 * locality, or the GSS code of a district.
 */
export async function overviewRows(db: TenantDb, tenant: TenantConfig, within: string | null) {
  const [around, parishes] = await Promise.all([placesAround(db, tenant), parishesIn(db, tenant)]);
  const { districts, localities } = around;
  if (districts.length === 0)
    return { ...(await ownRows(db, tenant, within, { around: localities, parishes })), parishes: parishes.length };
  const opened = districts.find(({ code }) => code === within) ?? null;
  const inside = parishes.filter(({ districtCode }) => districtCode === opened?.code);
  const rows = opened ? await parishRows(db, inside, localities) : await districtRows(db, around);
  return { opened, rows, parishes: parishes.length };
}

async function ownRows(
  db: TenantDb,
  tenant: TenantConfig,
  within: string | null,
  { around, parishes }: { around: readonly KnownLocality[]; parishes: readonly Area[] },
) {
  const own = around.filter(({ tenantNo }) => tenantNo === tenant.tenantNo);
  const opened = own.find(({ id }) => id === within) ?? null;
  const inSome = new Set(own.flatMap(({ areas }) => areas));
  const alone = parishes.filter(({ code }) => (opened ? opened.areas.includes(code) : !inSome.has(code)));
  return { opened, rows: [...(opened ? [] : await localityRows(db, own)), ...(await parishRows(db, alone, around))] };
}

async function districtRows(db: TenantDb, around: PlacesAround): Promise<PlaceRow[]> {
  const places = await districtPlaces(db, around);
  return around.districts.flatMap(({ code, name }) => {
    const place = places.get(code);
    return place ? [{ key: code, name, place, query: { district: code }, near: { locality: code }, opens: code }] : [];
  });
}

async function localityRows(db: TenantDb, localities: readonly KnownLocality[]): Promise<PlaceRow[]> {
  const places = await localityPlaces(db, localities);
  return localities.flatMap(({ id, name }) => {
    const place = places.get(id);
    return place ? [{ key: id, name, place, query: { locality: id }, near: { place: name }, opens: id }] : [];
  });
}

async function parishRows(
  db: TenantDb,
  parishes: readonly Area[],
  around: readonly KnownLocality[],
): Promise<PlaceRow[]> {
  const rows: PlaceRow[] = [];
  for (const { code, name } of parishes) {
    const place = await parishPlace(db, code, around);
    rows.push({ key: code, name, place, query: { parish: code }, near: { place: code }, opens: null });
  }
  return rows;
}
