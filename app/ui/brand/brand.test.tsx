import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BrandStyle } from './brand-style';
import { brandColours, contrast } from './colours';

test('contrast is the ratio of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('a readable colour is kept as it is', () => {
  expect(brandColours('#4B2E83').brand).toBe('#4b2e83');
});

test('whatever colour a council has, white text on it and dark text on its tint can be read', () => {
  const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
  fc.assert(
    fc.property(hex, (colour) => {
      const { brand, dark, tint } = brandColours(colour);
      expect(contrast(brand, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      expect(contrast(dark, '#ffffff')).toBeGreaterThanOrEqual(contrast(brand, '#ffffff'));
      expect(contrast(tint, dark)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test('the colours reach the page in a style block with the nonce', () => {
  expect(renderToStaticMarkup(<BrandStyle colour="#4b2e83" nonce="abc" />)).toBe(
    '<style nonce="abc">:root{--brand:#4b2e83;--brand-dark:#311e55;--brand-tint:#edeaf3}</style>',
  );
});

test.each(['red', '#fff', '#4b2e83;}body{display:none', '</style>'])('%s is refused', (colour) => {
  expect(() => renderToStaticMarkup(<BrandStyle colour={colour} />)).toThrow(RangeError);
});
