import { expect, test } from 'vitest';
import { telHref } from './extension';
import { phone } from './phone';

test.each([
  ['01632960142', '01632 960 142'],
  ['+44 1632 960142', '01632 960 142'],
  ['(01632) 960-142', '01632 960 142'],
  ['07700 900123', '07700 900 123'],
  ['020 7946 0018', '020 7946 0018'],
  ['0113 496 0000', '0113 496 0000'],
  ['+33 1 23 45 67 89', '+33 1 23 45 67 89'],
  ['01902 696000 extension 12', '01902 696 000 ext. 12'],
  ['+441902696000;ext=0012', '01902 696 000 ext. 0012'],
  ['+33 1 23 45 67 89 x3', '+33 1 23 45 67 89 ext. 3'],
  [' ask for Joan ', 'ask for Joan'],
])('%s is read out as %s', (written, words) => {
  expect(phone(written)).toBe(words);
});

test.each([
  ['01632 960 142', 'tel:01632960142'],
  ['+33 1 23 45 67 89', 'tel:+33123456789'],
  ['01902 696 000 ext. 12', 'tel:01902696000;ext=12'],
  ['+441902696000;ext=0012', 'tel:+441902696000;ext=0012'],
  ['01902 696000 (extension 7)', 'tel:01902696000;ext=7'],
  ['01902 696000x7', 'tel:01902696000;ext=7'],
])('%s is rung by %s', (written, href) => expect(telHref(written)).toBe(href));
