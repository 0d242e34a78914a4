import type { GridPoint } from './grid';
import type { Outline } from './outlines';

/** Codes of `area.type` in the database. A unitary authority is a county without districts. */
export const AREA_TYPE = { county: 1, district: 2, parish: 3, unparished: 4 } as const;

/** The words for them, as pages show them. */
export type AreaType = keyof typeof AREA_TYPE;

const TYPE_OF_CODE: Record<number, AreaType> = { 1: 'county', 2: 'district', 3: 'parish', 4: 'unparished' };

/**
 * The word for an `area.type` of the database.
 *
 * @throws when the database holds a type this version does not know
 */
export function areaType(code: number): AreaType {
  const type = TYPE_OF_CODE[code];
  if (!type) throw new Error(`There is no area type ${code}`);
  return type;
}

/** An area by name: what a sentence or a link about it needs. */
export interface AreaName {
  /** GSS code, like E04010276. */
  code: string;
  name: string;
  type: AreaType;
}

/** An area with where it stands in the tree and where to write its name on a map. */
export interface Area extends AreaName {
  parentCode: string | null;
  /** The district it is or lies in; null for a county, and in a unitary authority. */
  districtCode: string | null;
  /** The county or unitary authority it is or lies in. */
  countyCode: string | null;
  /** Degrees, WGS84. */
  label: { lat: number; lon: number };
  areaKm2: number | null;
  /** Whose outline shows it: its own, or the neighbour's that includes it; null when no outline is known. */
  shapeCode: string | null;
}

/** An area to draw on a map. Two areas with the same `shapeCode` share one outline: draw it once, label both. */
export interface LabelledShape extends Area {
  shapeCode: string;
  /** GeoJSON, degrees. */
  outline: Outline;
}

/** Where anyone in the United Kingdom finds out which council is theirs. */
export const FIND_LOCAL_COUNCIL = 'https://www.gov.uk/find-local-council';

/** A district (or unitary authority) that has so many of the postcodes around one that is not known. */
export interface LikelyDistrict extends AreaName {
  postcodes: number;
}

/** A postcode and the areas that it lies in. */
export interface PostcodePlace extends GridPoint {
  /** 'WR10 1PE' */
  postcode: string;
  /** Its parish or unparished area; null when only the district is known. */
  parish: AreaName | null;
  /** Null in a unitary authority, where the county does what a district does. */
  district: AreaName | null;
  county: AreaName;
}

/** What can be said about a postcode that somebody typed. */
export type PostcodeAnswer =
  | ({ kind: 'found' } & PostcodePlace)
  /** The Post Office has ended it; `endedOn` is the first day of that month, yyyy-mm-dd. */
  | ({ kind: 'ended'; endedOn: string } & PostcodePlace)
  /** Not a postcode. The districts are those of its beginning, when that much could be understood. */
  | { kind: 'malformed'; suggestion: string | null; likelyDistricts: LikelyDistrict[] }
  /** One we do not know, among ones we do: the neighbours (same sector, else same outcode) tell the likely council. */
  | {
      kind: 'unknown';
      postcode: string;
      outcode: string;
      near: 'sector' | 'outcode';
      likelyDistricts: LikelyDistrict[];
    }
  /** Nothing around it is known here: see FIND_LOCAL_COUNCIL. */
  | { kind: 'outside'; postcode: string; outcode: string };
