import { describe, expect, it } from 'vitest';
import { countySource, districtSource, parishSource } from '#tests/factories/tenants';
import { resolveConfig, shortNameOf } from './config';
import { tenantConfigSchema } from './schema';
import { wrapUpsOf } from './wrap-ups';

const money = {
  code: 3,
  slug: 'money',
  name: 'Money',
  hint: 'Bills',
  dbs: 'enhanced' as const,
  diverted: { reason: 'Advisers help at once.', services: [{ name: 'Advice', what: 'Debt', phone: '01632 960 002' }] },
};
const incident = {
  slug: 'flood',
  name: 'Flood',
  kind: 'flood' as const,
  startedOn: '2026-03-01',
  summary: 'High water.',
};

describe('identity', () => {
  it('is each council’s own', () => {
    const county = countySource({ no: 17, sample: true });
    const district = districtSource({ no: 4 });
    const parish = parishSource({ no: 9, endsOn: '2030-04-01' });
    expect(resolveConfig(county)).toMatchObject({
      tier: 'county',
      tenantNo: 17_000_000,
      slug: 'exshire',
      sample: true,
    });
    expect(resolveConfig(county, district)).toMatchObject({
      tier: 'district',
      tenantNo: 17_004_000,
      slug: 'wye',
      shortName: 'Wye',
      areas: ['E07000001'],
      sample: false,
    });
    expect(resolveConfig(county, district, parish)).toMatchObject({
      tier: 'parish',
      tenantNo: 17_004_009,
      countyNo: 17,
      slug: 'zed',
      shortName: 'Zed',
      endsOn: '2030-04-01',
    });
    expect(resolveConfig(county, district)).not.toHaveProperty('endsOn');
  });

  it('of a unitary authority’s parish has no district', () => {
    expect(resolveConfig(countySource({ no: 17 }), undefined, parishSource({ no: 9 })).tenantNo).toBe(17_000_009);
  });
});

describe('inheritance', () => {
  it('gives a parish that says nothing what its district says, and else what its county says', () => {
    const county = countySource({ incident, startsOn: '2026-01-01', categories: [money] });
    const district = districtSource({ phone: { number: '01632 960 003', hours: 'weekdays' } });
    const parish = resolveConfig(county, district, parishSource());
    expect(parish.phone).toEqual({ number: '01632 960 003', hours: 'weekdays' });
    expect(parish).toMatchObject({ incident, startsOn: '2026-01-01', email: county.email, confirmAfterDays: 14 });
    expect(parish.categories).toEqual([money]);
  });

  it('puts the nearest first', () => {
    const district = districtSource({
      email: 'd@wye.example',
      confirmAfterDays: 10,
      approveChanges: false,
      startsOn: '2026-02-01',
    });
    const parish = parishSource({ email: 'p@zed.example', incident });
    expect(resolveConfig(countySource(), district, parish)).toMatchObject({
      email: 'p@zed.example',
      incident,
      confirmAfterDays: 10,
      approveChanges: false,
      startsOn: '2026-02-01',
    });
  });

  it('takes the nearest list of wrap-up codes whole, also a shorter one', () => {
    const of = (...codes: number[]) => codes.map((code) => ({ code, words: `Ended as ${code}` }));
    const district = districtSource({ wrapUps: of(1, 20) });
    const county = countySource({ wrapUps: of(1, 2, 3) });
    expect(resolveConfig(county, district, parishSource({ wrapUps: of(6) })).wrapUps).toEqual(of(6));
    expect(resolveConfig(county, district, parishSource()).wrapUps).toEqual(of(1, 20));
    expect(resolveConfig(county).wrapUps).toEqual(of(1, 2, 3));
    expect(wrapUpsOf(resolveConfig(countySource(), district)).map(({ code }) => code)).toEqual([1, 20]);
    expect(wrapUpsOf(resolveConfig(countySource())).map(({ code }) => code)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('takes the brand field by field', () => {
    const district = districtSource({ brand: { colour: '#654321', product: 'Wye Helps' } });
    const parish = parishSource({ brand: { heading: 'Zed helps' } });
    expect(resolveConfig(countySource(), district, parish).brand).toEqual({
      product: 'Wye Helps',
      colour: '#654321',
      heading: 'Zed helps',
      intro: 'Ask us.',
    });
  });

  it('lets a council word a category anew, but not change its code or check', () => {
    const district = districtSource({ categories: [{ slug: 'money', name: 'Money worries', diverted: null }] });
    const parish = parishSource({ categories: [{ slug: 'money', hint: 'Ask in Zed' }] });
    const [category] = resolveConfig(countySource({ categories: [money] }), district, parish).categories;
    expect(category).toEqual({ code: 3, slug: 'money', name: 'Money worries', hint: 'Ask in Zed', dbs: 'enhanced' });
  });

  it('lets a council send people elsewhere than its county does', () => {
    const diverted = {
      reason: 'Ask here.',
      services: [{ name: 'Wye Advice', what: 'Debt', url: 'https://wye.example' }],
    };
    const district = districtSource({ categories: [{ slug: 'money', diverted }] });
    expect(resolveConfig(countySource({ categories: [money] }), district).categories[0]?.diverted).toEqual(diverted);
  });

  it('keeps routing and consent as the county has them', () => {
    const county = countySource({ routing: [{ category: '*', tier: 'parish' }] });
    const parish = resolveConfig(county, districtSource(), parishSource());
    expect(parish).toMatchObject({ routing: county.routing, consent: county.consent });
  });

  it('leaves localities with the district whose they are', () => {
    const localities = [{ slug: 'north', name: 'North', sample: false, areas: ['E04000001'] }];
    const district = districtSource({ localities });
    expect(resolveConfig(countySource(), district).localities).toEqual(localities);
    expect(resolveConfig(countySource(), district, parishSource()).localities).toEqual([]);
    expect(resolveConfig(countySource({ localities })).localities).toEqual(localities);
  });

  it('comes to something whole', () => {
    const whole = resolveConfig(countySource({ incident, categories: [money] }), districtSource(), parishSource());
    expect(tenantConfigSchema.parse(whole)).toEqual(whole);
  });
});

it.each([
  ['Kinver Parish Council', 'Kinver'],
  ['Evesham Town Council', 'Evesham'],
  ['Lichfield City Council', 'Lichfield'],
  ['South Staffordshire Council', 'South Staffordshire'],
  ['Council Bluffs Parish Council', 'Council Bluffs'],
  ['Zed Parish Meeting', 'Zed Parish Meeting'],
])('calls %s %s', (name, short) => {
  expect(shortNameOf(name)).toBe(short);
});
