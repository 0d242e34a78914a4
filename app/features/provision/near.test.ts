import { describe, expect, it } from 'vitest';
import { metresBetween, nearnessOf, rankNear, type NearPlace, type NearView, type PublicEntry } from './near';
import { blankContent, type PublicContent } from './schema';

const place: NearPlace = {
  countyNo: 41,
  parishCode: 'E04000001',
  districtCode: 'E07000001',
  loc: { x: 1000, y: 1000 },
  tenantNos: [41_000_000, 41_001_000, 41_001_001],
  localityIds: ['l1'],
};
const now = new Date('2020-03-24T12:00:00Z');
const view: NearView = {
  place,
  sought: null,
  reach: 5000,
  onlyWithinReach: false,
  confirmAfterDays: 28,
  now,
  today: '2020-03-24',
};

function entry(name: string, wish: Partial<PublicContent> = {}, tenantNo = 41_002_000): PublicEntry {
  const content = { ...blankContent({ kind: 'service', name, runBy: 'R', summary: 'S', categories: [1] }), ...wish };
  return { id: name, tenantNo, content, confirmedAt: now, updatedAt: now };
}

const east = (metres: number) => ({ loc: { x: 1000 + metres, y: 1000 } });
const order = (entries: PublicEntry[], wish: Partial<NearView> = {}) =>
  rankNear(entries, { ...view, ...wish }).map(({ id }) => id);

describe('how an entry stands to a place', () => {
  const cases: [string, PublicEntry, string][] = [
    ['held by its parish council', entry('a', {}, 41_001_001), 'parish'],
    ['placed in it', entry('a', { areaCode: 'E04000001' }), 'parish'],
    ['that names it', entry('a', { areaCodes: ['E04000001'] }), 'covers'],
    ['of its locality', entry('a', { localityIds: ['l1'] }), 'covers'],
    ['everywhere of its district', entry('a', { everywhere: true }, 41_001_000), 'covers'],
    ['everywhere of another district', entry('a', { everywhere: true }), 'county'],
    ['held by its district for another place', entry('a', {}, 41_001_000), 'county'],
    ['within reach', entry('a', east(5000)), 'near'],
    ['beyond reach', entry('a', east(5001)), 'county'],
  ];
  it.each(cases)('%s', (_, one, nearness) => {
    expect(nearnessOf(one, place, metresBetween(place.loc, one.content.loc), 5000)).toBe(nearness);
  });

  it('of nowhere in particular belongs to no parish', () => {
    const nowhere = { ...place, parishCode: null, loc: null, tenantNos: [41_000_000], localityIds: [] };
    expect(nearnessOf(entry('a'), nowhere, null, 5000)).toBe('county');
  });
});

describe('the order', () => {
  it('is the parish, what covers it, what is near, and the rest, each nearest first', () => {
    const entries = [
      entry('far', east(9000)),
      entry('near', east(2000)),
      entry('nearer', east(1000)),
      entry('covers', { everywhere: true }, 41_000_000),
      entry('own', { areaCode: 'E04000001', ...east(3000) }),
    ];
    expect(order(entries)).toEqual(['own', 'covers', 'nearer', 'near', 'far']);
    expect(order(entries, { onlyWithinReach: true })).toEqual(['own', 'covers', 'nearer', 'near']);
  });

  it('has what runs today before what does not, and what is confirmed before what is stale', () => {
    const old = new Date('2020-01-01T12:00:00Z');
    const stale = { ...entry('stale', east(100)), confirmedAt: old };
    const planned = entry('planned', { status: 'planned', plannedFrom: '2020-04-01', ...east(10) });
    const begun = entry('begun', { status: 'planned', plannedFrom: '2020-03-24', ...east(200) });
    const ended = entry('ended', { status: 'ended', ...east(1) });
    expect(order([planned, stale, ended, entry('fresh', east(300)), begun])).toEqual([
      'begun',
      'fresh',
      'stale',
      'planned',
    ]);
  });

  it('has what fits the words better first, and leaves out what does not fit', () => {
    const sought = { words: ['larder'], meant: [], categories: [2] };
    const entries = [entry('Drivers', { categories: [2], ...east(10) }), entry('Larder', east(90)), entry('Café')];
    expect(order(entries, { sought })).toEqual(['Larder', 'Drivers']);
  });
});

it('rounds distances up', () => {
  expect(metresBetween({ x: 0, y: 0 }, { x: 1, y: 1 })).toBe(2);
  expect(metresBetween(null, { x: 1, y: 1 })).toBeNull();
});
