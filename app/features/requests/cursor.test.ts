import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCursor, writeCursor, type Cursor } from './cursor';

const cursor: Cursor = {
  order: 'waiting',
  urgency: 2,
  askedAt: '2026-03-24T14:02:00.123456Z',
  id: '0195c0de-7a00-7000-8000-000000000001',
  position: 25,
};

describe('a cursor', () => {
  it('comes back as it was', () => expect(readCursor(writeCursor(cursor), 'waiting')).toEqual(cursor));
  it('needs no escaping in a URL', () => expect(writeCursor(cursor)).toMatch(/^[A-Za-z0-9_-]+$/));
  it('is no cursor of another order', () => expect(readCursor(writeCursor(cursor), 'newest')).toBeNull());

  it('is refused when anything of it is wrong', () => {
    const wrong: Partial<Record<keyof Cursor, unknown>>[] = [
      { urgency: 9 },
      { urgency: "1'" },
      { askedAt: 'yesterday' },
      { askedAt: '2026-13-45T99:99:99.000000Z' },
      { id: 'x' },
      { position: 0 },
    ];
    for (const part of wrong) expect(readCursor(writeCursor({ ...cursor, ...part } as Cursor), 'waiting')).toBeNull();
  });

  it('is refused when it is anything else', () => {
    expect(readCursor(null, 'waiting')).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => readCursor(text, 'waiting') === null));
  });
});
