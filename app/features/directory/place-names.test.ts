import { expect, test } from 'vitest';
import { placesNamed, type NamedPlace } from './place-names';

const parish = (name: string, within = 'South Staffordshire'): NamedPlace => ({
  value: `${name}, ${within}`,
  kind: 'parish',
  name,
  within,
});
const PLACES = [
  parish('Kinver'),
  parish('Great Wyrley'),
  parish('Swindon'),
  parish('Swindon', 'Elsewhere'),
  parish('St. Michael'),
  parish('Codsall'),
];

test.each([
  ['Kinver', ['Kinver']],
  ['kinvar', ['Kinver']],
  ['KINVER ', ['Kinver']],
  ['great wyrely', ['Great Wyrley']],
  ['wyrley', ['Great Wyrley']],
  ['st michael', ['St. Michael']],
  ['swindon', ['Swindon', 'Swindon']],
  ['London', []],
  ['', []],
  ['%', []],
])('"%s" is %j', (typed, names) => expect(placesNamed(typed, PLACES).map(({ name }) => name)).toEqual(names));
