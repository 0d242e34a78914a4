import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { importPostcodes } from '~/features/areas/importers/postcodes.server';
import { FileRefused } from '~/features/areas/importers/refused';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { codePointOpen, folder, type Line, listener, nspl, onspd } from './files';
import { importWorld, WORLD } from './world';

let database: TestDatabase;
let sql: OwnerSql;
const files = folder();

beforeAll(async () => {
  database = await testDatabase();
  sql = openOwner(database.ownerUrl);
  await importWorld(sql);
});
beforeEach(() => sql`delete from postcode`);
afterAll(async () => {
  files.remove();
  await sql.end();
  await database.close();
});

const here: Line = { postcode: 'WR10 1PE', easting: 390_500, northing: 300_500, district: WORLD.district };
const there: Line = { postcode: 'WV1 1AA', easting: 392_321, northing: 298_952, district: 'E08000031' };

function run(name: string, content: string | Buffer, told = listener()) {
  return importPostcodes(sql, files.write(name, content), told);
}

async function stored(): Promise<Record<string, unknown>[]> {
  return await sql`
    select postcode, easting, northing, parish_code as parish, parish_stated as stated, district_code as district,
           county_code as county, ended_on::text as ended
    from postcode order by postcode`;
}

describe.each([
  ['Code-Point Open', 'code-point-open', codePointOpen],
  ['ONSPD', 'onspd', onspd],
  ['NSPL', 'nspl', nspl],
])('%s', (_, kind, write) => {
  it('gives postcodes their place, leaves out what lies elsewhere, and changes nothing the second time', async () => {
    const content = write([here, { ...here, postcode: 'WR10 1PF', easting: 391_500 }, there]);
    expect(await run(`${kind}.csv`, content)).toMatchObject({ read: 3, added: 2, outside: 1, refused: 0 });
    const place = { stated: false, district: WORLD.district, county: WORLD.county, ended: null };
    expect(await stored()).toEqual([
      { postcode: 'WR10 1PE', easting: 390_500, northing: 300_500, parish: WORLD.west, ...place },
      { postcode: 'WR10 1PF', easting: 391_500, northing: 300_500, parish: WORLD.east, ...place },
    ]);
    expect(await run(`${kind}.csv`, content)).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const [last] =
      await sql`select kind, rows_read, rows_added, rows_unchanged from import_run order by id desc limit 1`;
    expect(last).toEqual({ kind, rows_read: 3, rows_added: 0, rows_unchanged: 2 });
  });

  it('is read gzipped, whatever its name', async () => {
    expect(await run(`${kind}.csv.gz`, write([here]))).toMatchObject({ added: 1 });
    expect(await run(`${kind}-packed.csv`, gzipSync(write([here])))).toMatchObject({ unchanged: 1 });
  });
});

describe('a parish', () => {
  it('is the one that ONSPD names, which outlines do not overrule until the postcode moves', async () => {
    await run('a.csv', onspd([{ ...here, parish: WORLD.east }]));
    expect(await stored()).toMatchObject([{ parish: WORLD.east, stated: true }]);
    const near = { ...here, easting: here.easting + 60 };
    expect(await run('b.csv', codePointOpen([near]))).toMatchObject({ changed: 1 });
    expect(await stored()).toMatchObject([{ easting: near.easting, parish: WORLD.east, stated: true }]);
    await run('c.csv', codePointOpen([{ ...here, easting: here.easting + 200 }]));
    expect(await stored()).toMatchObject([{ parish: WORLD.west, stated: false }]);
  });

  it('may be unknown where the district is known, and there is no district in a unitary authority', async () => {
    const far = { ...here, easting: 392_800, northing: 302_800 };
    const unitary = { ...here, postcode: 'WR10 1PF', easting: 400_500, district: WORLD.unitary };
    await run('a.csv', nspl([far, unitary]));
    expect(await stored()).toMatchObject([
      { parish: null, district: WORLD.district, county: WORLD.county },
      { parish: null, district: null, county: WORLD.unitary },
    ]);
  });
});

describe('a postcode', () => {
  it('that has ended says since when, and can come back', async () => {
    await run('a.csv', onspd([{ ...here, ended: '201503' }]));
    expect(await stored()).toMatchObject([{ ended: '2015-03-01' }]);
    expect(await run('b.csv', onspd([here]))).toMatchObject({ changed: 1 });
    expect(await stored()).toMatchObject([{ ended: null }]);
  });

  it('without a position is left out and counted', async () => {
    const content = codePointOpen([here, { ...here, postcode: 'WR10 1PF' }]).replace('"WR101PF",10', '"WR101PF",90');
    expect(await run('a.csv', content)).toMatchObject({ read: 2, added: 1, unplaced: 1, refused: 0 });
  });
});

describe('refused lines', () => {
  it('are told with their number, their reason and what they say; the rest counts', async () => {
    const good = [here, { ...here, postcode: 'WR10 1PF' }, { ...here, postcode: 'WR10 1PG' }, here, here, there, there];
    const content = codePointOpen(good).replace('"WR101PF",10', '"OOPS",10');
    const told = listener();
    expect(await run('a.csv', content, told)).toMatchObject({
      read: 7,
      added: 2,
      unchanged: 0,
      outside: 2,
      refused: 3,
    });
    expect(told.told).toEqual([
      {
        number: 2,
        reason: 'has “OOPS” where a postcode should be',
        text: expect.stringContaining('"OOPS",10') as string,
      },
      { number: 4, reason: 'WR10 1PE is in the file more than once', text: 'WR10 1PE' },
      { number: 5, reason: 'WR10 1PE is in the file more than once', text: 'WR10 1PE' },
    ]);
    expect(told.shares.at(-1)).toBe(1);
  });
});

describe('a file that is not what it says', () => {
  const before = async () => ({ postcodes: await stored(), runs: await sql`select count(*) from import_run` });

  it.each<[string, string, () => string | Buffer, RegExp]>([
    ['is empty', 'a.csv', () => '', /a\.csv is empty/],
    ['is empty inside its gzip', 'a.csv.gz', () => '', /has no postcodes/],
    ['has a header and nothing else', 'a.csv', () => onspd([]), /has no postcodes/],
    ['is named .gz and is none', 'a.csv.gz', () => Buffer.from(onspd([here])), /named \.gz but is not gzipped/],
    ['is a zip', 'a.zip', () => Buffer.from('PK\u0003\u0004 and so on'), /is a zip file: unpack it/],
    ['stops in the middle', 'a.csv.gz', () => firstHalf(gzipSync(onspd(many(5000)))), /damaged .* fetch it again/],
    [
      'lacks columns',
      'a.csv',
      () => onspd([here]).replace('east1m', 'x').replace('lad25cd', 'y'),
      /easting .* district/,
    ],
    ['is something else', 'a.csv', () => 'name,address\nA,B\n', /not a file of postcodes/],
    ['is mostly refused', 'a.csv', () => codePointOpen([here, here, here, here]), /3 of 4 rows of a\.csv were refused/],
  ])('%s: nothing changes', async (_, name, content, reason) => {
    await run('known.csv', codePointOpen([{ ...here, easting: 390_100 }]));
    const untouched = await before();
    const refused = run(name, content());
    await expect(refused).rejects.toThrow(FileRefused);
    await expect(refused).rejects.toThrow(reason);
    expect(await before()).toEqual(untouched);
  });

  it('is not there at all', async () => {
    await expect(importPostcodes(sql, '/nowhere/a.csv', listener())).rejects.toThrow('There is no file /nowhere/a.csv');
    await expect(importPostcodes(sql, '/', listener())).rejects.toThrow('/ is a folder');
  });
});

describe('a national file', () => {
  it('passes through, and what lies elsewhere is left out: 100,000 lines', async () => {
    const file = files.write('national.csv', '');
    writeFileSync(file, onspd([...many(100_000).map((line) => ({ ...there, postcode: line.postcode })), here]));
    const report = await importPostcodes(sql, file, listener());
    expect(report).toMatchObject({ read: 100_001, added: 1, outside: 100_000 });
    expect(report.notes.join()).toContain('E08000031 (100,000)');
  });

  it('does not run twice at once', async () => {
    const other = openOwner(database.ownerUrl);
    try {
      await other.begin(async (tx) => {
        await tx`select pg_advisory_xact_lock(hashtextextended('import of places', 0))`;
        await expect(run('a.csv', codePointOpen([here]))).rejects.toThrow('Another import is running');
      });
    } finally {
      await other.end();
    }
  });
});

function firstHalf(file: Buffer): Buffer {
  return file.subarray(0, file.length / 2);
}

/** So many postcodes of the district, all different. */
function many(count: number): Line[] {
  const letters = 'ABDEFGHJLN';
  return Array.from({ length: count }, (_, i) => {
    const [a, b] = [letters[Math.floor(i / 10) % 10], letters[i % 10]];
    return { ...here, postcode: `WR${Math.floor(i / 1000) % 100} ${Math.floor(i / 100) % 10}${a}${b}` };
  });
}
