import { describe, expect, it } from 'vitest';
import { cellOf, emptyCells, NOTHING } from './cells';

describe('a cell', () => {
  it.each([
    [{}, 'gap', 'nothing', []],
    [{ active: 2 }, 'covered', '2 done', []],
    [{ active: 2, planned: 1, others: 3 }, 'covered', '2 done', ['1 planned', '3 by others']],
    [{ planned: 1 }, 'thin', '1 planned', []],
    [{ paused: 1 }, 'strained', '1 paused', []],
    [{ unpublished: 2 }, 'gap', '2 not published', []],
    [{ active: 1, unpublished: 2 }, 'covered', '1 done', ['2 not published']],
    [{ others: 2 }, 'thin', 'none of ours', ['2 by others']],
  ])('of %o is %s and says %s', (counts, tone, word, more) => {
    const cell = cellOf({ ...NOTHING, ...counts });
    expect([cell.tone, cell.word, cell.more.map((one) => one.word)]).toEqual([tone, word, more]);
  });

  it('is empty where nobody does or plans anything, also where something is paused or not published', () => {
    const hidden = { ...NOTHING, unpublished: 1 };
    const cells = [NOTHING, hidden, { ...NOTHING, paused: 1 }, { ...NOTHING, others: 1 }, { ...NOTHING, planned: 1 }];
    expect(emptyCells([{ cells }, { cells: [NOTHING] }])).toBe(4);
  });
});
