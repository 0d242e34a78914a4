import { describe, expect, it } from 'vitest';
import { type Outline, outlineToDegrees } from './outlines';
import { placeFinder, type PublishedPlace } from './places';
import { AREA_TYPE } from './schema';

const COUNTY = 'E10000001';
const DISTRICT = 'E07000001';
const OTHER_DISTRICT = 'E07000002';
const UNITARY = 'E06000001';
const WEST = 'E04000001';
const EAST = 'E04000002';
const LONE = 'E04000003';

const inDistrict = { districtCode: DISTRICT, countyCode: COUNTY };
const areas = [
  { code: COUNTY, type: AREA_TYPE.county, districtCode: null, countyCode: COUNTY },
  { code: DISTRICT, type: AREA_TYPE.district, ...inDistrict },
  { code: OTHER_DISTRICT, type: AREA_TYPE.district, districtCode: OTHER_DISTRICT, countyCode: COUNTY },
  { code: UNITARY, type: AREA_TYPE.county, districtCode: null, countyCode: UNITARY },
  { code: WEST, type: AREA_TYPE.parish, ...inDistrict },
  { code: EAST, type: AREA_TYPE.unparished, ...inDistrict },
  { code: LONE, type: AREA_TYPE.parish, districtCode: null, countyCode: UNITARY },
];
const shapes = [
  { code: WEST, within: DISTRICT, outline: square(390_000, 300_000) },
  { code: EAST, within: DISTRICT, outline: square(391_000, 300_000) },
  { code: LONE, within: UNITARY, outline: square(400_000, 300_000) },
];
const find = placeFinder(areas, shapes);

/** A square kilometre with this south-west corner. */
function square(easting: number, northing: number): Outline {
  const [e, n] = [easting + 1000, northing + 1000];
  const ring = [
    [easting, northing],
    [e, northing],
    [e, n],
    [easting, n],
    [easting, northing],
  ];
  return outlineToDegrees({ type: 'Polygon', coordinates: [ring] });
}

function at(easting: number, northing: number, stated: Partial<PublishedPlace> = {}): PublishedPlace {
  return { easting, northing, parish: null, district: null, ...stated };
}

describe('where a postcode lies', () => {
  it('believes the parish that the file names, wherever our sketch of it ends', () => {
    expect(find(at(391_500, 300_500, { parish: WEST, district: DISTRICT }))).toEqual({
      parishCode: WEST,
      parishStated: true,
      ...inDistrict,
    });
  });

  it('finds the parish by the outlines of the district that the file names', () => {
    const found = { parishCode: EAST, parishStated: false, ...inDistrict };
    expect(find(at(391_500, 300_500, { district: DISTRICT }))).toEqual(found);
    expect(find(at(391_500, 300_500, { district: DISTRICT, parish: 'E04999999' }))).toEqual(found);
  });

  it('takes the nearest outline of the district up to 500 m away', () => {
    expect(find(at(389_600, 300_500, { district: DISTRICT }))?.parishCode).toBe(WEST);
  });

  it('knows only the district farther away, and where another district’s outline contains it', () => {
    const districtOnly = { parishCode: null, parishStated: false, ...inDistrict };
    expect(find(at(389_400, 300_500, { district: DISTRICT }))).toEqual(districtOnly);
    expect(find(at(391_500, 300_500, { district: OTHER_DISTRICT }))).toEqual({
      ...districtOnly,
      districtCode: OTHER_DISTRICT,
    });
  });

  it('leaves out what the file puts in a district that is not known here, though a sketch contains it', () => {
    expect(find(at(391_500, 300_500, { district: 'E08000031' }))).toBeNull();
  });

  it('goes by the outlines alone when the file names no district', () => {
    expect(find(at(391_500, 300_500))?.parishCode).toBe(EAST);
    expect(find(at(389_900, 300_500))).toBeNull();
  });

  it('knows parishes of a unitary authority, which have no district', () => {
    expect(find(at(400_500, 300_500, { district: UNITARY }))).toEqual({
      parishCode: LONE,
      parishStated: false,
      districtCode: null,
      countyCode: UNITARY,
    });
  });
});
