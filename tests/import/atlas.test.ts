import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closePools, openPools, type PortalDb, withPortal } from '#db/client.server';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { loadAtlas } from '#db/seed/atlas';
import { importPostcodes } from '~/features/areas/importers/postcodes.server';
import { ringsOf } from '~/features/areas/outlines';
import { area, areasUnder, findPostcode, labelledShapes } from '~/features/areas/queries.server';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { codePointOpen, folder, listener, onspd } from './files';

let database: TestDatabase;
let sql: OwnerSql;
const files = folder();

beforeAll(async () => {
  database = await testDatabase();
  sql = openOwner(database.ownerUrl);
  openPools({ hostUrl: database.hostUrl, secret: database.secret });
  await loadAtlas(sql);
});
afterAll(async () => {
  files.remove();
  await closePools();
  await sql.end();
  await database.close();
});

/** As a portal asks, which reads with the fewest rights. */
function ask<Answer>(question: (db: PortalDb) => Promise<Answer>): Promise<Answer> {
  return withPortal({}, question);
}

const find = (typed: string) => ask((db) => findPostcode(db, typed));
const under = (code: string) => ask((db) => areasUnder(db, code));

const SOUTH_STAFFORDSHIRE = 'E07000196';
const WYCHAVON = { code: 'E07000238', name: 'Wychavon', type: 'district' };
const WORCESTERSHIRE = { code: 'E10000034', name: 'Worcestershire', type: 'county' };

describe('the atlas', () => {
  it('is whole', async () => {
    const types = await sql`select type, count(*)::int from area group by type order by type`;
    expect(types.map(({ type, count }) => [type, count] as [number, number])).toEqual([
      [1, 2],
      [2, 14],
      [3, 391],
      [4, 7],
    ]);
    const [counts] = await sql`
      select (select count(*)::int from postcode) as postcodes,
             (select count(*)::int from area_shape where not derived) as shapes,
             (select count(*)::int from area_shape where derived) as unions,
             (select count(*)::int from area where shape_code is null or county_code is null) as incomplete,
             (select count(*)::int from area where type > 2 and shape_code <> code) as shared,
             (select count(*)::int from postcode where parish_code is null or district_code is null) as unplaced`;
    expect(counts).toEqual({ postcodes: 37_111, shapes: 374, unions: 16, incomplete: 0, shared: 24, unplaced: 0 });
  });

  it('is not loaded twice', async () => {
    expect(await loadAtlas(sql)).toEqual({ skipped: true, areas: 0, postcodes: 0 });
  });

  it('changes nothing when it is loaded again', async () => {
    await sql`delete from import_run`;
    expect(await loadAtlas(sql)).toEqual({ skipped: false, areas: 0, postcodes: 0 });
  });
});

describe('a postcode', () => {
  it.each(['WR10 1PE', 'wr101pe', ' wr1o  IPE '])(
    'typed as %j gives its parish, district and county',
    async (typed) => {
      expect(await find(typed)).toEqual({
        kind: 'found',
        postcode: 'WR10 1PE',
        easting: 394_840,
        northing: 246_880,
        parish: { code: 'E04010425', name: 'Pershore', type: 'parish' },
        district: WYCHAVON,
        county: WORCESTERSHIRE,
      });
    },
  );

  it('may lie where there is no parish', async () => {
    expect(await find('WR1 1AA')).toMatchObject({ parish: { code: 'E43000153', type: 'unparished' } });
  });

  it('that is not known has neighbours that are', async () => {
    expect(await find('WR10 1ZZ')).toEqual({
      kind: 'unknown',
      postcode: 'WR10 1ZZ',
      outcode: 'WR10',
      near: 'sector',
      likelyDistricts: [{ ...WYCHAVON, postcodes: 191 }],
    });
  });

  it('in a sector that is not known either has a wider neighbourhood', async () => {
    const answer = await find('WV3 9ZZ');
    expect(answer).toMatchObject({ kind: 'unknown', near: 'outcode' });
    expect(answer).toMatchObject({ likelyDistricts: [{ code: SOUTH_STAFFORDSHIRE, postcodes: 2 }] });
  });

  it('does not take WR1 for the neighbourhood of WR10 to WR15', async () => {
    const answer = await find('WR1');
    const [counted] = await sql`select count(*)::int from postcode where postcode like 'WR1 %'`;
    expect(
      answer.kind === 'malformed' && answer.likelyDistricts.reduce((sum, { postcodes }) => sum + postcodes, 0),
    ).toBe(counted?.count);
  });

  it('far away is outside', async () => {
    expect(await find('SW1A 1AA')).toEqual({ kind: 'outside', postcode: 'SW1A 1AA', outcode: 'SW1A' });
  });

  it('that is none may still suggest one, or the council of its beginning', async () => {
    expect(await find('WR10 LPE')).toEqual({
      kind: 'malformed',
      suggestion: 'WR10 1PE',
      likelyDistricts: [],
    });
    expect(await find('WR10 1')).toMatchObject({ kind: 'malformed', likelyDistricts: [WYCHAVON] });
    expect(await find("'; drop table area; --")).toEqual({
      kind: 'malformed',
      suggestion: null,
      likelyDistricts: [],
    });
  });
});

describe('areas', () => {
  it('are known by their code', async () => {
    expect(await ask((db) => area(db, SOUTH_STAFFORDSHIRE))).toEqual({
      code: SOUTH_STAFFORDSHIRE,
      name: 'South Staffordshire',
      type: 'district',
      parentCode: 'E10000028',
      districtCode: SOUTH_STAFFORDSHIRE,
      countyCode: 'E10000028',
      label: { lat: 52.613, lon: -2.155 },
      areaKm2: 407.3,
      shapeCode: SOUTH_STAFFORDSHIRE,
    });
    expect(await ask((db) => area(db, 'E07999999'))).toBeNull();
  });

  it('lie under others, districts first, as long as they exist', async () => {
    const parishes = await under(SOUTH_STAFFORDSHIRE);
    expect(parishes).toHaveLength(29);
    expect(parishes.map(({ name }) => name)).toEqual(parishes.map(({ name }) => name).toSorted());
    const [first, ...others] = await under(WORCESTERSHIRE.code);
    expect(first).toMatchObject({ name: 'Bromsgrove', type: 'district' });
    await sql`update area set ends_on = '2020-01-01' where code = ${others.at(-1)?.code ?? ''}`;
    await sql`update area set starts_on = '2999-01-01' where code = ${others.at(-2)?.code ?? ''}`;
    expect(await under(WORCESTERSHIRE.code)).toHaveLength(others.length - 1);
  });

  it('have outlines; 29 parishes of South Staffordshire have 28', async () => {
    const codes = (await under(SOUTH_STAFFORDSHIRE)).map(({ code }) => code);
    const shapes = await ask((db) => labelledShapes(db, codes));
    expect(shapes).toHaveLength(29);
    expect(new Set(shapes.map(({ shapeCode }) => shapeCode)).size).toBe(28);
    const [district] = await ask((db) => labelledShapes(db, [SOUTH_STAFFORDSHIRE]));
    expect(district && ringsOf(district.outline)).toHaveLength(1);
    expect(await ask((db) => labelledShapes(db, []))).toEqual([]);
  });
});

describe('after an import', () => {
  it('the atlas adds what is missing, and leaves the newer facts as they are', async () => {
    const moved = {
      postcode: 'WR10 1PE',
      easting: 394_900,
      northing: 246_900,
      district: WYCHAVON.code,
      parish: 'E04010425',
    };
    await importPostcodes(sql, files.write('a.csv', onspd([{ ...moved, ended: '202401' }])), listener());
    await sql`delete from postcode where postcode = 'WR10 1PF'`;
    await sql`delete from import_run where kind = 'atlas'`;
    const [missing] = await sql`select 37111 - count(*)::int as count from postcode`;
    expect(await loadAtlas(sql)).toMatchObject({ skipped: false, postcodes: missing?.count as number });
    expect(await find('WR10 1PE')).toMatchObject({
      kind: 'ended',
      endedOn: '2024-01-01',
      easting: 394_900,
    });
  });

  it('a new postcode of Code-Point Open gets its parish from the sketches', async () => {
    const fresh = { postcode: 'WV5 9ZZ', easting: 387_398, northing: 292_854, district: SOUTH_STAFFORDSHIRE };
    await importPostcodes(sql, files.write('b.csv', codePointOpen([fresh])), listener());
    expect(await find('WV5 9ZZ')).toMatchObject({ kind: 'found', parish: { name: 'Wombourne' } });
  });
});
