import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { FeatureCollection } from 'geojson';
import type { OwnerSql, OwnerTransaction } from '#db/owner.server';
import { type AreaRow, mergeAreas, mergeShapes, type OnConflict, type ShapeRow } from '#db/places/areas.server';
import { createStaging, mergePostcodes, type PostcodeRow, stagePostcodes } from '#db/places/postcodes.server';
import { hasImports, lastChecksum, lockImports, recordRun } from '#db/places/runs.server';
import { uniteParents } from '~/features/areas/importers/unions.server';
import { boxOf, type Outline, outlineToGrid } from '~/features/areas/outlines';
import { AREA_TYPE, type AreaType } from '~/features/areas/schema';

/** What loading the atlas did. */
export interface AtlasLoaded {
  /** It was there already. */
  skipped: boolean;
  areas: number;
  postcodes: number;
}

/** So many postcodes go to the database at a time. */
const BATCH = 5_000;

/**
 * Loads the areas, outlines and postcodes of db/atlas. Does nothing when the same atlas has been loaded before. What
 * has been imported since is newer and is left as it is; the atlas then only adds what is missing.
 *
 * @param sql a connection as the owner of the database
 * @param onProgress told a sentence at each step that takes a moment
 * @throws when another import is running
 */
export async function loadAtlas(
  sql: OwnerSql,
  onProgress: (step: string) => void = () => undefined,
): Promise<AtlasLoaded> {
  const startedAt = new Date();
  const { sha256, contents } = await readFiles();
  if ((await lastChecksum(sql, 'atlas')) === sha256) return { skipped: true, areas: 0, postcodes: 0 };
  const files = parseFiles(contents);
  return await sql.begin<AtlasLoaded>(async (tx) => {
    if (!(await lockImports(tx))) throw new Error('An import of places is running: try again when it has finished.');
    const onConflict = (await hasImports(tx)) ? 'keep' : 'update';
    onProgress(`Loading ${files.areas.length} areas`);
    const rows = areaRows(files.areas);
    await mergeShapes(tx, shapeRows(files.shapes), onConflict);
    const areas = await mergeAreas(tx, rows, onConflict);
    await uniteParents(tx, rows);
    onProgress(`Loading ${files.postcodes.length.toLocaleString('en-GB')} postcodes`);
    const { added, changed } = await loadPostcodes(tx, postcodeRows(files.postcodes, rows), onConflict);
    const read = files.postcodes.length;
    const counts = { read, added, changed, unchanged: read - added - changed, outside: 0, refused: 0 };
    await recordRun(tx, { ...counts, kind: 'atlas', fileName: 'db/atlas', sha256, startedAt });
    return { skipped: false, areas: areas.added + areas.changed, postcodes: added + changed };
  });
}

type CsvRecord = Record<string, string>;
type Shapes = FeatureCollection<Outline, { code: string }>;

const FILES = ['areas.csv', 'parishes.geojson', 'postcodes.csv.gz'];

async function readFiles(): Promise<{ sha256: string; contents: Buffer[] }> {
  const contents = await Promise.all(FILES.map((name) => readFile(new URL(`../atlas/${name}`, import.meta.url))));
  const hash = createHash('sha256');
  for (const file of contents) hash.update(file);
  return { sha256: hash.digest('hex'), contents };
}

function parseFiles([areas, shapes, postcodes]: Buffer[]) {
  return {
    areas: records(areas),
    shapes: JSON.parse(String(shapes)) as Shapes,
    postcodes: records(postcodes && gunzipSync(postcodes)),
  };
}

function records(file: Buffer | undefined): CsvRecord[] {
  return parse<CsvRecord>(file ?? '', { columns: true });
}

/** The rows of areas.csv, each with the district and county that it is or lies in. */
function areaRows(rows: CsvRecord[]): AreaRow[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return rows.map(({ code = '', name = '', type = '', parent_code = '', lat, lon, area_km2, shape_code }) => {
    const parent = byCode.get(parent_code);
    const above = [code, parent_code, parent?.parent_code].map((ancestor) => byCode.get(ancestor ?? ''));
    return {
      code,
      name,
      type: AREA_TYPE[type as AreaType],
      parentCode: parent?.code ?? null,
      districtCode: above.find((area) => area?.type === 'district')?.code ?? null,
      countyCode: above.find((area) => area?.type === 'county')?.code ?? null,
      lat: Number(lat),
      lon: Number(lon),
      areaKm2: Number(area_km2),
      shapeCode: shape_code || null,
    };
  });
}

function shapeRows(collection: Shapes): ShapeRow[] {
  return collection.features.map(({ properties: { code }, geometry }) => ({
    code,
    geometry,
    ...boxOf(outlineToGrid(geometry)),
    derived: false,
  }));
}

function postcodeRows(rows: CsvRecord[], areas: AreaRow[]): PostcodeRow[] {
  const byCode = new Map(areas.map((area) => [area.code, area]));
  return rows.map(({ postcode = '', easting, northing, parish_code: parishCode = '' }, i) => {
    const { districtCode = null, countyCode } = byCode.get(parishCode) ?? {};
    if (!countyCode)
      throw new Error(`db/atlas/postcodes.csv.gz: ${postcode} is in ${parishCode}, an area without a county`);
    const at = { easting: Number(easting), northing: Number(northing) };
    return { line: i + 2, postcode, ...at, parishCode, parishStated: true, districtCode, countyCode, endedOn: null };
  });
}

async function loadPostcodes(tx: OwnerTransaction, rows: PostcodeRow[], onConflict: OnConflict) {
  await createStaging(tx);
  for (let from = 0; from < rows.length; from += BATCH) await stagePostcodes(tx, rows.slice(from, from + BATCH));
  return await mergePostcodes(tx, onConflict);
}
