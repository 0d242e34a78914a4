import { randomUUID } from 'node:crypto';
import { open, unlink, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';

/** Takes the next piece of a file. */
export type Add = (text: string) => Promise<void>;

const KEPT_BACK = 64 * 1024;

/**
 * A file that is written piece by piece and then sent: a transaction has to end before its answer begins, and a county's
 * whole map is too much to hold meanwhile. It lies on disk without a name, for this process alone, and is gone once sent.
 */
export async function spooled(write: (add: Add) => Promise<void>): Promise<ReadableStream<Uint8Array>> {
  const file = await namelessFile();
  try {
    await writeAll(file, write);
  } catch (error) {
    await file.close();
    throw error;
  }
  return Readable.toWeb(file.createReadStream({ start: 0 })) as ReadableStream<Uint8Array>;
}

async function namelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `joined-up-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

async function writeAll(file: FileHandle, write: (add: Add) => Promise<void>): Promise<void> {
  let waiting = '';
  await write(async (text) => {
    waiting += text;
    if (waiting.length < KEPT_BACK) return;
    const some = waiting;
    waiting = '';
    await file.write(some);
  });
  await file.write(waiting);
}
