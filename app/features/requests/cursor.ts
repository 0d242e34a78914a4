import { z } from 'zod';
import type { QueueOrder } from './filters';

/** A place in the queue: the row that a page begins after, or ends before. */
export interface Cursor {
  order: QueueOrder;
  urgency: number;
  /** ISO with microseconds, as the database keeps it: two rows of one millisecond must not be mixed up. */
  askedAt: string;
  id: string;
  /** Which one of the list the row was when the page was made, from 1. */
  position: number;
}

const schema = z.tuple([
  z.enum(['waiting', 'newest']),
  z.coerce.number().int().min(1).max(4),
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/),
  z.uuid(),
  z.coerce.number().int().min(1).max(100_000_000),
]);

/** The cursor for a URL. It holds nothing of anybody but the id that the record's own address has. */
export function writeCursor({ order, urgency, askedAt, id, position }: Cursor): string {
  return base64url([order, urgency, askedAt, id, position].join('~'));
}

/** A cursor out of a URL, or null for one that is broken or belongs to another order: the first page then. */
export function readCursor(text: string | null, order: QueueOrder): Cursor | null {
  const parsed = schema.safeParse(plain(text ?? '').split('~'));
  if (!parsed.success || parsed.data[0] !== order) return null;
  const [, urgency, askedAt, id, position] = parsed.data;
  if (Number.isNaN(Date.parse(askedAt))) return null;
  return { order, urgency, askedAt, id, position };
}

function base64url(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function plain(encoded: string): string {
  if (!/^[A-Za-z0-9_-]{1,200}$/.test(encoded)) return '';
  try {
    return atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}
