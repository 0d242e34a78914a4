import { describe, expect, it, test } from 'vitest';
import {
  ENDINGS,
  householdKey,
  isOpen,
  mayEnd,
  mayReopen,
  movesFor,
  needAfterEnding,
  NEED_MOVES,
  statusOfNeeds,
  statusOnReopening,
} from './rules';
import { NEED_STATUS, REQUEST_STATUS, type NeedStatus, type RequestStatus } from './schema';

const STATUSES = Object.keys(REQUEST_STATUS) as RequestStatus[];
const NEEDS = Object.keys(NEED_STATUS) as NeedStatus[];

describe('the status that follows from the needs', () => {
  const table: [NeedStatus[], RequestStatus][] = [
    [['open'], 'unmatched'],
    [['open', 'open'], 'unmatched'],
    [['open', 'matched'], 'part_matched'],
    [['open', 'accepted'], 'part_matched'],
    [['open', 'done'], 'part_matched'],
    [['matched'], 'matched'],
    [['matched', 'accepted'], 'matched'],
    [['accepted', 'done'], 'matched'],
    [['done'], 'done'],
    [['done', 'done'], 'done'],
    [['done', 'dropped'], 'done'],
    [['matched', 'dropped'], 'matched'],
    [['open', 'dropped'], 'unmatched'],
    [['dropped'], 'unmatched'],
    [[], 'unmatched'],
  ];
  test.each(table)('%j is %s', (needs, status) => expect(statusOfNeeds(needs)).toBe(status));

  it('does not depend on the order of the needs', () => {
    for (const [needs, status] of table) expect(statusOfNeeds([...needs].reverse())).toBe(status);
  });
});

describe('what may be done in each status', () => {
  const table: Record<RequestStatus, { open: boolean; end: boolean; reopen: boolean }> = {
    unmatched: { open: true, end: true, reopen: false },
    part_matched: { open: true, end: true, reopen: false },
    matched: { open: true, end: true, reopen: false },
    done: { open: false, end: false, reopen: true },
    withdrawn: { open: false, end: false, reopen: true },
    refused: { open: false, end: false, reopen: true },
    closed: { open: false, end: false, reopen: true },
  };
  test.each(STATUSES)('%s', (status) => {
    expect({ open: isOpen(status), end: mayEnd(status), reopen: mayReopen(status) }).toEqual(table[status]);
  });

  it('ends in a status that is not open', () => {
    for (const ending of ENDINGS) expect(isOpen(ending)).toBe(false);
  });
});

describe('one need by hand', () => {
  const table: Record<NeedStatus, string[]> = {
    open: ['finish', 'drop'],
    matched: [],
    accepted: [],
    done: ['reopen'],
    dropped: ['reopen'],
  };
  test.each(NEEDS)('%s', (need) => expect(movesFor(need)).toEqual(table[need]));

  it('never leads to where a helper is involved', () => {
    for (const { to } of Object.values(NEED_MOVES)) expect(['open', 'done', 'dropped']).toContain(to);
  });
});

describe('when a request ends', () => {
  const table: Record<NeedStatus, NeedStatus> = {
    open: 'open',
    matched: 'open',
    accepted: 'open',
    done: 'done',
    dropped: 'dropped',
  };
  test.each(NEEDS)('a need that is %s', (need) => expect(needAfterEnding(need)).toBe(table[need]));
});

describe('taking an ended request up again', () => {
  it('needs something that is left to do', () => {
    expect(statusOnReopening(['done'])).toBeNull();
    expect(statusOnReopening(['dropped', 'done'])).toBeNull();
    expect(statusOnReopening([])).toBeNull();
  });
  it('gives the status of its needs', () => {
    expect(statusOnReopening(['open', 'dropped'])).toBe('unmatched');
    expect(statusOnReopening(['open', 'done'])).toBe('part_matched');
  });
});

describe('what a household is known by', () => {
  it('does not mind how address and postcode are written', () => {
    const one = householdKey('3 Church Close, Coppenhall', 'ST18 9BW');
    expect(householdKey('3 CHURCH CLOSE\nCoppenhall\nStafford', 'st189bw')).toBe(one);
    expect(householdKey(' 3, Church Close', 'ST18 9BW')).not.toBe(one);
  });
  it('keeps neighbours apart', () => {
    expect(householdKey('4 Church Close', 'ST18 9BW')).not.toBe(householdKey('3 Church Close', 'ST18 9BW'));
  });
  it('knows nobody without postcode or street', () => {
    expect(householdKey('3 Church Close', null)).toBeNull();
    expect(householdKey('', 'ST18 9BW')).toBeNull();
    expect(householdKey(' , Coppenhall', 'ST18 9BW')).toBeNull();
  });
});
