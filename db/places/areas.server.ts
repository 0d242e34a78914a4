import type { OwnerSql, OwnerTransaction } from '../owner.server';

/** An area as the table holds it. `type`: 1 county, 2 district, 3 parish, 4 unparished area. */
export interface AreaRow {
  code: string;
  name: string;
  type: number;
  parentCode: string | null;
  districtCode: string | null;
  countyCode: string | null;
  lat: number;
  lon: number;
  areaKm2: number | null;
  shapeCode: string | null;
}

/** An outline as the table holds it: a GeoJSON geometry in degrees, and its box in metres of the National Grid. */
export interface ShapeRow {
  code: string;
  geometry: object;
  minE: number;
  maxE: number;
  minN: number;
  maxN: number;
  derived: boolean;
}

/** What became of rows that were put into a table. */
export interface Merged {
  added: number;
  changed: number;
}

/** Whether rows that are there already are brought up to date or left as they are. */
export type OnConflict = 'update' | 'keep';

/** All areas known here. */
export async function readAreas(sql: OwnerSql | OwnerTransaction): Promise<AreaRow[]> {
  return await sql<AreaRow[]>`
    select code, name, type, parent_code as "parentCode", district_code as "districtCode",
           county_code as "countyCode", label_lat as lat, label_lon as lon, area_km2::float8 as "areaKm2",
           shape_code as "shapeCode"
    from area`;
}

/** The outlines of some areas, by the code of the outline. */
export async function readShapes(sql: OwnerSql | OwnerTransaction, codes: string[]): Promise<ShapeRow[]> {
  return await sql<ShapeRow[]>`
    select code, geometry, min_e as "minE", max_e as "maxE", min_n as "minN", max_n as "maxN", derived
    from area_shape where code = any(${codes})`;
}

/** Adds areas, and brings those that are there up to date. Parents may come in the same call. */
export async function mergeAreas(
  tx: OwnerTransaction,
  rows: AreaRow[],
  onConflict: OnConflict = 'update',
): Promise<Merged> {
  const [merged] = await tx<[Merged]>`
    with merged as (
      insert into area as a (code, name, type, parent_code, district_code, county_code, label_lat, label_lon, area_km2,
                             shape_code)
      select code, name, type, "parentCode", "districtCode", "countyCode", lat, lon, "areaKm2", "shapeCode"
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as incoming
        (code text, name text, type smallint, "parentCode" text, "districtCode" text, "countyCode" text,
         lat float8, lon float8, "areaKm2" numeric, "shapeCode" text)
      on conflict (code) do update set
        name = excluded.name, type = excluded.type, parent_code = excluded.parent_code,
        district_code = excluded.district_code, county_code = excluded.county_code, label_lat = excluded.label_lat,
        label_lon = excluded.label_lon, area_km2 = excluded.area_km2,
        shape_code = coalesce(excluded.shape_code, a.shape_code)
      where ${onConflict === 'update'}
        and (a.name, a.type, a.parent_code, a.district_code, a.county_code, a.label_lat, a.label_lon, a.area_km2,
             a.shape_code)
            is distinct from
            (excluded.name, excluded.type, excluded.parent_code, excluded.district_code, excluded.county_code,
             excluded.label_lat, excluded.label_lon, excluded.area_km2,
             coalesce(excluded.shape_code, a.shape_code))
      returning (xmax = 0) as added)
    select count(*) filter (where added)::int as added, count(*) filter (where not added)::int as changed from merged`;
  return merged;
}

/** Adds outlines, and brings those that are there up to date. */
export async function mergeShapes(
  tx: OwnerTransaction,
  rows: ShapeRow[],
  onConflict: OnConflict = 'update',
): Promise<Merged> {
  const total = { added: 0, changed: 0 };
  for (let from = 0; from < rows.length; from += BATCH) {
    const { added, changed } = await mergeShapeBatch(tx, rows.slice(from, from + BATCH), onConflict);
    total.added += added;
    total.changed += changed;
  }
  return total;
}

/** Outlines in full resolution are large; so many at a time go to the database. */
const BATCH = 50;

async function mergeShapeBatch(tx: OwnerTransaction, rows: ShapeRow[], onConflict: OnConflict): Promise<Merged> {
  const [merged] = await tx<[Merged]>`
    with merged as (
      insert into area_shape as s (code, geometry, min_e, max_e, min_n, max_n, derived)
      select code, geometry, "minE", "maxE", "minN", "maxN", derived
      from json_to_recordset(${JSON.stringify(rows)}::text::json) as incoming
        (code text, geometry jsonb, "minE" int, "maxE" int, "minN" int, "maxN" int, derived boolean)
      on conflict (code) do update set
        geometry = excluded.geometry, min_e = excluded.min_e, max_e = excluded.max_e, min_n = excluded.min_n,
        max_n = excluded.max_n, derived = excluded.derived
      where ${onConflict === 'update'}
        and (s.geometry, s.derived) is distinct from (excluded.geometry, excluded.derived)
      returning (xmax = 0) as added)
    select count(*) filter (where added)::int as added, count(*) filter (where not added)::int as changed from merged`;
  return merged;
}
