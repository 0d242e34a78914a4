import { expect, test } from 'vitest';
import { returnPath } from './return-to';

test.each(['/wychavon/desk', '/wychavon/desk/requests?status=matched&q=a+b', '/', '/desks'])(
  'goes back to %s',
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  null,
  undefined,
  '',
  'wychavon/desk',
  'https://evil.example/',
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/.//evil.example',
  '/%2e//evil.example',
  '/a/..//evil.example',
  'javascript:alert(1)',
  ' //evil.example',
  '/sign-out',
  '/sign-in?returnTo=/sign-in',
  `/${'a'.repeat(1001)}`,
])('does not go to %j', (path) => {
  expect(returnPath(path)).toBeNull();
});
