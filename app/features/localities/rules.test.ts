import { describe, expect, it } from 'vitest';
import { drawingOf, sameDrawing, slugFor } from './rules';
import { drawingSchema } from './schema';

const [NORTH, SOUTH, NEW] = ['1', '2', '3'].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
];
const PARISHES = [
  { code: 'E04000001', name: 'Alton' },
  { code: 'E04000002', name: 'Barton' },
];

interface Row {
  id: string;
  name?: string;
  position?: number;
  remove?: 'yes';
}

function drawn(rows: Row[], ...chosen: (string | undefined)[]) {
  const parishes = PARISHES.map(({ code }, at) => ({ code, locality: chosen[at] }));
  return drawingOf(drawingSchema.parse({ version: '0', localities: rows, parishes }), PARISHES);
}

describe('a drawing', () => {
  it('is in the order that was typed, without the rows that nobody filled in', () => {
    const rows = [
      { id: NORTH, name: 'North', position: 2 },
      { id: SOUTH, name: ' South  side ', position: 1 },
      { id: NEW },
    ];
    expect(drawn(rows, NORTH, SOUTH)).toEqual({
      localities: [
        { id: SOUTH, name: 'South side', areas: ['E04000002'] },
        { id: NORTH, name: 'North', areas: ['E04000001'] },
      ],
    });
  });

  it.each([
    [
      'a parish without a locality',
      [{ id: NORTH, name: 'North' }],
      [NORTH, undefined],
      { 'parishes[1].locality': 'Choose a locality for Barton' },
    ],
    [
      'a parish in one that is not there',
      [{ id: NORTH, name: 'North' }],
      [NORTH, SOUTH],
      { 'parishes[1].locality': 'Choose a locality for Barton' },
    ],
    [
      'a parish left in one that is removed',
      [
        { id: NORTH, name: 'North' },
        { id: SOUTH, name: 'South', remove: 'yes' as const },
      ],
      [NORTH, SOUTH],
      { 'parishes[1].locality': 'Choose another locality for Barton: South is to be removed' },
    ],
    [
      'a locality without parishes',
      [
        { id: NORTH, name: 'North' },
        { id: SOUTH, name: 'South' },
      ],
      [NORTH, NORTH],
      { 'localities[1].name': 'Choose at least one parish for South below, or remove it' },
    ],
    [
      'a locality without a name',
      [{ id: NORTH, name: 'North' }, { id: NEW }],
      [NORTH, NEW],
      { 'localities[1].name': 'Enter a name for this locality: there are parishes in it' },
    ],
    [
      'two of one name',
      [
        { id: NORTH, name: 'North' },
        { id: SOUTH, name: 'NORTH' },
      ],
      [NORTH, SOUTH],
      { 'localities[1].name': 'There are two localities named NORTH: give one of them another name' },
    ],
  ])('refuses %s', (_, rows, chosen, errors) => {
    expect(drawn(rows, ...chosen)).toEqual({ errors });
  });

  it('is the same whatever the order of the parishes, and another with another order of localities', () => {
    const north = { id: NORTH, name: 'North', areas: ['a', 'b'] };
    const south = { id: SOUTH, name: 'South', areas: [] };
    expect(sameDrawing([north, south], [{ ...north, areas: ['b', 'a'] }, south])).toBe(true);
    expect(sameDrawing([north, south], [south, north])).toBe(false);
    expect(sameDrawing([north], [{ ...north, name: 'Nord' }])).toBe(false);
  });
});

describe('the word of a new locality', () => {
  it.each([
    ['North East', [], 'north-east'],
    ['North East', ['north-east', 'north-east-2'], 'north-east-3'],
    ['Wye & Zed’s', [], 'wye-zed-s'],
    ['Ä', [], 'locality-a'],
    ['…', [], 'locality-1'],
  ])('%s', (name, taken, slug) => {
    expect(slugFor(name, new Set(taken))).toBe(slug);
  });
});
