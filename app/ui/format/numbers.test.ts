import { expect, test } from 'vitest';
import { km, list, number, percent, plural } from './numbers';

test('a count agrees with its noun', () => {
  expect(plural(1, 'request')).toBe('1 request');
  expect(plural(0, 'request')).toBe('0 requests');
  expect(plural(86, 'request')).toBe('86 requests');
  expect(plural(2, 'parish', 'parishes')).toBe('2 parishes');
  expect(plural(12345, 'household')).toBe('12,345 households');
  expect(number(1024)).toBe('1,024');
});

test('a distance is in kilometres, as exact as is useful', () => {
  expect(km(0)).toBe('under 0.1 km');
  expect(km(99)).toBe('under 0.1 km');
  expect(km(100)).toBe('0.1 km');
  expect(km(812)).toBe('0.8 km');
  expect(km(3000)).toBe('3.0 km');
  expect(km(9940)).toBe('9.9 km');
  expect(km(9960)).toBe('10 km');
  expect(km(12_345)).toBe('12 km');
});

test('names are listed as in a sentence', () => {
  expect(list([])).toBe('');
  expect(list(['Kinver'])).toBe('Kinver');
  expect(list(['Kinver', 'Enville'])).toBe('Kinver and Enville');
  expect(list(['Kinver', 'Enville', 'Swindon'], 'or')).toBe('Kinver, Enville or Swindon');
});

test('a share of nothing is not nought per cent', () => {
  expect(percent(16, 25)).toBe('64%');
  expect(percent(0, 0)).toBe('–');
});
