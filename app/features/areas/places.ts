import type { GridPoint } from './grid';
import { AREA_TYPE } from './schema';
import { indexShapes, type Shape } from './shapes';

/** How far outside the outlines of its own district a postcode may lie: outlines are sketches. Metres. */
const NEAR_ENOUGH_M = 500;

/** What is known of an area when postcodes are placed. `type` as in AREA_TYPE. */
export interface KnownArea {
  code: string;
  type: number;
  districtCode: string | null;
  countyCode: string | null;
}

/** What a published file says of where a postcode lies. */
export interface PublishedPlace extends GridPoint {
  /** GSS code of its parish or unparished area, when the file has one. */
  parish: string | null;
  /** GSS code of its district or unitary authority, when the file has one. */
  district: string | null;
}

/** Where a postcode lies. */
export interface Place {
  parishCode: string | null;
  /** The file named the parish; otherwise it was found from the outlines. */
  parishStated: boolean;
  districtCode: string | null;
  countyCode: string;
}

/** Says where a postcode lies; null outside the areas known here. */
export type PlaceFinder = (published: PublishedPlace) => Place | null;

/**
 * Makes the finder. What the file says goes first: its parish, then its district, in which the outline that contains
 * the postcode (or the nearest within 500 m) gives the parish. The outlines alone decide only where it says nothing.
 */
export function placeFinder(areas: Iterable<KnownArea>, shapes: Iterable<Shape>): PlaceFinder {
  const known = new Map(Array.from(areas, (area) => [area.code, area]));
  const index = indexShapes(shapes);

  return (published) => {
    const stated = known.get(published.parish ?? '');
    if (stated && isParish(stated)) return place(stated, stated, true);
    if (!published.district) return fromOutline(index.containing(published));
    const district = known.get(published.district);
    if (!district || isParish(district)) return null;
    return fromOutline(withinDistrict(published, district.code)) ?? place(district, null, false);
  };

  function fromOutline(shape: Shape | null): Place | null {
    const parish = known.get(shape?.code ?? '');
    return parish ? place(parish, parish, false) : null;
  }

  function withinDistrict(point: GridPoint, district: string): Shape | null {
    const around = index.containing(point, district);
    return around?.within === district ? around : index.nearest(point, district, NEAR_ENOUGH_M);
  }
}

function isParish({ type }: KnownArea): boolean {
  return type === AREA_TYPE.parish || type === AREA_TYPE.unparished;
}

function place({ districtCode, countyCode }: KnownArea, parish: KnownArea | null, parishStated: boolean): Place | null {
  return countyCode ? { parishCode: parish?.code ?? null, parishStated, districtCode, countyCode } : null;
}
