import proj4 from 'proj4';

/** A point of the British National Grid (EPSG:27700), metres. */
export interface GridPoint {
  easting: number;
  northing: number;
}

/** A point in degrees, WGS84. */
export interface Degrees {
  lat: number;
  lon: number;
}

// The Helmert transformation of Ordnance Survey's guide: within about 5 m anywhere in Great Britain, without grid files.
const BRITISH_NATIONAL_GRID =
  '+proj=tmerc +lat_0=49 +lon_0=-2 +k=0.9996012717 +x_0=400000 +y_0=-100000 +ellps=airy ' +
  '+towgs84=446.448,-125.157,542.06,0.15,0.247,0.842,-20.489 +units=m +no_defs';

const converter = proj4('WGS84', BRITISH_NATIONAL_GRID);

/** From degrees to the grid, to within about 5 m. */
export function toGrid({ lat, lon }: Degrees): GridPoint {
  const [easting, northing] = converter.forward([lon, lat]);
  return { easting, northing };
}

/** From the grid to degrees, to within about 5 m. */
export function toDegrees({ easting, northing }: GridPoint): Degrees {
  const [lon, lat] = converter.inverse([easting, northing]);
  return { lat, lon };
}

/** Metres between two points of the grid in a straight line. */
export function gridDistance(a: GridPoint, b: GridPoint): number {
  return Math.hypot(a.easting - b.easting, a.northing - b.northing);
}
