import { and, asc, count, desc, eq, gt, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Reader } from '#db/reader';
import { area as areaTable, areaShape, postcode as postcodeTable } from '#db/schema/areas';
import type { Outline } from './outlines';
import { parsePostcode, type ParsedPostcode } from './postcodes';
import {
  type Area,
  type AreaName,
  areaType,
  type LabelledShape,
  type LikelyDistrict,
  type PostcodeAnswer,
} from './schema';

const parish = alias(areaTable, 'parish');
const district = alias(areaTable, 'district');
const county = alias(areaTable, 'county');

/**
 * What is known of a postcode, however it was typed: where it is, or the most useful thing that can be said instead.
 * Never throws for what somebody typed.
 */
export async function findPostcode(db: Reader, typed: string): Promise<PostcodeAnswer> {
  const parsed = parsePostcode(typed);
  if (!parsed.ok) {
    const { suggestion, beginning } = parsed;
    return { kind: 'malformed', suggestion, likelyDistricts: beginning ? await districtsAround(db, beginning) : [] };
  }
  const [row] = await db
    .select({
      easting: postcodeTable.easting,
      northing: postcodeTable.northing,
      endedOn: postcodeTable.endedOn,
      parish: { code: parish.code, name: parish.name, type: parish.type },
      district: { code: district.code, name: district.name, type: district.type },
      county: { code: county.code, name: county.name, type: county.type },
    })
    .from(postcodeTable)
    .innerJoin(county, eq(county.code, postcodeTable.countyCode))
    .leftJoin(district, eq(district.code, postcodeTable.districtCode))
    .leftJoin(parish, eq(parish.code, postcodeTable.parishCode))
    .where(eq(postcodeTable.postcode, parsed.postcode));
  if (!row) return await unknownPostcode(db, parsed);
  const { endedOn, ...point } = row;
  const place = {
    ...point,
    postcode: parsed.postcode,
    parish: row.parish && named(row.parish),
    district: row.district && named(row.district),
    county: named(row.county),
  };
  return endedOn ? { kind: 'ended', endedOn, ...place } : { kind: 'found', ...place };
}

/** An area by its GSS code; null when it is not known here. */
export async function area(db: Reader, code: string): Promise<Area | null> {
  const [row] = await db.select().from(areaTable).where(eq(areaTable.code, code));
  return row ? toArea(row) : null;
}

/**
 * Everything that lies in a county or district today: its districts, parishes and unparished areas, in this order and
 * by name; the area itself is not among them.
 */
export async function areasUnder(db: Reader, code: string): Promise<Area[]> {
  const rows = await db
    .select()
    .from(areaTable)
    .where(
      and(
        or(eq(areaTable.countyCode, code), eq(areaTable.districtCode, code)),
        ne(areaTable.code, code),
        existsToday(),
      ),
    )
    .orderBy(asc(areaTable.type), asc(areaTable.name), asc(areaTable.code));
  return rows.map(toArea);
}

/** The outlines of some areas, by name; areas without one are left out. */
export async function labelledShapes(db: Reader, codes: string[]): Promise<LabelledShape[]> {
  if (codes.length === 0) return [];
  const rows = await db
    .select({ area: areaTable, shapeCode: areaShape.code, outline: areaShape.geometry })
    .from(areaTable)
    .innerJoin(areaShape, eq(areaShape.code, areaTable.shapeCode))
    .where(inArray(areaTable.code, codes))
    .orderBy(asc(areaTable.name), asc(areaTable.code));
  return rows.map(({ area: row, shapeCode, outline }) => ({ ...toArea(row), shapeCode, outline: outline as Outline }));
}

/** A real postcode may be missing (new, or of a large user): its neighbours tell which council it probably is. */
async function unknownPostcode(db: Reader, { postcode, outcode, sector }: ParsedPostcode): Promise<PostcodeAnswer> {
  const inSector = await districtsAround(db, sector);
  if (inSector.length > 0) return { kind: 'unknown', postcode, outcode, near: 'sector', likelyDistricts: inSector };
  const inOutcode = await districtsAround(db, outcode);
  if (inOutcode.length > 0) return { kind: 'unknown', postcode, outcode, near: 'outcode', likelyDistricts: inOutcode };
  return { kind: 'outside', postcode, outcode };
}

/** The districts (or unitary authorities) of the postcodes that begin so, the most frequent first. */
async function districtsAround(db: Reader, beginning: string): Promise<LikelyDistrict[]> {
  // 'WR1' must not take in WR10; a sector ('WR10 1') is exact as it is.
  const prefix = beginning.includes(' ') ? beginning : `${beginning} `;
  const postcodes = count();
  const rows = await db
    .select({ code: areaTable.code, name: areaTable.name, type: areaTable.type, postcodes })
    .from(postcodeTable)
    .innerJoin(areaTable, eq(areaTable.code, sql`coalesce(${postcodeTable.districtCode}, ${postcodeTable.countyCode})`))
    .where(sql`${postcodeTable.postcode} ^@ ${prefix}`)
    .groupBy(areaTable.code)
    .orderBy(desc(postcodes), asc(areaTable.name));
  return rows.map((row) => ({ ...named(row), postcodes: row.postcodes }));
}

function existsToday(): SQL | undefined {
  const today = sql`(now() at time zone 'Europe/London')::date`;
  return and(
    or(isNull(areaTable.endsOn), gt(areaTable.endsOn, today)),
    or(isNull(areaTable.startsOn), sql`${areaTable.startsOn} <= ${today}`),
  );
}

function named({ code, name, type }: { code: string; name: string; type: number }): AreaName {
  return { code, name, type: areaType(type) };
}

function toArea(row: typeof areaTable.$inferSelect): Area {
  const { parentCode, districtCode, countyCode, areaKm2, shapeCode } = row;
  const label = { lat: row.labelLat, lon: row.labelLon };
  return { ...named(row), parentCode, districtCode, countyCode, label, areaKm2, shapeCode };
}
