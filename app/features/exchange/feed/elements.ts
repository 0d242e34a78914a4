import { setImmediate as letOthersGoOn } from 'node:timers/promises';
import { JSONParser } from '@streamparser/json';

/** How much is read in one go, letters: a few milliseconds of work. */
const PIECE = 64 * 1024;

/**
 * What a long JSON list holds, one after the other: an array, or the `contents` of an object; nothing for what is neither.
 * So a file of fifty thousand services is never in memory as a whole tree, and the server answers others while it is read.
 * Throws a SyntaxError for what is not JSON to its end.
 */
export async function* elementsOf(text: string): AsyncGenerator<unknown, void, void> {
  const found: unknown[] = [];
  const parser = new JSONParser({ paths: [/^[\s\uFEFF]*\[/.test(text) ? '$.*' : '$.contents.*'], keepStack: false });
  parser.onValue = ({ value, parent }) => {
    if (Array.isArray(parent)) found.push(value);
  };
  parser.onError = ({ message }) => {
    throw new SyntaxError(message);
  };
  // Piece by piece: the whole text in bytes beside itself would be as much memory again.
  for (let from = text.startsWith('\uFEFF') ? 1 : 0; from < text.length; from += PIECE) {
    parser.write(text.slice(from, from + PIECE));
    yield* found.splice(0);
    await letOthersGoOn();
  }
  if (!parser.isEnded) throw new SyntaxError('The text ends before what it says');
}
