import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fullDisk, requireSpace } from './space.mjs';

const folder = join(tmpdir(), 'joined-up-not-there', 'either');

it('says how much is free and how much is needed, also of a folder that is not there yet', () => {
  expect(() => requireSpace(folder, 1e12)).toThrow(
    /^The disk that holds .* is full: \d+ MB are free and 1000000000000 MB are needed\. Free some space, or set DATA_DIR to a folder on another disk\.$/,
  );
});

it('has nothing to say while there is space', () => {
  expect(() => requireSpace(folder, 0)).not.toThrow();
});

it.each(['could not write to file "base/1": No space left on device', 'ENOSPC: no space left on device, write'])(
  'recognises a full disk in: %s',
  (words) => {
    expect(fullDisk('/somewhere', words)?.message).toContain('The disk that holds /somewhere is full.');
  },
);

it('does not blame the disk for anything else', () => {
  expect(fullDisk('/somewhere', 'permission denied')).toBeUndefined();
});
