import { describe, expect, it } from 'vitest';
import { canonicalPostcode, parsePostcode } from './postcodes';

describe('a postcode as people type it', () => {
  it.each([
    ['WR10 1PE', 'WR10 1PE'],
    ['wr101pe', 'WR10 1PE'],
    ['  WR10   1PE ', 'WR10 1PE'],
    ['WR10\u00a01PE', 'WR10 1PE'],
    ['w r 1 0 1 p e', 'WR10 1PE'],
    ['WR10-1PE.', 'WR10 1PE'],
    ['ＷＲ１０ １ＰＥ', 'WR10 1PE'],
    ['b1 1aa', 'B1 1AA'],
    ['EC1A1BB', 'EC1A 1BB'],
    ['W1A 0AX', 'W1A 0AX'],
  ])('%j is %s', (typed, postcode) => {
    expect(parsePostcode(typed)).toMatchObject({ ok: true, postcode });
  });

  it.each([
    ['WV6 OAA', 'WV6 0AA'],
    ['WR10 IPE', 'WR10 1PE'],
    ['WR1O 1PE', 'WR10 1PE'],
    ['WRI0 1PE', 'WR10 1PE'],
    ['wrio ipe', 'WR10 1PE'],
    ['WRI 1AA', 'WR1 1AA'],
    ['BI4 5SL', 'B14 5SL'],
    ['P01 2AB', 'PO1 2AB'],
    ['S015 1AA', 'SO15 1AA'],
    ['BS0 1AA', 'BS0 1AA'],
    ['CO10 1AA', 'CO10 1AA'],
  ])('reads O, I, 0 and 1 for each other where only one of them can stand: %j is %s', (typed, postcode) => {
    expect(parsePostcode(typed)).toMatchObject({ ok: true, postcode });
  });

  it('gives the outcode and the sector, by which neighbours are found', () => {
    expect(parsePostcode('wr101pe')).toEqual({ ok: true, postcode: 'WR10 1PE', outcode: 'WR10', sector: 'WR10 1' });
  });

  it.each([
    ['I live at 3 High Street, Pershore WR10 1PE', 'WR10 1PE'],
    ['WR10 LPE', 'WR10 1PE'],
    ['5T5 1AA', 'ST5 1AA'],
    ['WR10 1P5', 'WR10 1PS'],
    ['WR10 1PEE', 'WR10 1PE'],
  ])('asks about %j: did you mean %s?', (typed, suggestion) => {
    expect(parsePostcode(typed)).toMatchObject({ ok: false, suggestion });
  });

  it.each([
    ['WR10', 'WR10'],
    ['wr1o', 'WR10'],
    ['WR10 1', 'WR10 1'],
    ['WR10 1P', 'WR10 1'],
    ['WR101P', 'WR10 1'],
  ])('understands the beginning of one: %j', (typed, beginning) => {
    expect(parsePostcode(typed)).toMatchObject({ ok: false, beginning });
  });

  it.each(['', ' ', 'Pershore', '12345', '?', 'GIR', '🏠', 'x'.repeat(10_000)])('makes nothing of %j', (typed) => {
    expect(parsePostcode(typed)).toEqual({ ok: false, suggestion: null, beginning: null });
  });
});

describe('a postcode out of a file', () => {
  it.each([
    ['WR101PE', 'WR10 1PE'],
    ['B1  1AA', 'B1 1AA'],
    ['WV1 1AA', 'WV1 1AA'],
  ])('%j is %s', (published, postcode) => {
    expect(canonicalPostcode(published)).toBe(postcode);
  });

  it.each(['', 'WRIO 1PE', 'WV6 OAA', 'Postcode', 'WV1-1AA'])('%j is refused: nothing is guessed', (published) => {
    expect(canonicalPostcode(published)).toBeNull();
  });
});
