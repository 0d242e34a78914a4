import { beforeAll, describe, expect, it } from 'vitest';
import { useEnv } from '#tests/setup/env';
import { openWords, postedSearch, searchIn, sealedFor, sealWords } from './sealed-words.server';

beforeAll(() => useEnv({ hostUrl: 'postgres://127.0.0.1:1/none', secret: 's'.repeat(32) }));

const ME = '0192f000-0000-7000-8000-000000000001';
const OTHER = '0192f000-0000-7000-8000-000000000002';
const at = (query: string) => new URL(`http://localhost/kinver/desk/requests${query}`);

describe('sealed words', () => {
  it('are read by whoever typed them', () => {
    expect(openWords(sealWords('Zoë O’Brien', ME), ME)).toBe('Zoë O’Brien');
  });

  it('are not there to be seen, and look different each time', () => {
    const [one, other] = [sealWords('margaret ellison', ME), sealWords('margaret ellison', ME)];
    expect(Buffer.from(one, 'base64url').toString('latin1')).not.toContain('margaret');
    expect(one).not.toBe(other);
    expect(one).toMatch(/^[\w-]+$/);
  });

  it('are read by nobody else, not when they were changed, and not the day after', () => {
    const token = sealWords('Ellison', ME, 1_000);
    const last = token.at(-2) === 'A' ? 'B' : 'A';
    expect(openWords(token, OTHER, 2_000)).toBeNull();
    expect(openWords(token.slice(0, -2) + last + token.slice(-1), ME, 2_000)).toBeNull();
    expect(openWords(token, ME, 1_000 + 12 * 3_600_000 - 1)).toBe('Ellison');
    expect(openWords(token, ME, 1_000 + 12 * 3_600_000)).toBeNull();
    for (const nonsense of ['', 'x', 'A'.repeat(2000), '%%%']) expect(openWords(nonsense, ME)).toBeNull();
  });
});

describe('a search in an address', () => {
  it('is opened for its list, and its seal goes along with the pages', () => {
    const words = sealWords('Ellison', ME);
    const search = searchIn(at(`?status=done&words=${words}`), ME);
    expect(search.query.toString()).toBe('status=done&q=Ellison');
    expect(search.seal({ q: 'Ellison', status: ['done'], after: 'x' })).toEqual({
      words,
      status: ['done'],
      after: 'x',
    });
    expect(search.lost).toBe(false);
  });

  it('of somebody else shows the list without it, and says so', () => {
    const search = searchIn(at(`?status=done&words=${sealWords('Ellison', OTHER)}`), ME);
    expect(search.query.toString()).toBe('status=done');
    expect(search.lost).toBe(true);
  });

  it('in plain sight is left for the same with a seal', () => {
    let led: unknown;
    try {
      searchIn(at('?q=Ellison&status=done'), ME);
    } catch (thrown) {
      led = thrown;
    }
    const location = led instanceof Response ? new URL(led.headers.get('Location') ?? '', at('')) : at('');
    expect(location.href).not.toContain('Ellison');
    expect(location.searchParams.get('status')).toBe('done');
    expect(openWords(location.searchParams.get('words') ?? '', ME)).toBe('Ellison');
  });

  it('seals where somebody looks from as well, each for itself', () => {
    const query = sealedFor(ME, { q: 'Ellison', near: 'DY7 6HL', within: '5' });
    expect(JSON.stringify(query)).not.toMatch(/Ellison|DY7/);
    const search = searchIn(at(`?within=5&words=${String(query.words)}&around=${String(query.around)}`), ME);
    expect(search.query.get('near')).toBe('DY7 6HL');
    expect(search.seal({ q: 'Other', near: 'DY7 6HL' }).around).toBe(query.around);
    expect(() => searchIn(at(`?near=DY7+6HL&words=${String(query.words)}`), ME)).toThrow(
      expect.objectContaining({ status: 302 }),
    );
    expect(searchIn(at(`?around=${sealWords('DY7 6HL', OTHER)}`), ME)).toMatchObject({ lost: true });
  });

  it('that was posted leads to an address with its seal', () => {
    const form = new FormData();
    form.append('q', 'Ellison');
    form.append('status', 'done');
    const { q, status } = Object.fromEntries(postedSearch(form));
    const query = sealedFor(ME, { q, status });
    expect(query).toEqual({ words: expect.any(String) as string, status: 'done' });
    expect(openWords(String(query.words), ME)).toBe('Ellison');
    expect(sealedFor(ME, { q: '', status: 'done' })).toEqual({ status: 'done' });
  });
});
