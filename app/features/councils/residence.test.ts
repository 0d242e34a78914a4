import { expect, test } from 'vitest';
import type { PostcodeAnswer } from '~/features/areas/schema';
import { placeWords, residenceAt } from './residence';
import { saidIn } from './said';

const kinver = { code: 'E04008971', name: 'Kinver', type: 'parish' as const };
const district = { code: 'E07000196', name: 'South Staffordshire', type: 'district' as const };
const county = { code: 'E10000028', name: 'Staffordshire', type: 'county' as const };

test('a place is called by its parish and district, else by district and county', () => {
  expect(placeWords({ parish: kinver, district, county })).toBe('Kinver, South Staffordshire');
  expect(placeWords({ parish: { ...kinver, type: 'unparished' }, district, county })).toBe(
    'South Staffordshire, Staffordshire',
  );
  expect(placeWords({ parish: null, district, county })).toBe('South Staffordshire, Staffordshire');
  expect(placeWords({ parish: kinver, district: null, county })).toBe('Kinver, Staffordshire');
  expect(
    placeWords({ parish: { ...kinver, name: 'Stafford' }, district: { ...district, name: 'Stafford' }, county }),
  ).toBe('Stafford, Staffordshire');
});

const found: PostcodeAnswer = {
  kind: 'found',
  postcode: 'DY7 6HL',
  easting: 384_000,
  northing: 283_000,
  parish: kinver,
  district,
  county,
};

test('a postcode that is known puts somebody into its smallest area, also when it is no longer in use', () => {
  const home = {
    areaCode: 'E04008971',
    words: 'Kinver, South Staffordshire',
    postcode: 'DY7 6HL',
    loc: { x: 384_000, y: 283_000 },
    place: { parishCode: 'E04008971', districtCode: 'E07000196', countyCode: 'E10000028' },
  };
  expect(residenceAt(found)).toEqual(home);
  expect(residenceAt({ ...found, kind: 'ended', endedOn: '2010-03-01' })).toEqual(home);
  expect(residenceAt({ ...found, parish: null })?.areaCode).toBe('E07000196');
});

test('other answers put nobody anywhere', () => {
  expect(residenceAt(null)).toBeNull();
  expect(residenceAt({ kind: 'outside', postcode: 'SW1A 1AA', outcode: 'SW1A' })).toBeNull();
  expect(residenceAt({ kind: 'malformed', suggestion: null, likelyDistricts: [] })).toBeNull();
});

test('what was said of a home is read out of a form’s answers', () => {
  expect(saidIn({})).toEqual({ postcode: null, unsure: false, chosen: null });
  expect(saidIn({ postcode: { postcode: ' ', unsure: 'yes' }, place: { areaCode: 'E04008971' } })).toEqual({
    postcode: null,
    unsure: true,
    chosen: 'E04008971',
  });
});
