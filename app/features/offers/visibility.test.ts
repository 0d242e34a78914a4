import { expect, test } from 'vitest';
import { whoSeesOffer } from './visibility';

const STAFFORDSHIRE = { tenantNo: 41_000_000, shortName: 'Staffordshire', tier: 'county' } as const;
const DISTRICT = { tenantNo: 41_005_000, shortName: 'South Staffordshire', tier: 'district' } as const;
const KINVER = { tenantNo: 41_005_017, shortName: 'Kinver', tier: 'parish' } as const;
const NOBODY_ELSE = ['call handlers', 'social care, who see only who helps with a request'];

test('what a district holds is seen by it and its county, not by the parish', () => {
  expect(whoSeesOffer([DISTRICT, STAFFORDSHIRE], [STAFFORDSHIRE, DISTRICT, KINVER])).toEqual({
    can: ['South Staffordshire officers (holder)', 'Staffordshire coordinators (county)'],
    cannot: ['Kinver’s clerk', ...NOBODY_ELSE],
  });
});

test('what a parish holds is seen by all above it', () => {
  expect(whoSeesOffer([KINVER, DISTRICT, STAFFORDSHIRE], [KINVER])).toEqual({
    can: ['Kinver’s clerk (holder)', 'South Staffordshire officers (district)', 'Staffordshire coordinators (county)'],
    cannot: NOBODY_ELSE,
  });
});
