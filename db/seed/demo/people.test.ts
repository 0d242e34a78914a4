import { expect, test } from 'vitest';
import { somebody } from '#tests/factories/people';
import { diceFor } from './dice';
import { aPerson, DRAMA_LANDLINES, DRAMA_MOBILES, emailFor, groupEmailFor, otherOf } from './people';

const thousand = Array.from({ length: 1000 }, (_, index) => aPerson(diceFor('people', index), 'middle'));

test('the same dice think up the same person', () => {
  expect(aPerson(diceFor('zoe'), 'old')).toEqual(aPerson(diceFor('zoe'), 'old'));
});

test('names are of many heritages, with accents and apostrophes and of every length', () => {
  const names = thousand.map(({ name }) => name);
  expect(new Set(names).size).toBeGreaterThan(850);
  for (const pattern of [/O'/, /ë/, /^.{30,}$/, /Singh|Kaur/, /Hussain|Begum/, /ł|ó/]) {
    expect(names.some((name) => pattern.test(name))).toBe(true);
  }
});

test('numbers are those kept for drama', () => {
  for (const number of [...DRAMA_LANDLINES, ...DRAMA_MOBILES]) {
    expect(number).toMatch(/^\+44(1632960|7700900)\d{3}$/);
  }
  const { phone, mobile, email } = somebody();
  expect([phone, mobile].every((number) => /^\+44(1632960|7700900)\d{3}$/.test(number))).toBe(true);
  expect(email).toMatch(/\.example$/);
});

test('addresses are plain, end in .example and belong to one person each', () => {
  const taken = new Set<string>();
  const addresses = thousand.map(({ name }, index) => emailFor(name, diceFor('mail', index), taken));
  for (const address of addresses) expect(address).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)?@[a-z-]+\.example$/);
  expect(new Set(addresses).size).toBe(1000);
  expect(groupEmailFor('King’s Bromley Food Share', diceFor('group'), taken)).toMatch(
    /^[a-z]+@kings-bromley-food-share\.example$/,
  );
});

test('another of the household has the same surname', () => {
  const ellison = { name: 'Margaret Ellison', surname: 'Ellison', bornYear: 1938 };
  const other = otherOf(ellison, diceFor('other'));
  expect(other.name).toMatch(/ Ellison$/);
  expect(Math.abs(other.bornYear - 1938)).toBeLessThanOrEqual(4);
});
