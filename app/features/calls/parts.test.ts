import { describe, expect, it } from 'vitest';
import { splitParts, writtenBeside } from './parts';

describe('the one form of the screen', () => {
  it('tells the call from the form at the right, though fields have the same names', () => {
    const { own, part, fields } = splitParts([
      ['do', 'keep'],
      ['part', 'request'],
      ['name', 'Zoë O’Brien'],
      ['needs', 'food'],
      ['part', ''],
      ['name', 'Her daughter'],
      ['notes', 'Rings for her'],
    ]);
    expect([part, Object.fromEntries(fields)]).toEqual(['request', { name: 'Zoë O’Brien', needs: 'food' }]);
    expect(Object.fromEntries(own)).toEqual({ do: 'keep', name: 'Her daughter', notes: 'Rings for her' });
  });

  it('knows no forms but its own', () => {
    const { own, part } = splitParts([
      ['part', 'nonsense'],
      ['name', 'x'],
      ['part', ''],
    ]);
    expect([own, part]).toEqual([[], null]);
  });
});

describe('what somebody wrote into a form at the right', () => {
  const shown = { id: 'a', name: 'Ann', needs: ['food'], note: 'one\ntwo', share: 'yes' };

  it('is what differs from what the page showed, the emptied among it', () => {
    const typed = { id: 'b', seen: 'x', name: 'Ann', needs: ['food', 'pets'], note: 'one\r\ntwo' };
    expect(writtenBeside(typed, shown)).toEqual({ id: 'b', needs: ['food', 'pets'], share: '' });
  });

  it('is nothing where all stands as it was shown', () => {
    expect(writtenBeside({ ...shown, id: 'b', needs: 'food', seen: 'x' }, shown)).toBeUndefined();
  });
});
