import { expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

const wanted = {
  '': {},
  'node_modules/react': { version: '18.3.1', integrity: 'sha512-a' },
  'node_modules/esbuild-windows': { version: '1.0.0', integrity: 'sha512-b', optional: true },
};

it('knows that what the lock file names is there, whatever other platforms would need', () => {
  expect(isInstalled(wanted, { 'node_modules/react': { version: '18.3.1', integrity: 'sha512-a' } })).toBe(true);
});

it.each([
  ['a package is missing', {}],
  ['a package has another version', { 'node_modules/react': { version: '18.3.0', integrity: 'sha512-a' } }],
  ['a package has other contents', { 'node_modules/react': { version: '18.3.1', integrity: 'sha512-z' } }],
])('installs again when %s', (_why, installed) => {
  expect(isInstalled(wanted, installed)).toBe(false);
});
