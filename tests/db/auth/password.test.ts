import { verify } from '@node-rs/argon2';
import { beforeEach, expect, test, vi } from 'vitest';
import { hashPassword, verifyPassword } from '~/platform/auth/password.server';

// The real argon2, watched: the work it does is in the parameters that stand in the hash it is given.
vi.mock('@node-rs/argon2', { spy: true });

const PASSWORD = 'kitchen-lantern-orbit';
const OWASP = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/;

beforeEach(() => void vi.mocked(verify).mockClear());

test('is hashed with the parameters that OWASP names, and fits its hash alone', async () => {
  const stored = await hashPassword(PASSWORD);
  expect(stored).toMatch(OWASP);
  expect(await verifyPassword(stored, PASSWORD)).toBe(true);
  expect(await verifyPassword(stored, `${PASSWORD}s`)).toBe(false);
});

test('is compared with as much work where there is no hash, for an answer that is always no', async () => {
  expect(await verifyPassword(null, PASSWORD)).toBe(false);
  expect(vi.mocked(verify).mock.calls).toEqual([[expect.stringMatching(OWASP), PASSWORD]]);
});
