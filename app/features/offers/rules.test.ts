import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  dayBit,
  freeFrom,
  isAlready,
  movesFrom,
  OFFER_MOVES,
  partOfDay,
  standingOf,
  stateAfter,
  tasksAfter,
  travelWords,
  wantsReason,
  type OfferMove,
  type OfferState,
} from './rules';
import { ALL_DAYS, ALL_PARTS, DAYS, OFFER_STATUS, PARTS, type OfferStatus } from './schema';

const TODAY = '2020-03-24'; // a Tuesday
const STATUSES = Object.keys(OFFER_STATUS) as OfferStatus[];
const MOVES = Object.keys(OFFER_MOVES) as OfferMove[];

describe('how an offer stands', () => {
  test.each<[OfferStatus, string | null, OfferStatus]>([
    ['active', null, 'active'],
    ['active', '2020-03-25', 'paused'],
    ['active', TODAY, 'active'],
    ['new', '2020-04-01', 'paused'],
    ['paused', null, 'paused'],
    ['withdrawn', '2020-04-01', 'withdrawn'],
    ['refused', null, 'refused'],
  ])('%s, paused until %s: %s', (status, pausedUntil, standing) => {
    expect(standingOf({ status, pausedUntil }, TODAY)).toBe(standing);
  });
});

describe('what may be done', () => {
  const table: Record<OfferStatus, OfferMove[]> = {
    new: ['activate', 'pause', 'refuse', 'withdraw'],
    active: ['pause', 'refuse', 'withdraw'],
    paused: ['resume', 'refuse', 'withdraw'],
    withdrawn: ['restore'],
    refused: ['restore'],
  };
  test.each(STATUSES)('%s', (standing) => expect(movesFrom(standing)).toEqual(table[standing]));

  it('asks why before somebody is lost', () => {
    expect(MOVES.filter(wantsReason)).toEqual(['refuse', 'withdraw']);
  });

  it('ends the tasks of whoever is gone, and leaves those of whoever pauses', () => {
    expect(MOVES.map(tasksAfter)).toEqual([null, 'stay', null, 'end', 'end', null]);
  });
});

describe('what follows', () => {
  const active: OfferState = { status: 'active', pausedUntil: null };
  it('keeps the status over a pause that ends by itself', () => {
    const paused = stateAfter(active, 'pause', '2020-04-01');
    expect(paused).toEqual({ status: 'active', pausedUntil: '2020-04-01' });
    expect(standingOf(paused, TODAY)).toBe('paused');
    expect(standingOf(paused, '2020-04-01')).toBe('active');
    expect(stateAfter(paused, 'resume')).toEqual(active);
  });

  it('leaves somebody new who resumes before anybody looked at them new', () => {
    expect(stateAfter({ status: 'new', pausedUntil: '2020-04-01' }, 'resume').status).toBe('new');
  });

  it('comes to what the move is called, from wherever it may be made', () => {
    const leads: Record<OfferMove, OfferStatus> = {
      activate: 'active',
      pause: 'paused',
      resume: 'active',
      refuse: 'refused',
      withdraw: 'withdrawn',
      restore: 'active',
    };
    for (const move of MOVES) {
      for (const status of OFFER_MOVES[move].from) {
        expect(standingOf(stateAfter({ status, pausedUntil: null }, move), TODAY)).toBe(leads[move]);
      }
    }
  });

  it('knows that a second click has nothing left to do, and never takes a first for it', () => {
    const states = fc.record<OfferState>({
      status: fc.constantFrom(...STATUSES),
      pausedUntil: fc.constantFrom(null, '2020-03-01', '2020-04-01'),
    });
    const until = fc.constantFrom(null, '2020-04-01');
    fc.assert(
      fc.property(states, fc.constantFrom(...MOVES), until, (state, move, day) => {
        if (!movesFrom(standingOf(state, TODAY)).includes(move)) return;
        expect(isAlready(state, move, day, TODAY)).toBe(false);
        const after = stateAfter(state, move, day);
        expect(isAlready(after, move, day, TODAY)).toBe(true);
      }),
    );
  });
});

describe('how far somebody goes', () => {
  test.each([
    [3000, '3 km'],
    [2500, '2.5 km'],
    [0, '0 km'],
    [100_000, 'anywhere in the county'],
  ])('%i', (metres, words) => expect(travelWords(metres)).toBe(words));
});

describe('the part of the day', () => {
  test.each([
    ['2020-03-24T11:59:00Z', 'morning'],
    ['2020-03-24T12:00:00Z', 'afternoon'],
    ['2020-06-24T11:00:00Z', 'afternoon'],
    ['2020-03-24T17:00:00Z', 'evening'],
    ['2020-03-24T02:00:00Z', 'morning'],
  ])('%s', (now, part) => expect(partOfDay(new Date(now)).part).toBe(part));

  it('has the bit of its weekday', () => {
    expect(dayBit(TODAY)).toBe(DAYS.tuesday);
    expect(dayBit('2020-03-29')).toBe(DAYS.sunday);
  });
});

describe('when somebody has time next', () => {
  const afternoon = { today: TODAY, part: 'afternoon' } as const;
  test.each([
    ['any time', ALL_DAYS, ALL_PARTS, { days: 0, now: true, part: null }],
    ['evenings', ALL_DAYS, PARTS.evening, { days: 0, now: false, part: 'evening' }],
    ['mornings', ALL_DAYS, PARTS.morning, { days: 1, on: '2020-03-25' }],
    ['Thursdays', DAYS.thursday, ALL_PARTS, { days: 2, on: '2020-03-26' }],
    ['only Tuesday mornings', DAYS.tuesday, PARTS.morning, { days: 7, on: '2020-03-31' }],
  ])('%s', (_who, days, parts, expected) => expect(freeFrom(days, parts, afternoon)).toMatchObject(expected));

  test.each([
    [0, ALL_PARTS],
    [ALL_DAYS, 0],
  ])('never: %i, %i', (days, parts) => expect(freeFrom(days, parts, afternoon)).toBeNull());
});
