import { beforeEach, expect, it } from 'vitest';
import { KeptCopy, type Shelf } from './kept-copy';

const kept = new Map<string, string>();
beforeEach(() => kept.clear());

const shelf: Shelf = {
  getItem: (name) => kept.get(name) ?? null,
  setItem: (name, text) => void kept.set(name, text),
  removeItem: (name) => void kept.delete(name),
  key: (index) => [...kept.keys()][index] ?? null,
  get length() {
    return kept.size;
  },
};
const KEY = 'ab'.repeat(32);
const DAY = 86_400_000;
const copyOf = (id: string, copyKey = KEY, now = 0) =>
  new KeptCopy(
    { id, copyKey },
    () => shelf,
    () => now,
  );

it('gives back what was typed last, to a page with the same key alone', async () => {
  await copyOf('one').keep('name=Mar');
  await copyOf('one').keep('name=Margaret+Ellison');
  expect(await copyOf('one').read()).toBe('name=Margaret+Ellison');
  expect(await copyOf('one', 'cd'.repeat(32)).read()).toBeNull();
  expect(await copyOf('two').read()).toBeNull();
});

it('keeps nothing that can be read without the key', async () => {
  await copyOf('one').keep('name=Margaret+Ellison');
  expect([...kept.values()].join()).not.toMatch(/Margaret|4d61726761726574/);
});

it('is gone once the server has it, also while it is still being sealed', async () => {
  const copy = copyOf('one');
  const keeping = copy.keep('notes=late');
  copy.drop();
  await keeping;
  expect(kept.size).toBe(0);
});

it('goes by itself when nobody comes back for it', async () => {
  await copyOf('one', KEY, 0).keep('notes=old');
  await copyOf('two', KEY, 2 * DAY).keep('notes=newer');
  expect(await copyOf('two', KEY, 8 * DAY).read()).toBe('notes=newer');
  expect([...kept.keys()]).toEqual(['ju-call-two']);
});

it('does without a copy where the browser forbids one', async () => {
  const forbidden = new KeptCopy({ id: 'one', copyKey: KEY }, () => {
    throw new Error('SecurityError');
  });
  await forbidden.keep('notes=x');
  forbidden.drop();
  expect(await forbidden.read()).toBeNull();
});
