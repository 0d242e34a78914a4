import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from './app';
import { testDatabase, type TestDatabase } from '../db/database';

let database: TestDatabase;
let app: TestApp;

beforeAll(async () => {
  database = await testDatabase({ places: true });
  app = await startApp(database);
});

afterAll(async () => {
  await app.stop();
  await database.close();
});

// What decision 0021 promises of a search that stands in the address.
describe('what a resident searches for', () => {
  const asked = new URLSearchParams({ place: 'DY7 6HL', words: 'zzlarder' }).toString();
  const PAGES = ['/kinver', '/kinver/directory', '/kinver/map', '/kinver/map/points', '/kinver/directory/nowhere'];

  it.each(PAGES)('goes no further than %s: to no cache, no other site, no search engine', async (page) => {
    const { headers, text } = await app.visitor().get(`${page}?${asked}`);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    const sources = (headers.get('content-security-policy') ?? '').split(/[\s;]+/);
    expect(sources).toContain("'none'");
    expect(sources.filter((source) => /^\w+:|\.\w|^\*/.test(source) && !['data:', 'blob:'].includes(source))).toEqual(
      [],
    );
    const elsewhere = [...text.matchAll(/<(?:script|link|img|iframe)[^>]*(?:src|href)="(?:https?:)?\/\/([^/"]+)/g)];
    expect(elsewhere.map(([, host]) => host).filter((host) => !app.origin.endsWith(host ?? ''))).toEqual([]);
    expect(headers.get('x-robots-tag')).toBe('noindex');
  });

  it('can be kept as a link: the same address answers the same to somebody else', async () => {
    const page = `/kinver/directory?${asked}`;
    const [one, other] = [await app.visitor().get(page), await app.visitor().get(page)];
    const bare = (text: string) => text.replace(/nonce="[^"]*"/g, '');
    expect(one.status).toBe(200);
    expect(one.text).toContain('value="zzlarder"');
    expect(bare(other.text)).toBe(bare(one.text));
    expect((await app.visitor().get('/kinver')).headers.get('x-robots-tag')).toBeNull();
    const old = await app.visitor().get('/kinver/near?postcode=DY7+6HL');
    expect([old.status, old.location, old.headers.get('cache-control')]).toEqual([
      301,
      '/kinver/directory?place=DY7+6HL',
      'no-store',
    ]);
  });
});
