import { describe, expect, it } from 'vitest';
import { entryFiltersSet, entryQuery, readEntryFilter, type EntryChoices } from './filters';

const choices: EntryChoices = { tier: 'district', categories: ['food', 'money'], districts: [], localities: ['l1'] };
const read = (query: string, more: Partial<EntryChoices> = {}) =>
  readEntryFilter(new URLSearchParams(query), { ...choices, ...more });

describe('the filter of the community map', () => {
  it('shows what has not ended unless told otherwise', () => {
    expect(read('').statuses).toEqual(['planned', 'active', 'paused']);
    expect(entryFiltersSet(read(''))).toBe(0);
    expect(read('status=ended').statuses).toEqual(['ended']);
  });

  it('comes back out of its own address', () => {
    const given =
      'q=lunch+club&todo=stale&todo=to_confirm&status=paused&shown=public&kind=food&category=money&locality=l1&parish=E04008962&holder=us';
    const filter = read(given);
    const query = Object.entries(entryQuery(filter)).flatMap(([name, value]) =>
      [value ?? []].flat().map((one) => [name, one]),
    );
    expect(read(new URLSearchParams(query).toString())).toEqual(filter);
    expect(entryFiltersSet(filter)).toBe(9);
  });

  it('leaves out what it does not know', () => {
    expect(read('todo=x&kind=y&category=dragons&locality=l2&parish=Kinver&holder=districts&status=gone')).toEqual(
      read(''),
    );
    expect(read('holder=us', { tier: 'parish' }).holders).toEqual([]);
    expect(read('district=E07000196').districts).toEqual([]);
    const county = { tier: 'county', districts: ['E07000196'] } as const;
    expect(read('district=E07000196&district=E07000238', county).districts).toEqual(['E07000196']);
  });
});
