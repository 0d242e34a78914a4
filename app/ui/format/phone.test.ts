import { expect, test } from 'vitest';
import { phone, phoneHref } from './phone';

test.each([
  ['01632960142', '01632 960 142'],
  ['+44 1632 960142', '01632 960 142'],
  ['(01632) 960-142', '01632 960 142'],
  ['07700 900123', '07700 900 123'],
  ['020 7946 0018', '020 7946 0018'],
  ['0113 496 0000', '0113 496 0000'],
  ['+33 1 23 45 67 89', '+33 1 23 45 67 89'],
  [' ask for Joan ', 'ask for Joan'],
])('%s is read out as %s', (written, words) => {
  expect(phone(written)).toBe(words);
});

test('a number can be rung, words cannot', () => {
  expect(phoneHref('01632 960 142')).toBe('tel:+441632960142');
  expect(phoneHref('ask for Joan')).toBeUndefined();
});
