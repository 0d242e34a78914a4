import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { gridDistance, toGrid } from './grid';
import {
  areaKm2,
  boxOf,
  labelPoint,
  type Outline,
  outlineToDegrees,
  outlineToGrid,
  ringsOf,
  unionOf,
} from './outlines';

function polygon(...rings: Position[][]): Outline {
  return { type: 'Polygon', coordinates: rings };
}

function rectangle(e: number, n: number, width: number, height: number): Position[] {
  return [
    [e, n],
    [e + width, n],
    [e + width, n + height],
    [e, n + height],
    [e, n],
  ];
}

describe('outlines', () => {
  it('go to the grid and back within a metre', () => {
    const metres = polygon(rectangle(390_000, 260_000, 2000, 1000));
    const [ring = []] = ringsOf(outlineToGrid(outlineToDegrees(metres)));
    expect(ring).toHaveLength(5);
    expect(
      gridDistance(
        { easting: ring[2]?.[0] ?? 0, northing: ring[2]?.[1] ?? 0 },
        { easting: 392_000, northing: 261_000 },
      ),
    ).toBeLessThan(1);
  });

  it('have a box and an area, holes taken off', () => {
    const metres = polygon(rectangle(390_000, 260_000, 3000, 2000), rectangle(391_000, 260_500, 1000, 1000));
    expect(boxOf(metres)).toEqual({ minE: 390_000, maxE: 393_000, minN: 260_000, maxN: 262_000 });
    expect(areaKm2(metres)).toBe(5);
  });

  it('join into one without the edge between them', () => {
    const joined = unionOf([polygon(rectangle(0, 0, 1, 1)), polygon(rectangle(1, 0, 1, 1))]);
    expect(joined?.type).toBe('Polygon');
    expect(joined && ringsOf(joined)).toHaveLength(1);
    expect(joined && boxOf(joined)).toEqual({ minE: 0, maxE: 2, minN: 0, maxN: 1 });
    expect(unionOf([])).toBeNull();
  });

  it('are labelled inside, also where their middle lies outside', () => {
    const cShaped: Position[] = [
      [390_000, 260_000],
      [396_000, 260_000],
      [396_000, 261_000],
      [391_000, 261_000],
      [391_000, 265_000],
      [396_000, 265_000],
      [396_000, 266_000],
      [390_000, 266_000],
      [390_000, 260_000],
    ];
    const { easting, northing } = toGrid(labelPoint(polygon(cShaped)));
    expect(easting).toBeCloseTo(390_500, -1);
    expect(northing).toBeCloseTo(263_000, -1);
  });

  it('are labelled in their largest part', () => {
    const metres: Outline = {
      type: 'MultiPolygon',
      coordinates: [[rectangle(390_000, 260_000, 100, 100)], [rectangle(395_000, 260_000, 1000, 1000)]],
    };
    expect(toGrid(labelPoint(metres)).easting).toBeCloseTo(395_500, -1);
  });
});
