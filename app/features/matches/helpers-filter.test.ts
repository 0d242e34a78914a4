import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countHelpers,
  filterHelpers,
  helpersQuery,
  pageAround,
  readHelpersFilter,
  triedLast,
  WITHIN,
  type HelpersFilter,
  type Within,
} from './helpers-filter';
import { suggest, type Candidate } from './rules';

const filters = fc.record<HelpersFilter>({
  within: fc.constantFrom(...(Object.keys(WITHIN) as Within[])),
  free: fc.boolean(),
  ready: fc.boolean(),
  dbs: fc.subarray(['none', 'basic', 'standard', 'enhanced']),
  kinds: fc.subarray(['person', 'group']),
});

const candidates: fc.Arbitrary<Candidate> = fc.record({
  offerId: fc.uuid(),
  reference: fc.uuid(),
  name: fc.constant('Sam'),
  kind: fc.constantFrom('person', 'group'),
  areaName: fc.constant(null),
  holderNo: fc.constant(41005000),
  distanceM: fc.option(fc.constantFrom(0, 2000, 2001, 10_000, 10_001, 60_000)),
  travelM: fc.constant(5000),
  namesParish: fc.option(fc.boolean()),
  days: fc.nat(127),
  parts: fc.nat(7),
  dbs: fc.constantFrom('none', 'basic', 'standard', 'enhanced'),
  dbsUntil: fc.constantFrom(null, '2020-03-01'),
  load: fc.nat(3),
  capacity: fc.constant(2),
  lastHelpedOn: fc.constant(null),
  transport: fc.constantFrom('on_foot', 'car'),
});
const lists = fc
  .uniqueArray(candidates, { selector: ({ offerId }) => offerId, maxLength: 40 })
  .map((list) => suggest(list, { dbs: 'none', today: '2020-03-24', part: 'afternoon' }));

const address = (filter: HelpersFilter) => {
  const pairs = Object.entries(helpersQuery(filter)).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, one]),
  );
  return new URLSearchParams(pairs);
};

describe('the filter of helpers', () => {
  it('is the same again out of its address', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(readHelpersFilter(address(filter), true)).toEqual(filter);
      }),
    );
  });

  it('asks for no distance where the place is not known', () => {
    expect(readHelpersFilter(new URLSearchParams('within=2'), false).within).toBe('any');
  });

  it('takes ten kilometres for anything it does not know', () => {
    expect(readHelpersFilter(new URLSearchParams('within=toString&dbs=x&kind=y'), true)).toEqual({
      within: '10',
      free: false,
      ready: false,
      dbs: [],
      kinds: [],
    });
  });

  it('puts whoever did not work out behind those who might, and nobody else elsewhere', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const tried = list.slice(0, 2).map(({ offerId }) => offerId);
        const sorted = triedLast(list, tried);
        const others = (some: typeof list) => some.filter(({ offerId }) => !tried.includes(offerId));
        expect(others(sorted)).toEqual(others(list));
        const ready = sorted.filter(({ obstacles }) => obstacles.length === 0);
        const flags = ready.map(({ offerId }) => Number(tried.includes(offerId)));
        expect(flags).toEqual([...flags].sort());
      }),
    );
  });

  it('counts what the list then holds', () => {
    fc.assert(
      fc.property(lists, filters, filters, (list, filter, { within }) => {
        expect(countHelpers(list, filter, { within })).toBe(filterHelpers(list, { ...filter, within }).length);
        expect(countHelpers(list, filter, {})).toBeLessThanOrEqual(countHelpers(list, filter, { within: 'any' }));
      }),
    );
  });
});

describe('its pages', () => {
  it('hold everybody once, there and back', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 9 }), (rows, size) => {
        const page = (after: string | null, before: string | null) =>
          pageAround(rows, (row) => row, { after, before }, size);
        const pages = [page(null, null)];
        for (let last = pages[0]; last?.after; last = pages.at(-1)) pages.push(page(last.after, null));
        expect(pages.flatMap((one) => one.rows)).toEqual(rows);
        const back = [pages.at(-1)];
        for (let first = back[0]; first?.before; first = back[0]) back.unshift(page(null, first.before));
        expect(back.map((one) => one?.from)).toEqual(pages.map((one) => one.from));
        expect(back.flatMap((one) => one?.rows)).toEqual(rows);
      }),
    );
  });
});
