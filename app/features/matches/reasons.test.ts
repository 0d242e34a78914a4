import { describe, expect, it, test } from 'vitest';
import { checkReason, freeWords, obstacleWords, reasonsFor, type Occasion } from './reasons';
import { OBSTACLES, suggest, type Candidate } from './rules';

const TODAY = '2020-03-24'; // a Tuesday
const SHOPPING: Occasion = { category: { name: 'Shopping', dbs: 'none' }, parish: 'Coppenhall', today: TODAY };
const SAM: Candidate = {
  offerId: '1',
  reference: 'JV-AAA-AAA',
  name: 'Sam Whitlock',
  kind: 'person',
  areaName: 'Dunston',
  holderNo: 41005000,
  distanceM: 800,
  travelM: 5000,
  namesParish: null,
  days: 127,
  parts: 7,
  dbs: 'enhanced',
  dbsUntil: '2020-05-12',
  load: 0,
  capacity: 2,
  lastHelpedOn: '2020-03-15',
  transport: 'on_foot',
};

const said = (change: Partial<Candidate>) => {
  const [one] = suggest([{ ...SAM, ...change }], { dbs: 'none', today: TODAY, part: 'afternoon' });
  return one
    ? reasonsFor(one, SHOPPING)
        .map(({ words }) => words)
        .join(' · ')
    : '';
};

describe('why somebody is suggested', () => {
  test.each<[string, Partial<Candidate>]>([
    ['0.8 km · shopping · free now · DBS enhanced, to May · last helped 9 days ago', {}],
    [
      '3.9 km · shopping · free tomorrow · 2 tasks in hand',
      { distanceM: 3900, days: 4, load: 2, dbs: 'none', lastHelpedOn: null },
    ],
    [
      '3.4 km · serves Coppenhall · shopping · open now · has a van',
      { distanceM: 3400, kind: 'group', namesParish: true, transport: 'van', dbs: 'none', lastHelpedOn: null },
    ],
    [
      '0.8 km · goes to Coppenhall · shopping · free this evening · has a car · last helped yesterday',
      { namesParish: true, parts: 4, transport: 'car', dbs: 'none', lastHelpedOn: '2020-03-23' },
    ],
    [
      'distance not known · shopping · no time given · 1 task in hand · last helped today',
      { distanceM: null, days: 0, load: 1, dbs: 'none', lastHelpedOn: TODAY },
    ],
  ])('%s', (words, change) => expect(said(change)).toBe(words));
});

test('somebody who did not work out for this need before is not passed off as new', () => {
  const [one] = suggest([SAM], { dbs: 'none', today: TODAY, part: 'afternoon' });
  const reasons = one ? reasonsFor(one, { ...SHOPPING, tried: ['1', '2'] }) : [];
  expect(reasons[0]).toEqual({ words: 'did not work out before', tone: 'amber' });
});

describe('when somebody has time', () => {
  test.each([
    ['free on 31 March', 'person', { days: 7, on: '2020-03-31', part: null, now: false }],
    ['open Saturday', 'group', { days: 4, on: '2020-03-28', part: null, now: false }],
  ] as const)('%s', (words, kind, free) => expect(freeWords(free, kind, TODAY)).toBe(words));
});

describe('a check', () => {
  test.each([
    [null, 'DBS basic, no end given', 'green'],
    ['2020-05-01', 'DBS basic, to May', 'green'],
    ['2021-05-01', 'DBS basic, to May 2021', 'green'],
    ['2020-03-26', 'DBS basic, only to Thursday', 'amber'],
    [TODAY, 'DBS basic, only to today', 'amber'],
    ['2020-02-01', 'DBS basic, ended February', 'red'],
    ['2019-02-01', 'DBS basic, ended February 2019', 'red'],
  ])('until %s', (until, words, tone) => expect(checkReason('basic', until, TODAY)).toEqual({ words, tone }));
});

describe('what stands against somebody', () => {
  const befriending = { ...SHOPPING, category: { name: 'Befriending', dbs: 'enhanced' } } as const;
  test.each([
    ['dbs_missing', { dbs: 'none' }, 'Befriending asks for an enhanced DBS check; they stated none'],
    ['dbs_missing', { dbs: 'basic' }, 'Befriending asks for an enhanced DBS check; theirs is basic'],
    ['dbs_expired', { dbsUntil: '2020-02-01' }, 'Their DBS check ended in February'],
    ['too_far', { distanceM: 7100 }, 'Goes 5 km at most; this is 7.1 km'],
    ['other_parishes', {}, 'Named other parishes than this one'],
    ['fully_taken', { load: 2 }, 'Has 2 tasks in hand, and takes 2 at once'],
    ['fully_taken', { capacity: 0 }, 'Takes no tasks at the moment'],
  ] as const)('%s', (obstacle, change, words) => {
    expect(obstacleWords(obstacle, { ...SAM, ...change }, befriending)).toBe(words);
  });

  it('has words for every obstacle', () => {
    for (const obstacle of OBSTACLES) expect(obstacleWords(obstacle, SAM, befriending)).not.toBe('');
  });
});
