import { Readable } from 'node:stream';
import { parse } from 'csv-parse';

/** A row under the headings. `line` is where it ends in the file, from 1. */
export interface CsvRow {
  line: number;
  cells: string[];
}

const LONGEST_ROW = 200_000;

/**
 * Reads a CSV file row by row without ever holding it whole. Rows without a filled cell are left out. Throws the
 * reader's CsvError for a file that is not one.
 */
export async function* csvRows(bytes: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    bom: true,
    info: true,
    from: 2,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  });
  const source = Readable.from(bytes);
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (record.some((cell) => cell.trim() !== '')) yield { line: info.lines, cells: record };
  }
}
