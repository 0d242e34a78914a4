import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratios, shadingOf, together, withheld, type Value } from './measures';

const values = (...list: Value[]) => new Map(list.map((value, at) => [`E0${at}`, value]));

describe('shades', () => {
  it('are told in the numbers that fall into them', () => {
    expect(shadingOf(values(0, 1, 2, 3, 9, 40)).classes).toEqual([
      { shade: 0, words: 'none' },
      { shade: 1, words: '1' },
      { shade: 2, words: '2' },
      { shade: 3, words: '3' },
      { shade: 4, words: '9 to 40' },
    ]);
  });

  it('of one number are one', () => {
    expect(shadingOf(values(7, 7, 7))).toEqual({
      shades: { E00: 1, E01: 1, E02: 1 },
      classes: [{ shade: 1, words: '7' }],
    });
    expect(shadingOf(values())).toEqual({ shades: {}, classes: [] });
  });

  it('keep the darkest for requests without volunteers', () => {
    const { shades, classes } = shadingOf(values('without', 0.5, 4));
    expect(shades.E00).toBe(4);
    expect(classes.at(-1)).toEqual({ shade: 4, words: 'requests but no volunteers' });
  });

  it('put each parish into a class that the legend has, the larger number never into a lighter one', () => {
    const value = fc.oneof(fc.nat(500), fc.constantFrom<Value>('few', 'without'));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 60 }), (list) => {
        const { shades, classes } = shadingOf(values(...list));
        const known = new Set(classes.map(({ shade }) => shade));
        const counted = list.map((one, at) => ({ one, shade: shades[`E0${at}`] ?? -1 }));
        expect(counted.every(({ shade }) => known.has(shade))).toBe(true);
        const numbers = counted.filter(({ one }) => typeof one === 'number') as { one: number; shade: number }[];
        const sorted = numbers.toSorted((a, b) => a.one - b.one).map(({ shade }) => shade);
        expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      }),
    );
  });
});

describe('parishes that are drawn as one', () => {
  it('have the sum of their numbers, in which what is not told counts nothing', () => {
    const drawn = new Map([
      ['E00', 'E00'],
      ['E01', 'E00'],
      ['E02', 'E02'],
      ['E03', 'E02'],
      ['E04', 'E05'],
      ['E05', 'E05'],
    ]);
    expect(Object.fromEntries(together(values(4, 6, 'few', 6, 'few', 'few', 9), drawn))).toEqual({
      E00: 10,
      E02: 6,
      E05: 'few',
    });
  });
});

describe('for whoever may not read the records', () => {
  it('nothing below five is told, and none is not told apart from few', () => {
    const counts = new Map([
      ['a', 4],
      ['b', 5],
      ['c', 0],
    ]);
    expect([...withheld(counts, ['a', 'b', 'c', 'd']).values()]).toEqual(['few', 5, 'few', 'few']);
  });

  it('a ratio is told only of numbers that are', () => {
    const told = ratios(values('few', 10, 10, 4, 0), values(5, 'few', 4, 0));
    expect([...told.values()]).toEqual(['few', 'few', 2.5, 'without', 0]);
  });
});
