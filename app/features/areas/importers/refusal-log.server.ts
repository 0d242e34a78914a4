import { createWriteStream, mkdirSync, rmSync, type WriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { finished } from 'node:stream/promises';
import type { RefusedRow } from './report';

/** A CSV file of refused rows; there is none until the first one. */
export interface RefusalLog {
  add: (row: RefusedRow) => void;
  /** Ends the file. Null when nothing was refused, else where the file is. */
  close: () => Promise<string | null>;
}

/** Starts the log of one import, in the place of the one before. */
export function refusalLog(path: string): RefusalLog {
  rmSync(path, { force: true });
  let file: WriteStream | undefined;
  return {
    add({ number, reason, text }) {
      file ??= start(path);
      file.write(`${number},${quote(reason)},${quote(text)}\n`);
    },
    async close() {
      if (!file) return null;
      file.end();
      await finished(file);
      return path;
    },
  };
}

function start(path: string): WriteStream {
  mkdirSync(dirname(path), { recursive: true });
  const file = createWriteStream(path);
  file.write('line,reason,text\n');
  return file;
}

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`;
}
