import type { OwnerSql, OwnerTransaction } from '#db/owner.server';
import { type AreaRow, mergeAreas, mergeShapes, readAreas, type ShapeRow } from '#db/places/areas.server';
import { recordRun } from '#db/places/runs.server';
import { toGrid } from '../grid';
import { areaKm2, boxOf, labelPoint, type Outline, outlineToGrid } from '../outlines';
import { AREA_TYPE } from '../schema';
import { indexShapes, type ShapeIndex } from '../shapes';
import { type BoundaryFile, type BoundaryReading, type PublishedArea, recogniseBoundaryFile } from './boundary-files';
import { inImport, refuseUnlessMostlyGood } from './import.server';
import { FileRefused } from './refused';
import { type Counts, type ImportListener, type ImportReport, noCounts } from './report';
import { openSource, type Source } from './source.server';
import { outlinesOf, uniteParents } from './unions.server';

/**
 * Imports boundaries as the Open Geography portal publishes them: of parishes, of districts, or of counties (and
 * unitary authorities, which are counties here), gzipped or not. Counties and unitary authorities are added as they
 * come; districts and parishes where what they lie in is known, so a whole country's file adds just what belongs to
 * the areas known here. Districts and counties without boundaries of their own become the union of what is in them.
 *
 * @throws FileRefused when the file is not what it says, or most of its features are refused
 */
export async function importBoundaries(sql: OwnerSql, path: string, listener: ImportListener): Promise<ImportReport> {
  const startedAt = new Date();
  const source = await openSource(path);
  const file = recogniseBoundaryFile(await wholeText(source));
  const counts = noCounts();
  const published = readAll(file, counts, listener);
  refuseUnlessMostlyGood(source.name, counts);

  return await inImport(sql, async (tx) => {
    const rows = await placeAreas(tx, published, (done) => listener.progress(counts, done / published.length));
    counts.outside = published.length - rows.length;
    listener.step('The file has been read; its outlines are compared with those known here');
    const shapes = await mergeShapes(
      tx,
      rows.map(({ shape }) => shape),
    );
    const areas = await mergeAreas(
      tx,
      rows.map(({ area }) => area),
    );
    await uniteParents(
      tx,
      rows.map(({ area }) => area),
    );
    // An area whose outline alone is new counts as changed too.
    const added = areas.added;
    const changed = Math.max(areas.changed, shapes.added + shapes.changed - areas.added);
    const report = { ...counts, added, changed, unchanged: rows.length - added - changed, fileName: source.name };
    await recordRun(tx, { ...report, kind: 'boundaries', sha256: source.sha256(), startedAt });
    return { ...report, title: file.title, notes: added + changed > 0 ? [IMPORT_POSTCODES] : [] };
  });
}

/** The areas of a file; what is refused is counted and told. */
function readAll({ features, read }: BoundaryFile, counts: Counts, listener: ImportListener): PublishedArea[] {
  const areas = new Map<string, PublishedArea>();
  features.forEach((feature, i) => {
    counts.read += 1;
    const reading = refuseRepeated(read(feature), areas);
    if ('area' in reading) {
      areas.set(reading.area.code, reading.area);
    } else {
      counts.refused += 1;
      listener.refused({ number: i + 1, reason: reading.refused, text: JSON.stringify(feature.properties) });
    }
  });
  return Array.from(areas.values());
}

function refuseRepeated(reading: BoundaryReading, areas: Map<string, PublishedArea>): BoundaryReading {
  if ('refused' in reading || !areas.has(reading.area.code)) return reading;
  return { refused: `has ${reading.area.code}, which is in the file more than once` };
}

const IMPORT_POSTCODES = 'Postcodes stay in the parishes they were in: import them again to place them anew.';

async function wholeText(source: Source): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of source.chunks) chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  if (whole.length > LARGEST_FILE) {
    throw new FileRefused(`${source.name} is too large: take the generalised boundaries (BGC or BSC) instead.`);
  }
  return whole.toString('utf8');
}

/** No string can be longer. */
const LARGEST_FILE = 500_000_000;

interface PlacedArea {
  area: AreaRow;
  shape: ShapeRow;
}

/** The rows for what lies in areas known here, or is a county itself. */
async function placeAreas(
  tx: OwnerTransaction,
  published: PublishedArea[],
  progress: (done: number) => void,
): Promise<PlacedArea[]> {
  const known = new Map((await readAreas(tx)).map((area) => [area.code, area]));
  const around = {
    districts: await indexOf(tx, known, isDistrictLevel),
    counties: await indexOf(tx, known, ({ code }) => code.startsWith('E10')),
  };
  return published.flatMap((area, i) => {
    progress(i + 1);
    const placed = placeArea(area, known, area.type === AREA_TYPE.district ? around.counties : around.districts);
    return placed ? [placed] : [];
  });
}

/** A parish lies in one of these: a district, or a unitary authority (a county that is not of the two-tier kind). */
function isDistrictLevel({ type, code }: AreaRow): boolean {
  return type === AREA_TYPE.district || (type === AREA_TYPE.county && !code.startsWith('E10'));
}

async function indexOf(
  tx: OwnerTransaction,
  known: Map<string, AreaRow>,
  wanted: (area: AreaRow) => boolean,
): Promise<ShapeIndex> {
  const areas = Array.from(known.values()).filter(wanted);
  return indexShapes(await outlinesOf(tx, areas));
}

function placeArea(published: PublishedArea, known: Map<string, AreaRow>, around: ShapeIndex): PlacedArea | null {
  const { code, name, type, outline } = published;
  const metres = outlineToGrid(outline);
  const { lat, lon } = labelPoint(metres);
  const parent = type === AREA_TYPE.county ? null : parentOf(published, known, around, toGrid({ lat, lon }));
  if (parent === undefined) return null;
  const area: AreaRow = {
    code,
    name,
    type,
    parentCode: parent?.code ?? null,
    districtCode: type === AREA_TYPE.district ? code : (parent?.districtCode ?? null),
    countyCode: parent?.countyCode ?? code,
    lat,
    lon,
    areaKm2: areaKm2(metres),
    shapeCode: code,
  };
  return { area, shape: shapeRow(code, outline, metres) };
}

/** What an area lies in: as the file says, as known before, or whose outline it lies in; undefined when unknown. */
function parentOf(
  { code, parentCode }: PublishedArea,
  known: Map<string, AreaRow>,
  around: ShapeIndex,
  middle: ReturnType<typeof toGrid>,
): AreaRow | undefined {
  if (parentCode) return known.get(parentCode);
  return known.get(known.get(code)?.parentCode ?? around.containing(middle)?.code ?? '');
}

function shapeRow(code: string, geometry: Outline, metres: Outline): ShapeRow {
  return { code, geometry, ...boxOf(metres), derived: false };
}
