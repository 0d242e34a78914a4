import type { OwnerSql, OwnerTransaction } from '#db/owner.server';
import { readAreas } from '#db/places/areas.server';
import {
  createStaging,
  dropRepeated,
  mergePostcodes,
  type PostcodeRow,
  stagePostcodes,
} from '#db/places/postcodes.server';
import { recordRun } from '#db/places/runs.server';
import { placeFinder, type PlaceFinder } from '../places';
import { type CsvLine, readCsv } from './csv.server';
import { inImport, knownShapes, refuseUnlessMostlyGood } from './import.server';
import { type PostcodeFile, recognisePostcodeFile } from './postcode-files';
import { FileRefused } from './refused';
import { type Counts, type ImportListener, type ImportReport, noCounts } from './report';
import { openSource, type Source } from './source.server';

/** So many postcodes go to the database at a time. */
const BATCH = 5_000;

/**
 * Imports a file of postcodes: Code-Point Open, ONSPD or NSPL, gzipped or not, recognised by its content. The file is
 * read as a stream, so that a national one needs no more memory than a small one, and in one transaction: it counts
 * whole or not at all. Running it again changes nothing.
 *
 * @throws FileRefused when the file is not what it says, or most of its lines are refused
 */
export async function importPostcodes(sql: OwnerSql, path: string, listener: ImportListener): Promise<ImportReport> {
  const startedAt = new Date();
  const source = await openSource(path);
  return await inImport(sql, async (tx) => {
    const place = placeFinder(await readAreas(tx), await knownShapes(tx));
    await createStaging(tx);
    const { file, counts, elsewhere } = await stage(tx, source, place, listener);
    for (const { line, postcode } of await dropRepeated(tx)) {
      counts.refused += 1;
      listener.refused({ number: line, reason: `${postcode} is in the file more than once`, text: postcode });
    }
    refuseUnlessMostlyGood(source.name, counts);
    listener.step('The file has been read; its postcodes are compared with those known here');
    const { added, changed } = await mergePostcodes(tx);
    const unchanged = counts.read - counts.refused - counts.outside - counts.unplaced - added - changed;
    const report = { ...counts, added, changed, unchanged, fileName: source.name, title: file.title };
    await recordRun(tx, { ...report, kind: file.kind, sha256: source.sha256(), startedAt });
    return { ...report, notes: describeElsewhere(elsewhere) };
  });
}

interface Staged {
  file: PostcodeFile;
  counts: Counts;
  /** How many rows named each district that is not known here. */
  elsewhere: Map<string, number>;
}

async function stage(
  tx: OwnerTransaction,
  source: Source,
  place: PlaceFinder,
  listener: ImportListener,
): Promise<Staged> {
  const counts = noCounts();
  const elsewhere = new Map<string, number>();
  let file: PostcodeFile | undefined;
  let batch: PostcodeRow[] = [];

  for await (const lines of readCsv(source.chunks)) {
    for (const line of lines) {
      if (!file) {
        file = recognisePostcodeFile(line.cells ?? []);
        if (file.hasHeader) continue;
      }
      counts.read += 1;
      const row = takeLine(line, file);
      if (row) batch.push(row);
    }
    if (batch.length >= BATCH) {
      await stagePostcodes(tx, batch);
      batch = [];
    }
    listener.progress(counts, source.share());
  }
  if (batch.length > 0) await stagePostcodes(tx, batch);
  if (!file || counts.read === 0) throw new FileRefused(`${source.name} has no postcodes in it.`);
  return { file, counts, elsewhere };

  function takeLine({ number, text, cells }: CsvLine, { read }: PostcodeFile): PostcodeRow | null {
    const reading = cells ? read(cells) : { refused: 'is not CSV: its quotes do not match' };
    if ('refused' in reading) {
      counts.refused += 1;
      listener.refused({ number, reason: reading.refused, text });
      return null;
    }
    if ('unplaced' in reading) {
      counts.unplaced += 1;
      return null;
    }
    const { postcode, easting, northing, endedOn, district } = reading.postcode;
    const found = place(reading.postcode);
    if (found) return { line: number, postcode, easting, northing, endedOn, ...found };
    counts.outside += 1;
    elsewhere.set(district ?? '', (elsewhere.get(district ?? '') ?? 0) + 1);
    return null;
  }
}

/** The districts that most of the left-out postcodes lie in: a missing boundary import shows here. */
function describeElsewhere(elsewhere: Map<string, number>): string[] {
  const most = Array.from(elsewhere)
    .filter(([district]) => district)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5);
  if (most.length === 0) return [];
  const list = most.map(([district, count]) => `${district} (${count.toLocaleString('en-GB')})`).join(', ');
  return [`Outside the areas known here, mostly in: ${list}. Import boundaries first to add areas.`];
}
