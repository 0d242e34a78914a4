import { expect, it } from 'vitest';
import { readLists } from './lists';

it('reads which lists an address asks for, and leaves out what does not fit', () => {
  const before = '01a20f35-28f5-732a-83ae-7a51f09db5a5';
  expect(readLists(new URLSearchParams({ backs: 'ended', before }))).toEqual({ backs: 'ended', before });
  expect(readLists(new URLSearchParams('backs=x&before=yesterday'))).toEqual({ backs: 'waiting', before: null });
});
