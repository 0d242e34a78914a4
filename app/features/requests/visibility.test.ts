import { describe, expect, it } from 'vitest';
import { whoSees, type CouncilName } from './visibility';

const county: CouncilName = { tenantNo: 41_000_000, shortName: 'Staffordshire', tier: 'county' };
const district: CouncilName = { tenantNo: 41_005_000, shortName: 'South Staffordshire', tier: 'district' };
const parish: CouncilName = { tenantNo: 41_005_017, shortName: 'Kinver', tier: 'parish' };
const serving = [county, district, parish];

describe('who can see a request', () => {
  it('held by a district: it and its county, not the parish', () => {
    expect(whoSees([district, county], serving)).toEqual({
      can: [
        'South Staffordshire officers and call handlers (holder)',
        'Staffordshire coordinators (county)',
        'social care, Staffordshire (read only)',
      ],
      cannot: ['Kinver’s clerk: not handed over'],
    });
  });

  it('held by a parish: all above it', () => {
    const { can, cannot } = whoSees([parish, district, county], serving);
    expect(can[0]).toBe('Kinver’s clerk (holder)');
    expect(can[1]).toBe('South Staffordshire officers and call handlers (district)');
    expect(cannot).toEqual([]);
  });

  it('held by the county: neither district nor parish', () => {
    expect(whoSees([county], serving).cannot).toEqual([
      'South Staffordshire’s officers and call handlers: not handed over',
      'Kinver’s clerk: not handed over',
    ]);
  });
});
