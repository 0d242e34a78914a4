import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGES, HOLDER_GROUPS, type Age } from '~/features/requests/filters';
import { paths } from '~/paths';
import { readOfferCursor, writeOfferCursor } from './cursor';
import { CHECKS, FREE_WHEN, KILOMETRES, offerFiltersSet, offerQuery, offersTitle, readOfferFilter } from './filters';
import type { Check, OfferFilter } from './filters';
import { OFFER_KIND, OFFER_STATUS, OFFER_STATUS_WORDS, TRANSPORT } from './schema';
import type { OfferKind, OfferStatus, Transport } from './schema';

const COUNTY = { tier: 'county', categories: ['food', 'pets'], localities: ['southern'] } as const;
const keys = <Name extends string>(table: Record<Name, number>) => fc.subarray(Object.keys(table) as Name[]);

const filters = fc
  .record({
    statuses: fc.subarray(Object.keys(OFFER_STATUS) as OfferStatus[], { minLength: 1 }),
    kinds: keys<OfferKind>(OFFER_KIND),
    categories: fc.subarray(['food', 'pets']),
    checks: keys<Check>(CHECKS),
    free: fc.constantFrom(null, ...FREE_WHEN),
    transports: keys<Transport>(TRANSPORT),
    districts: fc.subarray(['E07000196', 'E07000238']),
    localities: fc.subarray(['southern']),
    parish: fc.constantFrom(null, 'unknown', 'E04008971'),
    holders: fc.subarray([...HOLDER_GROUPS]),
    councils: fc.subarray([47_000_000, 47_006_003]),
    age: fc.constantFrom(null, ...(Object.keys(AGES) as Age[])),
    mine: fc.boolean(),
    near: fc.constantFrom('', 'st18 9bw', 'nowhere'),
    within: fc.constantFrom(null, ...KILOMETRES),
    text: fc.constantFrom('', 'Sam & Joan', '07700 900 123'),
  })
  .map((some): OfferFilter => ({ ...some, within: some.near === '' ? null : some.within }));

const addressOf = (filter: OfferFilter) => new URL(paths.offers('kinver', offerQuery(filter)), 'http://localhost');

describe('the filter of offers', () => {
  it('is the same again out of its address', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readOfferFilter(addressOf(filter).searchParams, COUNTY)).toEqual(filter);
      }),
    );
  });

  it('shows those that can be matched when nothing is said, and leaves that out of the address', () => {
    const filter = readOfferFilter(new URLSearchParams(), COUNTY);
    expect(filter.statuses).toEqual(['new', 'active']);
    expect(offerFiltersSet(filter)).toBe(0);
    expect(addressOf(filter).search).toBe('');
  });

  it('ignores what it does not know', () => {
    const odd =
      'status=x&kind=toString&does=money&dbs=9&free=noon&within=3&near=&parish=x&holder=y&district=1&age=year&mine=maybe';
    expect(offerFiltersSet(readOfferFilter(new URLSearchParams(odd), COUNTY))).toBe(0);
    expect(readOfferFilter(new URLSearchParams('district=E07000196'), { ...COUNTY, tier: 'parish' }).districts).toEqual(
      [],
    );
  });

  it('counts the questions that are answered', () => {
    expect(
      offerFiltersSet(readOfferFilter(new URLSearchParams('free=now&dbs=basic&dbs=none&near=WR1&within=5'), COUNTY)),
    ).toBe(4);
  });

  it('heads the list with what is chosen', () => {
    const title = (query: string) =>
      offersTitle(readOfferFilter(new URLSearchParams(query), COUNTY), OFFER_STATUS_WORDS);
    expect(title('')).toBe('Volunteers and groups');
    expect(title('status=paused')).toBe('Paused volunteers and groups');
    expect(title('status=paused&status=new')).toBe('Volunteers and groups');
  });
});

describe('a place in the list', () => {
  const id = '019234ab-0000-7000-8000-000000000001';
  it('is the same again out of its address', () => {
    const places = fc.oneof(
      fc.record({
        order: fc.constant('nearest' as const),
        key: fc.double({ min: 0, max: 1e6, noNaN: true }).map(String),
      }),
      fc.constant({ order: 'nearest' as const, key: '' }),
      fc.constant({ order: 'nearest' as const, key: String(0.0000012345678901234567) }),
      fc.constant({ order: 'newest' as const, key: '2020-03-24T14:02:00.123456Z' }),
    );
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 9999 }), (place, position) => {
        const cursor = { ...place, id, position };
        expect(readOfferCursor(writeOfferCursor(cursor), cursor.order)).toEqual(cursor);
      }),
    );
  });

  it.each([
    null,
    '',
    'newest~soon~019234ab-0000-7000-8000-000000000001~1',
    `newest~2020-13-24T14:02:00.123456Z~${id}~1`,
    `nearest~12~${id}~1`,
    `newest~2020-03-24T14:02:00.123456Z~x~1`,
    `newest~2020-03-24T14:02:00.123456Z~${id}~0`,
    `newest~2020-03-24T14:02:00.123456Z~${id}~1~more`,
  ])('is the first page for %s', (text) => expect(readOfferCursor(text, 'newest')).toBeNull());
});
