import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridDistance, toDegrees, toGrid } from './grid';

/** Ordnance Survey's published test points of the definitive transformation (ETRS89 and OSGB36 National Grid). */
const KNOWN = [
  { place: 'Scilly', lat: 49.9222639373, lon: -6.29977752014, easting: 91492.146, northing: 11318.804 },
  { place: 'Cornwall', lat: 49.9600613782, lon: -5.20304609998, easting: 170370.718, northing: 11572.405 },
  { place: 'Worcestershire', lat: 52.2552938163, lon: -2.15458614387, easting: 389544.19, northing: 261912.153 },
  { place: 'London', lat: 51.4893656495, lon: -0.1199255718, easting: 530624.974, northing: 178388.464 },
];

describe('degrees and the National Grid', () => {
  it.each(KNOWN)('puts $place within 5 m of where it is', ({ lat, lon, ...grid }) => {
    expect(gridDistance(toGrid({ lat, lon }), grid)).toBeLessThan(5);
    expect(gridDistance(toGrid(toDegrees(grid)), grid)).toBeLessThan(0.01);
    expect(toDegrees(grid).lat).toBeCloseTo(lat, 4);
    expect(Math.abs(toDegrees(grid).lon - lon)).toBeLessThan(0.0001);
  });

  it('goes there and back to the centimetre', () => {
    const point = fc.record({
      easting: fc.integer({ min: 0, max: 700_000 }),
      northing: fc.integer({ min: 0, max: 1_300_000 }),
    });
    fc.assert(fc.property(point, (grid) => gridDistance(toGrid(toDegrees(grid)), grid) < 0.01));
  });

  it('measures in metres', () => {
    expect(gridDistance({ easting: 400_000, northing: 300_000 }, { easting: 400_300, northing: 300_400 })).toBe(500);
  });
});
