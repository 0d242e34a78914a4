import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { brandSchema, categorySchema, phoneNumberSchema, serviceSchema, tenantSlugSchema } from './schema';

const reasons = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('a phone number', () => {
  it.each(['01632 960 100', '07700 900123', '0800 123 456', '01632960100', '111', '18001'])('may be %s', (number) => {
    expect(reasons(phoneNumberSchema, number)).toBeUndefined();
  });

  it.each(['1632 960 100', '01632  960 100', '01632-960-100', '01632 960', '+44 1632 960100', '01632 960 1000', ''])(
    'may not be "%s"',
    (number) => {
      expect(reasons(phoneNumberSchema, number)?.[0]).toMatch(/must be a UK phone number/);
    },
  );

  it('must be in quotes when it has no spaces, or YAML makes a number of it', () => {
    expect(reasons(phoneNumberSchema, 1632960100)?.[0]).toMatch(/put the number in quotes/);
  });
});

describe('a colour', () => {
  const withColour = (colour: string) => reasons(brandSchema.pick({ colour: true }), { colour });

  it('may be dark enough to read on white', () => {
    expect(withColour('#767676')).toBeUndefined();
  });

  it('may not be just too light', () => {
    expect(withColour('#777777')).toEqual([
      'has a contrast of 4.4:1 with white, and people need at least 4.5:1 to read: choose a darker colour',
    ]);
  });

  it.each(['purple', '#fff', '4b2e83', '#4B2E83', '#4b2e83ff'])('may not be written %s', (colour) => {
    expect(withColour(colour)).toEqual(['must be a colour like "#4b2e83": six lower-case hex digits, in quotes']);
  });
});

describe('the code of a category', () => {
  const code = (slug: string, number: number) =>
    reasons(categorySchema, { code: number, slug, name: 'Name', hint: 'Hint', dbs: 'none' });

  it.each([
    ['food', 1],
    ['errands', 8],
    ['sandbags', 20],
    ['boats', 99],
  ])('of "%s" may be %d', (slug, number) => {
    expect(code(slug, number)).toBeUndefined();
  });

  it.each([
    ['food', 2, 'must be 1: "food" has that code in every county'],
    ['food', 20, 'must be 1: "food" has that code in every county'],
    ['sandbags', 1, '1 is "food" in every county: a category of your own starts at 20'],
    ['sandbags', 19, 'a category of your own needs a code from 20 to 99'],
  ])('of "%s" may not be %d', (slug, number, reason) => {
    expect(code(slug, number)).toEqual([reason]);
  });
});

describe('a service people are sent to', () => {
  it('can be reached by phone or on the web', () => {
    expect(reasons(serviceSchema, { name: 'A', what: 'B', phone: '01632 960 100' })).toBeUndefined();
    expect(reasons(serviceSchema, { name: 'A', what: 'B', url: 'https://a.example/b' })).toBeUndefined();
  });

  it('may not be out of reach', () => {
    expect(reasons(serviceSchema, { name: 'A', what: 'B' })).toEqual([
      'needs a phone number or a web address, or nobody can reach it',
    ]);
  });

  it.each(['javascript:alert(1)', 'ftp://a.example', 'a.example'])('may not be at %s', (url) => {
    expect(reasons(serviceSchema, { name: 'A', what: 'B', url })?.[0]).toMatch(/must be a web address/);
  });
});

describe('an address', () => {
  it.each(['kinver', 'great-wyrley', 'hanbury-wychavon', 'ward-2'])('may be %s', (slug) => {
    expect(reasons(tenantSlugSchema, slug)).toBeUndefined();
  });

  it.each([
    'sign-in',
    'healthz',
    'readyz',
    'assets',
    'desk',
    'desks',
    'build',
    'admin',
    'resources',
    'invite',
    'outbox',
  ])('may not be %s, which is the service itself', (slug) => {
    expect(reasons(tenantSlugSchema, slug)).toEqual([
      `"${slug}" is an address of the service itself: choose another word`,
    ]);
  });

  it.each(['Kinver', 'great_wyrley', '-kinver', 'kinver-', 'a--b', 'k', 'favicon.ico', 'robots.txt', '', '../etc'])(
    'may not be "%s"',
    (slug) => {
      expect(reasons(tenantSlugSchema, slug)).toBeDefined();
    },
  );
});
