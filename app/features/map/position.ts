import { toDegrees } from '~/features/areas/grid';
import { roundDegrees } from '~/features/areas/outlines';

/** A position of the grid as GeoJSON has it: longitude, latitude. */
export function lonLatOf({ x, y }: { x: number; y: number }): [lon: number, lat: number] {
  const { lat, lon } = toDegrees({ easting: x, northing: y });
  return [roundDegrees(lon), roundDegrees(lat)];
}
