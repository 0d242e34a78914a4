import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import { union } from '@turf/union';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import { type Degrees, toDegrees, toGrid } from './grid';

/** The outline of an area: GeoJSON in WGS84 degrees, or in metres of the National Grid where it says so. */
export type Outline = Polygon | MultiPolygon;

/** A box around an outline, whole metres of the National Grid. */
export interface Box {
  minE: number;
  maxE: number;
  minN: number;
  maxN: number;
}

/** The outline with every position changed, for instance into another grid. */
export function mapOutline(outline: Outline, change: (position: Position) => Position): Outline {
  const polygon = (rings: Position[][]) => rings.map((ring) => ring.map(change));
  return outline.type === 'Polygon'
    ? { type: 'Polygon', coordinates: polygon(outline.coordinates) }
    : { type: 'MultiPolygon', coordinates: outline.coordinates.map(polygon) };
}

/** From degrees to metres. */
export function outlineToGrid(outline: Outline): Outline {
  return mapOutline(outline, ([lon = 0, lat = 0]) => {
    const { easting, northing } = toGrid({ lat, lon });
    return [easting, northing];
  });
}

/** From metres to degrees, to five decimals (a metre). */
export function outlineToDegrees(outline: Outline): Outline {
  return mapOutline(outline, ([easting = 0, northing = 0]) => {
    const { lat, lon } = toDegrees({ easting, northing });
    return [roundDegrees(lon), roundDegrees(lat)];
  });
}

/** Degrees to five decimals: about a metre, and what outlines are kept in. */
export function roundDegrees(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5;
}

/** Every ring of an outline, outer edges and holes alike. */
export function ringsOf(outline: Outline): Position[][] {
  return outline.type === 'Polygon' ? outline.coordinates : outline.coordinates.flat();
}

/** The box around an outline in metres, rounded outwards. */
export function boxOf(metres: Outline): Box {
  const box = { minE: Infinity, maxE: -Infinity, minN: Infinity, maxN: -Infinity };
  for (const [easting = 0, northing = 0] of ringsOf(metres).flat()) {
    box.minE = Math.min(box.minE, Math.floor(easting));
    box.maxE = Math.max(box.maxE, Math.ceil(easting));
    box.minN = Math.min(box.minN, Math.floor(northing));
    box.maxN = Math.max(box.maxN, Math.ceil(northing));
  }
  return box;
}

/** The outlines as one, without the edges between them. Null for none. */
export function unionOf(outlines: Outline[]): Outline | null {
  const [first, ...others] = outlines;
  if (!first || others.length === 0) return first ?? null;
  const features = outlines.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }));
  return union({ type: 'FeatureCollection', features })?.geometry ?? null;
}

/** How much it covers, square kilometres to one decimal. */
export function areaKm2(metres: Outline): number {
  const polygons = metres.type === 'Polygon' ? [metres.coordinates] : metres.coordinates;
  const covered = polygons.map(([outer = [], ...holes]) => ringArea(outer) - sum(holes.map(ringArea)));
  return Math.round(sum(covered) / 1e5) / 10;
}

/** A point inside an outline to write its name at: the middle of its largest part, or as near as lies inside. */
export function labelPoint(metres: Outline): Degrees {
  const [ring] = ringsOf(metres).toSorted((a, b) => ringArea(b) - ringArea(a));
  if (!ring) throw new Error('An outline without a ring has no middle');
  const [easting, northing] = centreOf(ring);
  const inside = booleanPointInPolygon([easting, northing], metres);
  const { lat, lon } = toDegrees({ easting: inside ? easting : middleOfWidestSpan(metres, northing), northing });
  return { lat: roundDegrees(lat), lon: roundDegrees(lon) };
}

function centreOf(ring: Position[]): [number, number] {
  const corners = ring.slice(1);
  return [mean(corners.map(([x = 0]) => x)), mean(corners.map(([, y = 0]) => y))];
}

/** Where a line from west to east at this northing runs longest inside the outline. */
function middleOfWidestSpan(metres: Outline, northing: number): number {
  const crossings = ringsOf(metres)
    .flatMap((ring) => ring.slice(1).map((end, i) => crossing(ring[i] ?? end, end, northing)))
    .filter((easting) => easting !== null)
    .sort((a, b) => a - b);
  let [from, to] = [crossings[0] ?? 0, crossings[0] ?? 0];
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [west = 0, east = 0] = crossings.slice(i, i + 2);
    if (east - west > to - from) [from, to] = [west, east];
  }
  return (from + to) / 2;
}

function crossing([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, northing: number): number | null {
  if (y1 > northing === y2 > northing) return null;
  return x1 + ((northing - y1) / (y2 - y1)) * (x2 - x1);
}

/** Square metres inside a ring, whichever way round it runs. */
function ringArea(ring: Position[]): number {
  const doubled = ring.slice(1).map(([x2 = 0, y2 = 0], i) => {
    const [x1 = 0, y1 = 0] = ring[i] ?? [];
    return x1 * y2 - x2 * y1;
  });
  return Math.abs(sum(doubled)) / 2;
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: number[]): number {
  return sum(values) / values.length;
}
