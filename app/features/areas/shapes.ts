import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Position } from 'geojson';
import RBush from 'rbush';
import type { GridPoint } from './grid';
import { boxOf, type Outline, outlineToGrid, ringsOf } from './outlines';

/** An outline (in degrees) to look points up in. */
export interface Shape {
  code: string;
  /** The district it lies in (or the county, for a unitary authority). */
  within: string | null;
  outline: Outline;
}

/** An index that says which shape a point of the grid lies in. */
export interface ShapeIndex {
  /** The shape that contains a point, one of `within` before any other; null outside all of them. */
  containing(point: GridPoint, within?: string | null): Shape | null;
  /** The nearest shape of one district at most so many metres away; null when none is that near. */
  nearest(point: GridPoint, within: string, metres: number): Shape | null;
}

/** Builds the index. Outlines are turned into metres once, so that looking up a million points is quick. */
export function indexShapes(shapes: Iterable<Shape>): ShapeIndex {
  const tree = new RBush<Entry>().load(Array.from(shapes, entry));
  const around = ({ easting, northing }: GridPoint, metres: number) =>
    tree.search({ minX: easting - metres, maxX: easting + metres, minY: northing - metres, maxY: northing + metres });

  return {
    containing(point, within) {
      const at = [point.easting, point.northing];
      const inside = around(point, 0).filter((candidate) => booleanPointInPolygon(at, candidate.metres));
      return (inside.find(({ shape }) => shape.within === within) ?? inside[0])?.shape ?? null;
    },
    nearest(point, within, metres) {
      const [best] = around(point, metres)
        .filter(({ shape }) => shape.within === within)
        .map(({ shape, metres: outline }) => ({ shape, distance: distanceToOutline(point, outline) }))
        .filter(({ distance }) => distance <= metres)
        .sort((a, b) => a.distance - b.distance);
      return best?.shape ?? null;
    },
  };
}

interface Entry {
  minX: number;
  maxX: number;
  minY: number;
  maxY: number;
  shape: Shape;
  metres: Outline;
}

function entry(shape: Shape): Entry {
  const metres = outlineToGrid(shape.outline);
  const { minE, maxE, minN, maxN } = boxOf(metres);
  return { minX: minE, maxX: maxE, minY: minN, maxY: maxN, shape, metres };
}

/** Metres from a point to the edge of an outline. */
function distanceToOutline(point: GridPoint, metres: Outline): number {
  let least = Infinity;
  for (const ring of ringsOf(metres)) {
    ring.forEach((end, i) => (least = Math.min(least, distanceToEdge(point, ring[i - 1] ?? end, end))));
  }
  return least;
}

function distanceToEdge({ easting, northing }: GridPoint, from: Position, to: Position): number {
  const [[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]] = [from, to];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((easting - x1) * dx + (northing - y1) * dy) / length;
  const nearest = Math.max(0, Math.min(1, along));
  return Math.hypot(easting - (x1 + nearest * dx), northing - (y1 + nearest * dy));
}
