import { describe, expect, it } from 'vitest';
import { type CsvLine, readCsv } from './csv.server';
import { FileRefused } from './refused';

/** What is read out of these chunks of a file. */
async function read(...chunks: (string | Buffer)[]): Promise<CsvLine[]> {
  const lines: CsvLine[] = [];
  for await (const block of readCsv(streamed(chunks))) lines.push(...block);
  return lines;
}

async function* streamed(chunks: (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk));
}

async function cellsOf(...chunks: (string | Buffer)[]): Promise<(string[] | null)[]> {
  return (await read(...chunks)).map(({ cells }) => cells);
}

describe('a CSV file', () => {
  it('is read line by line, wherever the chunks end', async () => {
    expect(await cellsOf('a,b\nc', ',d\r', '\ne,"f, ""g"""')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f, "g"'],
    ]);
  });

  it('may have a byte order mark, letters of several bytes, and empty lines', async () => {
    const bytes = Buffer.from('\uFEFFpcds,name\n\nWR10 1PE,Trê\n');
    const lines = await read(bytes.subarray(0, bytes.length - 2), bytes.subarray(bytes.length - 2));
    expect(lines.map(({ number, cells }) => [number, cells])).toEqual([
      [1, ['pcds', 'name']],
      [3, ['WR10 1PE', 'Trê']],
    ]);
  });

  it('loses one line to an unclosed quote, not the rest of the file', async () => {
    expect(await cellsOf('"a","b"\n"c,"d"\n"e","f"\n"g,h\n"i"\n')).toEqual([['a', 'b'], null, ['e', 'f'], null, ['i']]);
  });

  it('is refused when it is not written in lines', async () => {
    await expect(read('x'.repeat(100_001))).rejects.toThrow(FileRefused);
  });
});
