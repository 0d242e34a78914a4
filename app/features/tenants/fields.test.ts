import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { phoneNumberSchema, tenantSlugSchema } from './fields';

const reasons = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message);

describe('a phone number', () => {
  it.each(['01632 960 100', '07700 900123', '0800 123 456', '01632960100', '111', '18001', '01632 960 100 ext. 12'])(
    'may be %s',
    (number) => {
      expect(reasons(phoneNumberSchema, number)).toBeUndefined();
    },
  );

  it.each([
    '1632 960 100',
    '01632  960 100',
    '01632-960-100',
    '01632 960',
    '+44 1632 960100',
    '01632 960 1000',
    '01632 960 100 x12',
    '',
  ])('may not be "%s"', (number) => {
    expect(reasons(phoneNumberSchema, number)?.[0]).toMatch(/must be a UK phone number/);
  });

  it('must be in quotes when it has no spaces, or YAML makes a number of it', () => {
    expect(reasons(phoneNumberSchema, 1632960100)?.[0]).toMatch(/put the number in quotes/);
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
