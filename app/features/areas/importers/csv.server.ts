import { parse } from 'csv-parse/sync';
import { FileRefused } from './refused';

/** A line of a CSV file: its cells, or the reason why it has none. */
export interface CsvLine {
  /** Counted from 1. */
  number: number;
  text: string;
  cells: string[] | null;
}

/** No published line comes near this; a file without line ends is not a CSV file. */
const LONGEST_LINE = 100_000;

/**
 * Reads a CSV file block by block, a record a line. In these files no cell contains a line end, so that one unclosed
 * quote spoils one line and not the rest of the file.
 *
 * @throws FileRefused when it has no lines
 */
export async function* readCsv(chunks: AsyncIterable<Buffer>): AsyncGenerator<CsvLine[]> {
  let count = 0;
  for await (const lines of blocks(chunks)) {
    const numbered = lines.map((text, i) => ({ number: count + i + 1, text }));
    count += lines.length;
    const filled = numbered.filter(({ text }) => text.trim() !== '');
    if (filled.length > 0) yield withCells(filled);
  }
}

async function* blocks(chunks: AsyncIterable<Buffer>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split(/\r?\n/);
    rest = lines.pop() ?? '';
    if (rest.length > LONGEST_LINE) throw new FileRefused('This is not a CSV file: it is not written in lines.');
    if (lines.length > 0) yield lines;
  }
  if (rest) yield [rest];
}

function withCells(lines: { number: number; text: string }[]): CsvLine[] {
  const records = parseCells(lines.map(({ text }) => text).join('\n'));
  if (records?.length === lines.length) return lines.map((line, i) => ({ ...line, cells: records[i] ?? null }));
  return lines.map((line) => ({ ...line, cells: parseCells(line.text)?.[0] ?? null }));
}

function parseCells(text: string): string[][] | null {
  // Without a quote, a comma always separates: much quicker for the 2.7 million lines of a national file.
  if (!text.includes('"')) return text.split('\n').map((line) => line.split(','));
  try {
    return parse(text, { relax_column_count: true });
  } catch {
    return null;
  }
}
