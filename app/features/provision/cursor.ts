import { z } from 'zod';

/** A place in the list: the entry that a page begins after, or ends before. */
export interface EntryCursor {
  id: string;
  /** Which one of the list it was when the page was made, from 1. */
  position: number;
}

const schema = z.tuple([z.uuid(), z.coerce.number().int().min(1).max(100_000_000)]);

/** The cursor for a URL. It names the entry alone: by what it stands in order is asked of the database. */
export function writeEntryCursor({ id, position }: EntryCursor): string {
  return `${id}~${position}`;
}

/** A cursor out of a URL, or null for one that is broken: the first page then. */
export function readEntryCursor(text: string | null): EntryCursor | null {
  const parsed = schema.safeParse((text ?? '').split('~'));
  return parsed.success ? { id: parsed.data[0], position: parsed.data[1] } : null;
}
