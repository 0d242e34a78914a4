import { parse } from 'csv-parse/sync';
import { cleaned } from '../values/text';

const DELIMITERS = [',', ';', '\t'] as const;
const ROWS_LOOKED_AT = 6;
const MOST_COLUMNS = 200;

/** How a CSV file begins: what separates its cells, its headings and a few rows to recognise them by. */
export interface Beginning {
  delimiter: string;
  headings: string[];
  sample: string[][];
}

/** Looks at the beginning of a CSV file; null when it has no headings or nothing under them. */
export function sniff(start: string): Beginning | null {
  const found = DELIMITERS.map((delimiter) => beginning(start, delimiter));
  const best = found.reduce((one, other) => (other.headings.length > one.headings.length ? other : one));
  const filled = best.headings.some(Boolean) && best.headings.length <= MOST_COLUMNS;
  return filled && best.sample.length > 0 ? best : null;
}

function beginning(start: string, delimiter: string): Beginning {
  // The start may end in the middle of a row, so its last row is not asked for unless it is one of the first.
  const rows = rowsOf(start, delimiter).map((row) => row.map((cell) => cleaned(cell).slice(0, 200)));
  const [headings = [], ...sample] = rows;
  return { delimiter, headings, sample };
}

function rowsOf(start: string, delimiter: string): string[][] {
  try {
    return parse(start, {
      delimiter,
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: ROWS_LOOKED_AT,
    });
  } catch {
    return [];
  }
}
