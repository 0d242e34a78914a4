import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOwner, type OwnerSql } from '#db/owner.server';
import { importBoundaries } from '~/features/areas/importers/boundaries.server';
import { FileRefused } from '~/features/areas/importers/refused';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { boundaries, folder, listener, square } from './files';
import { importWorld, WORLD } from './world';

let database: TestDatabase;
let sql: OwnerSql;
const files = folder();

beforeAll(async () => {
  database = await testDatabase();
  sql = openOwner(database.ownerUrl);
  await importWorld(sql);
});
afterAll(async () => {
  files.remove();
  await sql.end();
  await database.close();
});

const DISTRICT_LESS = 'E07000902';
const NEW_PARISH = 'E04009003';

function run(name: string, content: string, told = listener()) {
  return importBoundaries(sql, files.write(name, content), told);
}

async function areaOf(code: string) {
  const [row] = await sql`
    select a.name, a.type, a.parent_code as parent, a.district_code as district, a.county_code as county,
           a.area_km2::float8 as km2, a.shape_code as shape, s.derived, s.max_e - s.min_e as width
    from area a left join area_shape s on s.code = a.shape_code where a.code = ${code}`;
  return row;
}

describe('boundaries', () => {
  it('make areas, each in what lies around it', async () => {
    const { county, district, unitary, west } = WORLD;
    expect(await areaOf(county)).toMatchObject({ type: 1, parent: null, district: null, county, km2: 25 });
    expect(await areaOf(district)).toMatchObject({ name: 'Vale of Mid', type: 2, parent: county, district, county });
    expect(await areaOf(unitary)).toMatchObject({ type: 1, parent: null, district: null, county: unitary });
    expect(await areaOf(west)).toMatchObject({ type: 3, parent: district, district, county, km2: 1, shape: west });
  });

  it('change nothing the second time, and say what changes the third', async () => {
    const parish = (name: string) =>
      boundaries('PARNCP24', [{ code: WORLD.west, name, outline: square(390_000, 300_000) }]);
    expect(await run('a.geojson', parish('Westley'))).toMatchObject({ read: 1, added: 0, changed: 0, unchanged: 1 });
    expect(await run('a.geojson.gz', parish('Westley St Mary'))).toMatchObject({ added: 0, changed: 1, unchanged: 0 });
    expect(await areaOf(WORLD.west)).toMatchObject({ name: 'Westley St Mary' });
    const wider = boundaries('PARNCP24', [
      { code: WORLD.west, name: 'Westley St Mary', outline: square(389_900, 300_000) },
    ]);
    expect(await run('a.geojson', wider)).toMatchObject({
      changed: 1,
      notes: [expect.stringContaining('import them again')],
    });
  });

  it('put a parish in the district that the file names, or in the one around it, and leave out the others', async () => {
    const outline = square(392_000, 300_000);
    const content = boundaries('PARNCP24', [
      { code: NEW_PARISH, name: 'Newley', outline, more: { LAD24CD: WORLD.unitary } },
      { code: 'E04009004', name: 'Elsewhere', outline, more: { LAD24CD: 'E07000999' } },
    ]);
    expect(await run('a.geojson', content)).toMatchObject({ added: 1, outside: 1, refused: 0 });
    expect(await areaOf(NEW_PARISH)).toMatchObject({ parent: WORLD.unitary, district: null, county: WORLD.unitary });
    const far = boundaries('PARNCP24', [{ code: 'E04009004', name: 'Elsewhere', outline: square(450_000, 300_000) }]);
    expect(await run('b.geojson', far)).toMatchObject({ added: 0, outside: 1 });
  });

  it('give a district without an outline the union of its parishes, and keep a published one', async () => {
    await sql`
      insert into area (code, name, type, parent_code, district_code, county_code, label_lat, label_lon)
      values (${DISTRICT_LESS}, 'Borough of Mid', 2, ${WORLD.county}, ${DISTRICT_LESS}, ${WORLD.county}, 52.5, -2.1)`;
    const more = { LAD24CD: DISTRICT_LESS };
    const content = boundaries('PARNCP24', [
      { code: 'E04009005', name: 'Upper Mid', outline: square(393_000, 303_000), more },
      { code: 'E04009006', name: 'Lower Mid', outline: square(394_000, 303_000), more },
    ]);
    await run('a.geojson', content);
    expect(await areaOf(DISTRICT_LESS)).toMatchObject({ shape: DISTRICT_LESS, derived: true });
    expect((await areaOf(DISTRICT_LESS))?.width).toBeGreaterThan(1990);
    expect(await areaOf(WORLD.district)).toMatchObject({ shape: WORLD.district, derived: false });
    const published = boundaries('LAD24', [
      { code: DISTRICT_LESS, name: 'Borough of Mid', outline: square(393_000, 302_000, 2000) },
    ]);
    await run('b.geojson', published);
    await run('a.geojson', content.replace('Upper Mid', 'Over Mid'));
    expect(await areaOf(DISTRICT_LESS)).toMatchObject({ derived: false });
  });

  it('tell every refused feature', async () => {
    const again = { code: WORLD.east, name: 'Eastley', outline: square(391_000, 300_000) };
    const told = listener();
    const content = boundaries('PARNCP24', [again, { ...again, code: 'X' }, again, { ...again, code: 'E04009009' }]);
    expect(await run('a.geojson', content, told)).toMatchObject({ read: 4, added: 1, unchanged: 1, refused: 2 });
    expect(told.told).toMatchObject([
      { number: 2, reason: 'has “X” where a GSS code should be', text: expect.stringContaining('Eastley') as string },
      { number: 3, reason: `has ${WORLD.east}, which is in the file more than once` },
    ]);
  });

  it.each([
    [
      'most features are refused',
      boundaries(
        'PARNCP24',
        ['X', 'Y', 'E04009010'].map((code) => ({ code, name: 'Z', outline: square(390_000, 300_000) })),
      ),
      /2 of 3 rows/,
    ],
    ['it is not GeoJSON', 'a,b,c', /not GeoJSON/],
    [
      'it is cut off',
      boundaries('PARNCP24', [{ code: 'E04009010', name: 'Z', outline: square(390_000, 300_000) }]).slice(0, -30),
      /not GeoJSON/,
    ],
  ])('change nothing when %s', async (_, content, reason) => {
    const before = await sql`select (select count(*) from area) as areas, (select count(*) from import_run) as runs`;
    const refused = run('a.geojson', content);
    await expect(refused).rejects.toThrow(FileRefused);
    await expect(refused).rejects.toThrow(reason);
    expect(await sql`select (select count(*) from area) as areas, (select count(*) from import_run) as runs`).toEqual(
      before,
    );
  });
});
