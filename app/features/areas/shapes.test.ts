import { describe, expect, it } from 'vitest';
import { type Outline, outlineToDegrees } from './outlines';
import { indexShapes, type Shape } from './shapes';

/** A square of the National Grid, metres, in degrees as outlines are kept. */
function square(easting: number, northing: number, size = 1000): Outline {
  const [e, n] = [easting + size, northing + size];
  const ring = [
    [easting, northing],
    [e, northing],
    [e, n],
    [easting, n],
    [easting, northing],
  ];
  return outlineToDegrees({ type: 'Polygon', coordinates: [ring] });
}

const west: Shape = { code: 'E04000001', within: 'E07000001', outline: square(390_000, 300_000) };
const east: Shape = { code: 'E04000002', within: 'E07000001', outline: square(391_000, 300_000) };
const over: Shape = { code: 'E04000003', within: 'E07000002', outline: square(391_500, 300_500) };
const index = indexShapes([west, east, over]);

describe('which shape a point lies in', () => {
  it('finds the one that contains it', () => {
    expect(index.containing({ easting: 390_500, northing: 300_500 })?.code).toBe(west.code);
    expect(index.containing({ easting: 391_200, northing: 300_200 })?.code).toBe(east.code);
  });

  it('prefers the district that the file names where sketches overlap', () => {
    const point = { easting: 391_700, northing: 300_700 };
    expect(index.containing(point, 'E07000001')?.code).toBe(east.code);
    expect(index.containing(point, 'E07000002')?.code).toBe(over.code);
  });

  it('knows nothing outside', () => {
    expect(index.containing({ easting: 389_990, northing: 300_500 })).toBeNull();
  });

  it('leaves holes out', () => {
    const ring = square(400_000, 300_000, 3000).coordinates[0] as number[][];
    const hole = square(401_000, 301_000).coordinates[0] as number[][];
    const holed = indexShapes([
      { code: 'E04000004', within: null, outline: { type: 'Polygon', coordinates: [ring, hole] } },
    ]);
    expect(holed.containing({ easting: 400_500, northing: 300_500 })?.code).toBe('E04000004');
    expect(holed.containing({ easting: 401_500, northing: 301_500 })).toBeNull();
  });
});

describe('the nearest shape of a district', () => {
  it('measures to the edge, in metres', () => {
    const point = { easting: 389_600, northing: 300_500 };
    expect(index.nearest(point, 'E07000001', 500)?.code).toBe(west.code);
    expect(index.nearest(point, 'E07000001', 390)).toBeNull();
  });

  it('keeps to the district', () => {
    expect(index.nearest({ easting: 392_600, northing: 301_000 }, 'E07000001', 500)).toBeNull();
    expect(index.nearest({ easting: 392_600, northing: 301_000 }, 'E07000002', 500)?.code).toBe(over.code);
  });
});
