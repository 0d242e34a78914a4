import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryTenantNo, arbitraryTree } from '#tests/factories/tenants';
import { countyNoOf, holderFor, isUnder, parentsOf, rangeOf, tenantNumber, tierFor, tierOf, type Body } from './rules';
import type { RoutingRule } from './schema';

describe('the number of a council', () => {
  it('is made of county, district and parish', () => {
    expect(tenantNumber(17)).toBe(17_000_000);
    expect(tenantNumber(17, 4)).toBe(17_004_000);
    expect(tenantNumber(17, 4, 9)).toBe(17_004_009);
    expect(tenantNumber(17, 0, 9)).toBe(17_000_009);
  });

  it.each([
    [0, 0, 0],
    [1000, 0, 0],
    [1, 1000, 0],
    [1, -1, 0],
    [1, 1, 1000],
    [1, 1, 1.5],
    [Number.NaN, 0, 0],
  ])('cannot be made of %d, %d and %d', (county, district, parish) => {
    expect(() => tenantNumber(county, district, parish)).toThrow(RangeError);
  });

  it('fits the integer of the database', () => {
    expect(tenantNumber(999, 999, 999)).toBeLessThan(2 ** 31);
  });

  it.each([0, 999_999, 1_000_000_000, -17_000_000, 17.5, Number.NaN])('is not %d', (number) => {
    for (const rule of [tierOf, rangeOf, countyNoOf, parentsOf]) expect(() => rule(number)).toThrow(RangeError);
    expect(() => isUnder(number, 17_000_000)).toThrow(RangeError);
    expect(() => isUnder(17_000_000, number)).toThrow(RangeError);
  });
});

describe('the range of a council', () => {
  it.each([
    [17_000_000, { lo: 17_000_000, hi: 17_999_999, tier: 'county', countyNo: 17 }],
    [17_004_000, { lo: 17_004_000, hi: 17_004_999, tier: 'district', countyNo: 17 }],
    [17_004_009, { lo: 17_004_009, hi: 17_004_009, tier: 'parish', countyNo: 17 }],
    [17_000_009, { lo: 17_000_009, hi: 17_000_009, tier: 'parish', countyNo: 17 }],
    [999_999_999, { lo: 999_999_999, hi: 999_999_999, tier: 'parish', countyNo: 999 }],
  ])('of %d is %j', (tenantNo, range) => {
    expect(rangeOf(tenantNo)).toEqual(range);
  });

  it('of two councils is apart, or one holds the other', () => {
    fc.assert(
      fc.property(arbitraryTenantNo, arbitraryTenantNo, (one, other) => {
        const a = rangeOf(one);
        const b = rangeOf(other);
        const apart = a.hi < b.lo || b.hi < a.lo;
        expect(apart).toBe(!isUnder(one, other) && !isUnder(other, one));
      }),
    );
  });

  it('holds exactly those councils of a tree that have it among their parents, and itself', () => {
    fc.assert(
      fc.property(arbitraryTree, (tree) => {
        for (const above of tree) {
          const { lo, hi } = rangeOf(above);
          const inRange = tree.filter((each) => lo <= each && each <= hi);
          expect(inRange).toEqual(tree.filter((each) => each === above || parentsOf(each).includes(above)));
          expect(inRange).toEqual(tree.filter((each) => isUnder(each, above)));
        }
      }),
    );
  });
});

describe('the councils above one', () => {
  it.each([
    [17_000_000, []],
    [17_004_000, [17_000_000]],
    [17_004_009, [17_000_000, 17_004_000]],
    [17_000_009, [17_000_000]],
  ])('%d are %j', (tenantNo, parents) => {
    expect(parentsOf(tenantNo)).toEqual(parents);
  });

  it('are each of a wider tier, in the same county', () => {
    fc.assert(
      fc.property(arbitraryTenantNo, (tenantNo) => {
        for (const parent of parentsOf(tenantNo)) {
          expect(isUnder(tenantNo, parent)).toBe(true);
          expect(isUnder(parent, tenantNo)).toBe(false);
          expect(countyNoOf(parent)).toBe(countyNoOf(tenantNo));
        }
      }),
    );
  });
});

const place = { parishCode: 'E04000001', districtCode: 'E07000001', countyCode: 'E10000001' };
const county: Body = { tenantNo: 1_000_000, tier: 'county', areas: ['E10000001'] };
const district: Body = { tenantNo: 1_001_000, tier: 'district', areas: ['E07000001'] };
const parish: Body = { tenantNo: 1_001_001, tier: 'parish', areas: ['E04000009', 'E04000001'] };
const elsewhere: Body = { tenantNo: 1_001_002, tier: 'parish', areas: ['E04000002'] };
const bodies = [county, district, elsewhere, parish];
const holder = (
  categories: string[],
  routing: RoutingRule[],
  at = place as Parameters<typeof tierFor>[1],
  among = bodies,
) => holderFor({ categories, place: at }, routing, among);

describe('the tier of a category at a place', () => {
  it('is the district unless a rule says otherwise', () => {
    expect(tierFor('food', place, [])).toBe('district');
    expect(tierFor('food', place, [{ category: 'pets', tier: 'parish' }])).toBe('district');
  });

  it('is what the first rule that fits says', () => {
    const routing: RoutingRule[] = [
      { category: 'food', areas: ['E04000002'], tier: 'county' },
      { category: 'food', tier: 'parish' },
      { category: '*', tier: 'county' },
    ];
    expect(tierFor('food', place, routing)).toBe('parish');
    expect(tierFor('food', { ...place, parishCode: 'E04000002' }, routing)).toBe('county');
    expect(tierFor('pets', place, routing)).toBe('county');
  });

  it.each(['E04000001', 'E07000001', 'E10000001'])('may be ruled for the area %s the place lies in', (code) => {
    expect(tierFor('food', place, [{ category: '*', areas: ['E07000099', code], tier: 'parish' }])).toBe('parish');
  });
});

describe('the holder', () => {
  it('is the district of the resident’s parish by default', () => {
    expect(holder(['food'], [])).toBe(district);
    expect(holder([], [])).toBe(district);
  });

  it('is the council of the tier that the routing names, which may govern several parishes', () => {
    expect(holder(['food'], [{ category: 'food', tier: 'parish' }])).toBe(parish);
    expect(holder(['food'], [{ category: 'food', tier: 'county' }])).toBe(county);
  });

  it('of several categories is the widest that any of them names', () => {
    const routing: RoutingRule[] = [
      { category: 'pets', tier: 'parish' },
      { category: 'money', tier: 'county' },
    ];
    expect(holder(['pets'], routing)).toBe(parish);
    expect(holder(['pets', 'food'], routing)).toBe(district);
    expect(holder(['pets', 'food', 'money'], routing)).toBe(county);
  });

  it('is the district where a parish is named but the place has none', () => {
    const routing: RoutingRule[] = [{ category: '*', tier: 'parish' }];
    expect(holder(['food'], routing, { ...place, parishCode: 'E43000001' })).toBe(district);
    expect(holder(['food'], routing, { ...place, parishCode: null })).toBe(district);
  });

  it('is the county in a unitary authority, which has no districts, unless a parish is named', () => {
    const unitary: Body = { tenantNo: 2_000_000, tier: 'county', areas: ['E06000001'] };
    const village: Body = { tenantNo: 2_000_009, tier: 'parish', areas: ['E04000007'] };
    const at = { parishCode: 'E04000007', districtCode: null, countyCode: 'E06000001' };
    expect(holder(['food'], [], at, [unitary, village])).toBe(unitary);
    expect(holder(['food'], [{ category: 'food', tier: 'parish' }], at, [unitary, village])).toBe(village);
  });

  it('is an area committee of a unitary authority that governs the parish itself', () => {
    const committee: Body = { tenantNo: 2_003_000, tier: 'district', areas: ['E04000007'] };
    const at = { parishCode: 'E04000007', districtCode: null, countyCode: 'E06000001' };
    expect(holder(['food'], [], at, [committee])).toBe(committee);
  });

  it('is a narrower council when no wider one takes part', () => {
    expect(holder(['food'], [{ category: '*', tier: 'county' }], place, [parish])).toBe(parish);
  });

  it('is nobody where no council takes part', () => {
    expect(holder(['food'], [], place, [elsewhere])).toBeNull();
  });

  it('always governs the place, and is there whenever somebody governs it', () => {
    const tier = fc.constantFrom('county' as const, 'district' as const, 'parish' as const);
    const code = fc.constantFrom('E04000001', 'E04000002', 'E07000001', 'E10000001', 'E43000001');
    const slug = fc.constantFrom('food', 'pets', 'money');
    const rule = fc.record({
      category: fc.oneof(fc.constant('*'), slug),
      areas: fc.array(code, { minLength: 1 }),
      tier,
    });
    const body = fc.record({ tenantNo: arbitraryTenantNo, tier, areas: fc.array(code, { minLength: 1 }) });
    fc.assert(
      fc.property(fc.array(slug), fc.array(rule), fc.array(body), (categories, routing, among) => {
        const codes = Object.values(place);
        const serving = among.filter(({ areas }) => areas.some((each) => codes.includes(each)));
        const found = holder(categories, routing, place, among);
        if (serving.length === 0) expect(found).toBeNull();
        else expect(serving).toContain(found);
      }),
    );
  });
});
