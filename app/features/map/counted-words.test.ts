import { describe, expect, it } from 'vitest';
import { countedBy } from './counted';
import { countedNotes, countedTitle } from './counted-words';
import type { Layer } from './layers';
import type { Measure } from './measures';

const choices = {
  people: { tier: 'district', categories: ['food'], localities: ['southern'] },
  entries: { tier: 'district', categories: ['food'], districts: [], localities: ['l1'] },
  localities: [{ slug: 'southern', id: 'l1' }],
} as const;
const told = (
  layer: Layer | null,
  query: string,
  measure: Measure,
  readable = ['requests', 'offers', 'provision'],
) => ({
  layer,
  measure,
  counted: countedBy(layer, new URLSearchParams(query), choices),
  mayRead: (noun: Layer) => readable.includes(noun),
});

describe('the legend of the colours', () => {
  it.each([
    ['requests', '', 'requests', 'Open requests'],
    ['requests', 'urgency=food_today', 'requests', 'Requests with this filter'],
    ['requests', 'urgency=food_today', 'offers', 'Volunteers and groups who can be matched'],
    ['requests', 'need=food', 'offers', 'Volunteers and groups who can be matched, for the same help and places'],
    ['provision', 'locality=l1', 'requests', 'Open requests for the same help and places'],
    ['offers', 'locality=southern', 'provision', 'Entries for the same help and places that cover it'],
    ['offers', 'kind=group', 'requests_per_offer', 'Requests for each volunteer, those volunteers who fit the filter'],
  ] as const)('of %s with “%s”, by %s, says: %s', (layer, query, measure, title) => {
    expect(countedTitle(told(layer, query, measure))).toBe(title);
  });

  it('speaks of no filter to whoever may not read what is counted, and says that it is so', () => {
    const blind = told('requests', 'need=food', 'offers', ['requests']);
    expect(countedTitle(blind)).toBe('Volunteers and groups who can be matched');
    expect(countedNotes({ ...blind, total: 9, values: [9] })).toEqual([expect.stringContaining('whatever the filter')]);
  });

  it('says how many of the list are in none of the parishes', () => {
    const [note] = countedNotes({ ...told('requests', '', 'requests'), total: 9, values: [4, 2] });
    expect(note).toMatch(/^3 of the 9 /);
    expect(countedNotes({ ...told('requests', '', 'requests'), total: 6, values: [4, 2] })).toEqual([]);
    expect(countedNotes({ ...told('requests', '', 'offers'), total: 9, values: [4, 2] })).toEqual([]);
  });
});
