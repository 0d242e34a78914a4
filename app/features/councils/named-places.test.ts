import { describe, expect, it } from 'vitest';
import { placeLabel, placesNamed, type NamedPlace } from './named-places';

const council = (value: string, alsoCalled: string): NamedPlace => ({
  value,
  name: `${alsoCalled} Parish Council`,
  alsoCalled,
});
const COUNCILS = [
  council('1', 'Norton'),
  council('2', 'Norton-in-Hales'),
  council('3', 'Bredon’s Norton'),
  council('4', 'Kinver'),
  council('5', 'Honeybourne'),
];
const named = (typed: string) => placesNamed(typed, COUNCILS).map(({ value }) => value);

describe('a name as it was typed', () => {
  it.each([
    ['Kinver Parish Council', ['4']],
    ['  kinver ', ['4']],
    ['kin', ['4']],
    ['Norton', ['1']],
    ['norton in hales', ['2']],
    ["bredon's n", ['3']],
    ['nor', ['1', '2', '3']],
    ['bourne', ['5']],
    ['Atlantis', []],
    [' - ', []],
  ])('%j means %j', (typed, values) => expect(named(typed)).toEqual(values));

  it('is told from others by its district', () => {
    expect(placeLabel({ value: 'E1', name: 'Norton', within: 'Wychavon' })).toBe('Norton, Wychavon');
    expect(placeLabel({ value: 'E1', name: 'Norton', within: null })).toBe('Norton');
  });
});
