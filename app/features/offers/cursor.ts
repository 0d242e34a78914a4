import { z } from 'zod';

/** Newest first, or nearest first where a place is asked for. */
export type OfferOrder = 'newest' | 'nearest';

/** A place in the list: the row that a page begins after, or ends before. */
export interface OfferCursor {
  order: OfferOrder;
  /** By which the row stands in its order: ISO with microseconds, or metres; empty for a row without a position. */
  key: string;
  id: string;
  /** Which one of the list the row was when the page was made, from 1. */
  position: number;
}

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/;
// A number as it is written in full: seventeen figures after up to five noughts.
const metres = /^(\d{1,8}(\.\d{1,25})?(e-\d{1,3})?)?$/;
const schema = z.tuple([
  z.enum(['newest', 'nearest']),
  z.string().max(40),
  z.uuid(),
  z.coerce.number().int().min(1).max(100_000_000),
]);

/** The cursor for a URL. It holds nothing of anybody but the id that the record's own address has. */
export function writeOfferCursor({ order, key, id, position }: OfferCursor): string {
  return [order, key, id, position].join('~');
}

/** A cursor out of a URL, or null for one that is broken or belongs to another order: the first page then. */
export function readOfferCursor(text: string | null, order: OfferOrder): OfferCursor | null {
  const parsed = schema.safeParse((text ?? '').split('~'));
  if (!parsed.success || parsed.data[0] !== order) return null;
  const [, key, id, position] = parsed.data;
  const fits = order === 'nearest' ? metres.test(key) : moment.test(key) && !Number.isNaN(Date.parse(key));
  return fits ? { order, key, id, position } : null;
}
