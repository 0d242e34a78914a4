import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isActive, mayBecome, needAfter, obstaclesOf, suggest, type Candidate } from './rules';
import { MATCH_STATUS, type MatchStatus } from './schema';

const SAM: Candidate = {
  offerId: '1',
  reference: 'JV-AAA-AAA',
  name: 'Sam',
  kind: 'person',
  areaName: 'Dunston',
  holderNo: 41005000,
  distanceM: 800,
  travelM: 5000,
  namesParish: null,
  days: 127,
  parts: 7,
  dbs: 'enhanced',
  dbsUntil: null,
  load: 0,
  capacity: 2,
  lastHelpedOn: null,
  transport: 'car',
};
const TUESDAY = '2020-03-24';
const WANTED = { dbs: 'none', today: TUESDAY, part: 'afternoon' } as const;
const names = (list: { name: string }[]) => list.map(({ name }) => name);

describe('suggest', () => {
  it('puts the nearest first', () => {
    const joan = { ...SAM, name: 'Joan', distanceM: 3900 };
    expect(names(suggest([joan, SAM], WANTED))).toEqual(['Sam', 'Joan']);
  });

  it('lets a free neighbour come before a nearer one with two open tasks', () => {
    const busy = { ...SAM, name: 'Busy', distanceM: 100, load: 2, capacity: 5 };
    expect(names(suggest([busy, { ...SAM, distanceM: 2000 }], WANTED))).toEqual(['Sam', 'Busy']);
  });

  it('lets a near one who is free tomorrow come before a far one who is free today', () => {
    const tomorrow = { ...SAM, name: 'Tomorrow', days: 4 };
    const far = { ...SAM, name: 'Far', distanceM: 4900 };
    expect(names(suggest([far, tomorrow], WANTED))).toEqual(['Tomorrow', 'Far']);
  });

  it('does not take mornings for time left in the afternoon', () => {
    const mornings = { ...SAM, name: 'Mornings', parts: 1 };
    expect(names(suggest([mornings, { ...SAM, distanceM: 2000 }], WANTED))).toEqual(['Sam', 'Mornings']);
  });

  it('puts everybody with an obstacle behind everybody without', () => {
    fc.assert(
      fc.property(fc.array(candidates()), (list) => {
        const flags = suggest(list, { ...WANTED, dbs: 'standard' }).map((one) => one.obstacles.length > 0);
        expect(flags).toEqual([...flags].sort((a, b) => Number(a) - Number(b)));
      }),
    );
  });

  it('loses and invents nobody, and does not depend on the order it is given', () => {
    fc.assert(
      fc.property(fc.uniqueArray(candidates(), { selector: (one) => one.reference }), (list) => {
        const forwards = suggest(list, WANTED).map((one) => one.reference);
        const backwards = suggest([...list].reverse(), WANTED).map((one) => one.reference);
        expect(forwards).toEqual(backwards);
        expect([...forwards].sort()).toEqual(list.map((one) => one.reference).sort());
      }),
    );
  });
});

function candidates(): fc.Arbitrary<Candidate> {
  return fc
    .record({
      reference: fc.string({ minLength: 1 }),
      distanceM: fc.option(fc.integer({ min: 0, max: 50_000 })),
      load: fc.nat(4),
      days: fc.nat(127),
      dbs: fc.constantFrom('none', 'basic', 'standard', 'enhanced'),
      namesParish: fc.option(fc.boolean()),
    })
    .map((some) => ({ ...SAM, ...some }));
}

describe('obstaclesOf', () => {
  it.each([
    ['nothing', {}, 'none', []],
    ['a missing check', { dbs: 'basic' }, 'enhanced', ['dbs_missing']],
    ['an expired check', { dbsUntil: '2020-03-23' }, 'enhanced', ['dbs_expired']],
    ['a check that ends today is good today', { dbsUntil: TUESDAY }, 'enhanced', []],
    ['an expired check where none is asked for', { dbsUntil: '2020-03-23' }, 'none', []],
    ['further than they said', { distanceM: 5001 }, 'none', ['too_far']],
    ['as far as they said', { distanceM: 5000 }, 'none', []],
    ['further, but they named the parish', { distanceM: 9000, namesParish: true }, 'none', []],
    ['near, but they named other parishes', { namesParish: false }, 'none', ['other_parishes']],
    ['no position', { distanceM: null }, 'none', []],
    ['as many tasks as they take', { load: 2 }, 'none', ['fully_taken']],
  ] as const)('%s', (_what, change, dbs, expected) => {
    expect(obstaclesOf({ ...SAM, ...change }, { dbs, today: TUESDAY })).toEqual(expected);
  });
});

describe('what may follow what', () => {
  const allowed: Record<MatchStatus, MatchStatus[]> = {
    matched: ['accepted', 'done', 'failed', 'undone'],
    accepted: ['done', 'failed', 'undone'],
    done: [],
    failed: [],
    undone: [],
  };
  const all = Object.keys(MATCH_STATUS) as MatchStatus[];

  it.each(all.flatMap((from) => all.map((to) => [from, to] as const)))('%s → %s', (from, to) => {
    expect(mayBecome(from, to)).toBe(allowed[from].includes(to));
  });

  it('opens the need again after a failure or an undoing', () => {
    expect(all.map(needAfter)).toEqual(['matched', 'accepted', 'done', 'open', 'open']);
    expect(all.filter(isActive)).toEqual(['matched', 'accepted']);
  });
});
