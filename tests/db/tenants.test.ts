import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closePools, openPools, withPortal } from '#db/client.server';
import { openOwner, type OwnerSql } from '#db/owner.server';
import type { Reader } from '#db/reader';
import { syncTenants } from '#db/seed/tenants';
import {
  countyFile,
  districtFile,
  pageFile,
  parishEntry,
  tenantFiles,
  withTenantFolder,
} from '#tests/factories/tenants';
import { readTenants } from '~/features/tenants/load.server';
import { TenantFileError } from '~/features/tenants/problems';
import {
  holderForPlace,
  localitiesOf,
  pageBySlug,
  pagesOf,
  tenantByNo,
  tenantBySlug,
  tenantForArea,
  tenantsByNo,
  tenantsForPlace,
  tenantsUnder,
} from '~/features/tenants/queries.server';
import { addAreas } from './areas';
import { testDatabase, type TestDatabase } from './database';

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

let database: TestDatabase;
let owner: OwnerSql;

beforeAll(async () => {
  database = await testDatabase();
  owner = openOwner(database.ownerUrl);
  openPools(database);
  await addAreas(owner, parse(await readFile(here('db/atlas/areas.csv'), 'utf8'), { columns: true }));
  await addAreas(owner, [
    { code: 'E10000001', name: 'Exshire', type: 'county', parent_code: '' },
    { code: 'E07000001', name: 'Wye', type: 'district', parent_code: 'E10000001' },
    { code: 'E04000001', name: 'Zed', type: 'parish', parent_code: 'E07000001' },
    { code: 'E04000002', name: 'Why', type: 'parish', parent_code: 'E07000001' },
    { code: 'E43000001', name: 'Wye town', type: 'unparished', parent_code: 'E07000001' },
  ]);
});
beforeEach(() => owner`truncate locality_area, locality, page, tenant_area, tenant cascade`);
afterAll(async () => {
  await closePools();
  await owner.end();
  await database.close();
});

const ask = <T>(question: (db: Reader) => Promise<T>) => withPortal({}, question);
const sync = (differences: Record<string, unknown> = {}) =>
  withTenantFolder(tenantFiles(differences), async (folder) => syncTenants(owner, await readTenants(folder)));

async function refused(differences: Record<string, unknown>): Promise<string[]> {
  const error: unknown = await sync(differences).catch((thrown: unknown) => thrown);
  if (!(error instanceof TenantFileError)) throw new Error('The files were not refused', { cause: error });
  return error.message.split('\n').slice(1);
}

describe('bringing councils into the database', () => {
  it('takes all that come with the product, and nothing the second time', async () => {
    const loaded = await readTenants(here('tenants'));
    const lines: string[] = [];
    expect(await syncTenants(owner, loaded, (line) => lines.push(line))).toEqual({
      added: 405,
      changed: 0,
      unchanged: 0,
      ended: [],
    });
    expect(lines).toEqual(['Councils: 405 added, 0 changed, 0 unchanged']);
    expect(await syncTenants(owner, loaded)).toEqual({ added: 0, changed: 0, unchanged: 405, ended: [] });
    expect(await ask((db) => tenantBySlug(db, 'kinver'))).toEqual(loaded.tenants.find(({ slug }) => slug === 'kinver'));
    const localities = await ask((db) => localitiesOf(db, 41_005_000));
    expect(localities.map(({ name, areas }) => [name, areas.length])).toEqual([
      ['Northern', 5],
      ['North East', 9],
      ['Central', 5],
      ['North West', 3],
      ['Southern', 7],
    ]);
  });

  it('follows the files: what is changed, added and taken away there', async () => {
    const locality = (slug: string, ...areas: string[]) => ({ slug, name: slug.toUpperCase(), areas });
    const why = parishEntry({ no: 2, slug: 'why', name: 'Why Parish Council', areas: ['E04000002'] });
    await sync({
      'exshire/wye/parishes.yaml': [parishEntry(), why],
      'exshire/wye/localities.yaml': [locality('north', 'E04000001'), locality('south', 'E04000002')],
      'exshire/pages/help.md': pageFile('Help'),
    });
    const before = await ask((db) => localitiesOf(db, 1_001_000));
    const changed = await sync({
      'exshire/wye/parishes.yaml': [parishEntry({ name: 'Zed Town Council', areas: ['E04000001', 'E04000002'] })],
      'exshire/wye/localities.yaml': [locality('east', 'E04000001'), locality('north', 'E04000002')],
      'exshire/pages/privacy.md': pageFile('Your privacy'),
    });
    expect(changed).toEqual({ added: 0, changed: 2, unchanged: 1, ended: ['why'] });
    expect(await ask((db) => tenantBySlug(db, 'why'))).toBeNull();
    expect((await ask((db) => tenantForArea(db, 'E04000001', 'parish')))?.name).toBe('Zed Town Council');
    const after = await ask((db) => localitiesOf(db, 1_001_000));
    expect(after.map(({ slug, areas }) => [slug, areas])).toEqual([
      ['east', ['E04000001']],
      ['north', ['E04000002']],
    ]);
    expect(after[1]?.id).toBe(before[0]?.id);
    expect((await ask((db) => pagesOf(db, 1_000_000))).map(({ title }) => title)).toEqual([
      'Accessibility',
      'Your privacy',
    ]);
  });

  it('ends a council that is in no file any more, and takes it back', async () => {
    await sync();
    expect(await sync({ 'exshire/wye/parishes.yaml': [] })).toEqual({
      added: 0,
      changed: 0,
      unchanged: 2,
      ended: ['zed'],
    });
    expect(await ask((db) => tenantForArea(db, 'E04000001', 'parish'))).toBeNull();
    expect((await ask((db) => tenantByNo(db, 1_001_001)))?.name).toBe('Zed Parish Council');
    expect(await sync({ 'exshire/wye/parishes.yaml': [] })).toMatchObject({ ended: [] });
    expect(await sync()).toEqual({ added: 0, changed: 1, unchanged: 2, ended: [] });
    expect((await ask((db) => tenantForArea(db, 'E04000001', 'parish')))?.slug).toBe('zed');
  });

  it('refuses areas that are unknown, of another kind or elsewhere, and changes nothing', async () => {
    expect(
      await refused({
        'exshire/tenant.yaml': countyFile({ areas: ['E07000001'] }),
        'exshire/wye/tenant.yaml': districtFile({ areas: ['E07000002'] }),
        'exshire/wye/parishes.yaml': [parishEntry({ areas: ['E43000001', 'E04008971'] })],
        'exshire/wye/localities.yaml': [
          { slug: 'north', name: 'North', areas: ['E43000001', 'E43000002', 'E04008971'] },
        ],
      }),
    ).toEqual([
      'tenants/exshire/tenant.yaml: areas[0]: E07000001 (Wye) is a district, which a county council does not govern (line 5)',
      'tenants/exshire/wye/tenant.yaml: areas[0]: E07000002 is not an area known here: check the code, or load its boundaries first (npm run import -- boundaries FILE) (line 5)',
      'tenants/exshire/wye/parishes.yaml: [0].areas[0]: E43000001 (Wye town) is an unparished area, which a parish council does not govern (line 5)',
      'tenants/exshire/wye/parishes.yaml: [0].areas[1]: E04008971 (Kinver) does not lie in Wye (line 6)',
      'tenants/exshire/wye/localities.yaml: [0].areas[0]: E43000001 (Wye town) does not lie in Wye (line 4)',
      'tenants/exshire/wye/localities.yaml: [0].areas[1]: E43000002 is not an area known here: check the code, or load its boundaries first (npm run import -- boundaries FILE) (line 5)',
      'tenants/exshire/wye/localities.yaml: [0].areas[2]: E04008971 (Kinver) does not lie in Wye (line 6)',
    ]);
    expect(await owner`select from tenant`).toHaveLength(0);
  });

  it('refuses to give a council another number, since its records have the old one', async () => {
    await sync();
    expect(await refused({ 'exshire/wye/tenant.yaml': districtFile({ no: 2 }) })).toEqual([
      'tenants/exshire/wye/tenant.yaml: no: /wye has the number 1001000 in this database and cannot become 1002000: numbers never change (line 1)',
      'tenants/exshire/wye/parishes.yaml: [0].no: /zed has the number 1001001 in this database and cannot become 1002001: numbers never change (line 1)',
    ]);
  });

  it('lets a council have another address', async () => {
    await sync();
    expect(await sync({ 'exshire/wye/parishes.yaml': [parishEntry({ slug: 'zedd' })] })).toMatchObject({ changed: 1 });
    expect(await ask((db) => tenantBySlug(db, 'zed'))).toBeNull();
  });
});

describe('what councils are responding to', () => {
  const flood = {
    slug: 'flood',
    name: 'Flood',
    kind: 'flood',
    startedOn: '2026-03-01',
    summary: 'High water.',
  } as const;
  const incidents = () => owner<{ no: number; id: string; name: string; over: boolean }[]>`
    select tenant_no as no, id, name, ended_on is not distinct from (now() at time zone 'Europe/London')::date as over
    from incident order by 1, 3`;

  it('follows the files: one is reworded, ends when it is taken out and runs again when it is put back', async () => {
    await sync({ 'exshire/tenant.yaml': countyFile({ incident: flood }) });
    const [first] = await incidents();
    expect(first).toMatchObject({ no: 1_000_000, name: 'Flood', over: false });
    const reworded = { 'exshire/tenant.yaml': countyFile({ incident: { ...flood, name: 'Spring flood' } }) };
    await sync(reworded);
    expect(await incidents()).toEqual([{ ...first, name: 'Spring flood' }]);
    await sync();
    expect(await incidents()).toEqual([{ ...first, name: 'Spring flood', over: true }]);
    await sync(reworded);
    expect(await incidents()).toEqual([{ ...first, name: 'Spring flood' }]);
    await sync({ 'exshire/tenant.yaml': countyFile({ incident: { ...flood, slug: 'drought', name: 'Drought' } }) });
    expect((await incidents()).map(({ name, over }) => [name, over])).toEqual([
      ['Drought', false],
      ['Spring flood', true],
    ]);
  });

  it('touches nothing that says what it said', async () => {
    const files = { 'exshire/tenant.yaml': countyFile({ incident: flood }) };
    await sync(files);
    const touched = () => owner`select xmin::text from incident`;
    const before = await touched();
    await sync(files);
    expect(await touched()).toEqual(before);
  });

  it('is the county’s for all below it, in whatever words, but who names another', async () => {
    const why = parishEntry({
      no: 2,
      slug: 'why',
      areas: ['E04000002'],
      incident: { ...flood, slug: 'fire', name: 'Fire' },
    });
    await sync({
      'exshire/tenant.yaml': countyFile({ incident: flood }),
      'exshire/wye/tenant.yaml': districtFile({ incident: { ...flood, name: 'Flood of the Wye' } }),
      'exshire/wye/parishes.yaml': [parishEntry(), why],
    });
    expect((await incidents()).map(({ no, name }) => [no, name])).toEqual([
      [1_000_000, 'Flood'],
      [1_001_002, 'Fire'],
    ]);
  });
});

describe('reading councils', () => {
  it('finds one by address, number and area', async () => {
    await sync();
    const wye = await ask((db) => tenantBySlug(db, 'wye'));
    expect(wye).toMatchObject({ tenantNo: 1_001_000, name: 'Wye District Council' });
    expect(await ask((db) => tenantByNo(db, 1_001_000))).toEqual(wye);
    expect(await ask((db) => tenantForArea(db, 'E07000001', 'district'))).toEqual(wye);
    expect(await ask((db) => tenantForArea(db, 'E07000001', 'county'))).toBeNull();
    expect(await ask((db) => tenantForArea(db, 'E43000001', 'parish'))).toBeNull();
    expect(await ask((db) => tenantBySlug(db, 'nowhere'))).toBeNull();
  });

  it('does not find one whose time is not yet or over, except by its number', async () => {
    const [days] = await owner<{ today: string; tomorrow: string }[]>`
      select today::text, (today + 1)::text as tomorrow
      from (select (now() at time zone 'Europe/London')::date as today) as t`;
    const { today, tomorrow } = days ?? { today: '', tomorrow: '' };
    await sync({
      'exshire/wye/parishes.yaml': [
        parishEntry({ endsOn: today }),
        parishEntry({ no: 2, slug: 'zed-town', name: 'Zed Town Council', startsOn: today, endsOn: tomorrow }),
        parishEntry({ no: 3, slug: 'zed-city', name: 'Zed City Council', startsOn: tomorrow }),
      ],
    });
    const found = await Promise.all(['zed', 'zed-town', 'zed-city'].map((slug) => ask((db) => tenantBySlug(db, slug))));
    expect(found.map((each) => each?.slug)).toEqual([undefined, 'zed-town', undefined]);
    expect((await ask((db) => tenantForArea(db, 'E04000001', 'parish')))?.slug).toBe('zed-town');
    expect((await ask((db) => tenantsUnder(db, 1_001_000))).map(({ slug }) => slug)).toEqual(['wye', 'zed-town']);
    expect((await ask((db) => tenantByNo(db, 1_001_001)))?.slug).toBe('zed');
    expect([...(await ask((db) => tenantsByNo(db, [1_001_001, 1_001_001, 9_000_000]))).values()]).toMatchObject([
      { slug: 'zed', shortName: 'Zed', tier: 'parish' },
    ]);
  });

  it('names all that lie under one, itself first', async () => {
    await sync();
    const slugs = async (no: number) =>
      (await ask((db) => tenantsUnder(db, no))).map(({ slug, tier }) => `${tier} ${slug}`);
    expect(await slugs(1_000_000)).toEqual(['county exshire', 'district wye', 'parish zed']);
    expect(await slugs(1_001_000)).toEqual(['district wye', 'parish zed']);
    expect(await slugs(1_001_001)).toEqual(['parish zed']);
    expect(await slugs(2_000_000)).toEqual([]);
  });

  it('names who governs a place, and who holds what comes in from there', async () => {
    await sync({ 'exshire/tenant.yaml': countyFile({ routing: [{ category: 'befriending', tier: 'parish' }] }) });
    const zed = { parishCode: 'E04000001', districtCode: 'E07000001', countyCode: 'E10000001' };
    const town = { ...zed, parishCode: 'E43000001' };
    const governors = await ask((db) => tenantsForPlace(db, zed));
    expect(governors.map(({ slug }) => slug)).toEqual(['exshire', 'wye', 'zed']);
    const holder = async (category: string, place: typeof zed) =>
      (await ask((db) => holderForPlace(db, { categories: [category], place })))?.slug;
    expect(await holder('food', zed)).toBe('wye');
    expect(await holder('befriending', zed)).toBe('zed');
    expect(await holder('befriending', town)).toBe('wye');
    expect(await holder('food', { parishCode: 'E04000009', districtCode: 'E07000009', countyCode: 'E10000009' })).toBe(
      undefined,
    );
  });

  it('gives the pages of the councils above, unless there is a nearer one', async () => {
    await sync({ 'exshire/wye/pages/privacy.md': pageFile('Privacy in Wye') });
    const titles = async (no: number) => (await ask((db) => pagesOf(db, no))).map(({ title }) => title);
    expect(await titles(1_000_000)).toEqual(['Accessibility', 'Privacy']);
    expect(await titles(1_001_001)).toEqual(['Accessibility', 'Privacy in Wye']);
    expect((await ask((db) => pageBySlug(db, 1_001_001, 'privacy')))?.title).toBe('Privacy in Wye');
    expect((await ask((db) => pageBySlug(db, 1_000_000, 'privacy')))?.markdown).toBe('Some words.');
    expect(await ask((db) => pageBySlug(db, 1_001_001, 'cookies'))).toBeNull();
  });
});
