import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { FileRefused } from './refused';

/** A file on its way in: unpacked when it was gzipped. */
export interface Source {
  /** Its name without folders. */
  name: string;
  /** What is in it; to be read once. Damage is thrown as FileRefused. */
  chunks: AsyncIterable<Buffer>;
  /** How much of the file has been read so far, from 0 to 1. */
  share: () => number;
  /** SHA-256 of the file as it lies there, hex; complete once `chunks` has been read to the end. */
  sha256: () => string;
}

/**
 * Opens a file, gzipped or not, whatever its name.
 *
 * @throws FileRefused when there is none, it is empty, it is a zip, or it is named .gz and is none
 */
export async function openSource(path: string): Promise<Source> {
  const name = basename(path);
  const { size, start } = await look(path, name);
  const gzipped = start.readUInt16BE(0) === 0x1f8b;
  if (start.toString('latin1').startsWith('PK')) {
    throw new FileRefused(`${name} is a zip file: unpack it and give the CSV or GeoJSON file inside.`);
  }
  if (name.toLowerCase().endsWith('.gz') && !gzipped) {
    throw new FileRefused(`${name} is named .gz but is not gzipped: it may be an error page or a broken download.`);
  }

  const hash = createHash('sha256');
  let read = 0;
  const file = Readable.from(
    (async function* () {
      for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        read += chunk.length;
        yield chunk;
      }
    })(),
    { objectMode: false },
  );
  let digest: string | undefined;
  return {
    name,
    chunks: readable(file, gzipped, name),
    share: () => Math.min(1, read / size),
    sha256: () => (digest ??= hash.digest('hex')),
  };
}

async function look(path: string, name: string): Promise<{ size: number; start: Buffer }> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new FileRefused(`There is no file ${path}.`);
  if (!found.isFile()) throw new FileRefused(`${path} is a folder: name one file in it.`);
  if (found.size === 0) throw new FileRefused(`${name} is empty.`);
  const handle = await open(path);
  try {
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    return { size: found.size, start };
  } finally {
    await handle.close();
  }
}

async function* readable(file: Readable, gzipped: boolean, name: string): AsyncGenerator<Buffer> {
  // The callback keeps an error from being thrown twice; reading the stream throws it too.
  const stream = gzipped ? pipeline(file, createGunzip(), () => undefined) : file;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FileRefused(`${name} is damaged and cannot be read to its end (${reason}): fetch it again.`);
  }
}
