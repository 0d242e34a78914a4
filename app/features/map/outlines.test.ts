import { describe, expect, it } from 'vitest';
import { drawnAs, sharedOutlines } from './outlines';

const area = (code: string, shapeCode: string | null) => ({ code, shapeCode, name: `Parish ${code}` });
const AREAS = [area('c', 'b'), area('b', 'b'), area('a', 'b'), area('e', 'x'), area('d', 'x'), area('f', null)];

describe('areas that share an outline', () => {
  it('are drawn once, as the one whose own it is, or else as the first', () => {
    expect(Object.fromEntries(drawnAs(AREAS))).toEqual({ a: 'b', b: 'b', c: 'b', d: 'd', e: 'd' });
  });

  it('are named together', () => {
    expect(sharedOutlines(AREAS)).toEqual([
      ['Parish c', 'Parish b', 'Parish a'],
      ['Parish e', 'Parish d'],
    ]);
    expect(sharedOutlines([area('a', 'a'), area('b', null)])).toEqual([]);
  });
});
