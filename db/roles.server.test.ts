import { expect, it } from 'vitest';
import { hostUrlOf, loginRoles, rolePassword, roleUrl } from './roles.server';

const secret = 's'.repeat(32);

it('gives every role a password of its own, and another one for another secret', () => {
  const passwords = loginRoles.flatMap((role) => [rolePassword(secret, role), rolePassword(`${secret}!`, role)]);
  expect(new Set(passwords).size).toBe(2 * loginRoles.length);
});

it('makes passwords that need no quoting', () => {
  for (const role of loginRoles) expect(rolePassword(secret, role)).toMatch(/^[\w-]{43}$/);
});

it('puts the role into the URL of the database', () => {
  const url = new URL(roleUrl('postgres://db.example:5433/joined_up', secret, 'portal'));
  expect([url.username, url.password, url.host, url.pathname]).toEqual([
    'portal',
    rolePassword(secret, 'portal'),
    'db.example:5433',
    '/joined_up',
  ]);
});

it("takes the owner's name and password out of a URL", () => {
  expect(hostUrlOf('postgres://owner:p%40ss@db.example/joined_up?sslmode=require')).toBe(
    'postgres://db.example/joined_up?sslmode=require',
  );
});
