import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { brandSchema, categorySchema, serviceSchema } from './schema';

const reasons = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

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
