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
