import { v7 } from 'uuid';

/** A new UUIDv7: unique everywhere and in order of time, so that new rows lie together in an index. */
export function newId(): string {
  return v7();
}
