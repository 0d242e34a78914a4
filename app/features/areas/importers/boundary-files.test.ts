import type { Feature } from 'geojson';
import { describe, expect, it } from 'vitest';
import { type Outline, outlineToDegrees } from '../outlines';
import { type BoundaryReading, recogniseBoundaryFile } from './boundary-files';

const METRES: Outline = {
  type: 'Polygon',
  coordinates: [
    [
      [390_000, 260_000],
      [391_000, 260_000],
      [391_000, 261_000],
      [390_000, 261_000],
      [390_000, 260_000],
    ],
  ],
};
const DEGREES = outlineToDegrees(METRES);
const PARISH = { FID: 1, PARNCP21CD: 'E04010425', PARNCP21NM: 'Pershore', PARNCP21NMW: ' ' };

function feature(properties: object, geometry: unknown = DEGREES): object {
  return { type: 'Feature', properties, geometry };
}

function file(features: object[], crs?: string): string {
  const declared = crs ? { crs: { type: 'name', properties: { name: crs } } } : {};
  return JSON.stringify({ type: 'FeatureCollection', ...declared, features });
}

function readFirst(text: string): BoundaryReading {
  const { features, read } = recogniseBoundaryFile(text);
  return read(features[0] as Feature);
}

describe('boundaries of the Open Geography portal', () => {
  it.each([
    ['a parish', { ...PARISH }, { code: 'E04010425', name: 'Pershore', type: 3, parentCode: null }],
    ['a parish of another edition', { parncp25cd: 'E43000153', parncp25nm: 'Worcester' }, { type: 4 }],
    [
      'a parish with its district',
      { ...PARISH, LAD21CD: 'E07000238', LAD21NM: 'Wychavon' },
      { parentCode: 'E07000238' },
    ],
    ['a district', { LAD24CD: 'E07000238', LAD24NM: 'Wychavon' }, { code: 'E07000238', type: 2 }],
    ['a unitary authority', { LAD24CD: 'E06000051', LAD24NM: 'Shropshire' }, { type: 1 }],
    ['a county', { CTY24CD: 'E10000034', CTY24NM: 'Worcestershire' }, { type: 1 }],
  ])('give %s', (_, properties, expected) => {
    expect(readFirst(file([feature(properties)]))).toMatchObject({ area: expected });
  });

  it('are read in degrees and in metres, declared or not', () => {
    const expected = { area: { outline: DEGREES } };
    expect(readFirst(file([feature(PARISH)]))).toMatchObject(expected);
    expect(readFirst(file([feature(PARISH)], 'urn:ogc:def:crs:OGC:1.3:CRS84'))).toMatchObject(expected);
    expect(readFirst(file([feature(PARISH, METRES)], 'urn:ogc:def:crs:EPSG::27700'))).toMatchObject(expected);
    expect(readFirst(file([feature(PARISH, METRES)]))).toMatchObject(expected);
  });

  it.each([
    ['not JSON', '<html>', /not GeoJSON/],
    ['JSON of another kind', '{"type":"Topology"}', /FeatureCollection/],
    ['nothing in it', file([]), /at least one feature/],
    ['features of something else', file([feature({ WD24CD: 'E05000001', WD24NM: 'Ward' })]), /no code of a parish/],
    ['codes without names', file([feature({ LAD24CD: 'E07000238' })]), /LAD24CD is there, but not LAD24NM/],
    ['web Mercator', file([feature(PARISH)], 'urn:ogc:def:crs:EPSG::3857'), /3857: export it in WGS84/],
  ])('are refused when the file has %s', (_, text, reason) => {
    expect(() => recogniseBoundaryFile(text)).toThrow(reason);
  });

  it.each([
    ['no outline', feature(PARISH, null), /has no outline/],
    ['a point', feature(PARISH, { type: 'Point', coordinates: [-2, 52] }), /has no outline/],
    [
      'an open ring',
      feature(PARISH, {
        type: 'Polygon',
        coordinates: [
          [
            [-2, 52],
            [-2, 53],
            [-1, 53],
            [-1, 52],
          ],
        ],
      }),
      /closed/,
    ],
    ['broken coordinates', feature(PARISH, { type: 'Polygon', coordinates: [null] }), /has no outline/],
    [
      'an outline in Spain',
      feature(PARISH, {
        type: 'Polygon',
        coordinates: [
          [
            [-2, 40],
            [-2, 41],
            [-1, 41],
            [-2, 40],
          ],
        ],
      }),
      /Great Britain/,
    ],
    ['another kind of code', feature({ ...PARISH, PARNCP21CD: 'E05000001' }), /E05000001, which is not/],
    ['a code that is none', feature({ ...PARISH, PARNCP21CD: 12 }), /where a GSS code/],
    ['no name', feature({ ...PARISH, PARNCP21NM: null }), /where its name/],
  ])('lose a feature with %s', (_, broken, reason) => {
    expect(readFirst(file([broken, feature(PARISH)]))).toEqual({ refused: expect.stringMatching(reason) as string });
  });
});
