import { describe, expect, it, test } from 'vitest';
import { isBlank, lasted, maySave, missingFrom, outcomeOf } from './rules';

describe('the outcome of a call', () => {
  test.each([
    [{ requestId: 'r', callBacks: 1, signposts: 2 }, 'request'],
    [{ requestId: null, callBacks: 1, signposts: 2 }, 'call_back'],
    [{ requestId: null, callBacks: 0, signposts: 2 }, 'signposted'],
    [{ requestId: null, callBacks: 0, signposts: 0 }, 'question'],
  ] as const)('is the most that came of it: %j', (deeds, outcome) => expect(outcomeOf(deeds)).toBe(outcome));
});

describe('what is missing', () => {
  const bare = { requestId: null, callBacks: 0, signposts: 0, areaCode: null, categories: [], phone: '' };
  const fields = (call: Parameters<typeof missingFrom>[0]) => missingFrom(call).map(({ field }) => field);

  it('is the place, what it was about, and a number to ring back', () => {
    expect(fields(bare)).toEqual(['place', 'category']);
    expect(fields({ ...bare, areaCode: 'E04008961', categories: [1], callBacks: 1 })).toEqual(['phone']);
    expect(fields({ ...bare, areaCode: 'E04008961', categories: [1] })).toEqual([]);
  });
});

describe('saving', () => {
  it('is for the page that knows the latest version, or that saved last itself', () => {
    expect(maySave({ version: 3, editor: 'a' }, { version: 3, editor: 'b' })).toBe(true);
    expect(maySave({ version: 3, editor: 'a' }, { version: 1, editor: 'a' })).toBe(true);
    expect(maySave({ version: 3, editor: 'a' }, { version: 2, editor: 'b' })).toBe(false);
    expect(maySave({ version: 3, editor: null }, { version: 2, editor: 'b' })).toBe(false);
  });
});

it('is blank until something is written down, in whatever field', () => {
  const blank = {
    name: '',
    phone: '',
    email: '',
    postcode: '',
    notes: '',
    parishCode: null,
    categories: [],
    answers: {},
    forms: {},
  };
  expect(isBlank(blank)).toBe(true);
  const written = [
    { name: 'A' },
    { parishCode: 'E04008961' },
    { categories: [1] },
    { answers: { a: 'no' } },
    { forms: { request: {} } },
  ];
  expect(written.map((one) => isBlank({ ...blank, ...one }))).toEqual(written.map(() => false));
});

test.each([
  ['2020-03-24T10:00:00Z', '2020-03-24T10:01:48Z', '01:48'],
  ['2020-03-24T10:00:00Z', '2020-03-24T11:02:05Z', '1:02:05'],
  ['2020-03-24T10:00:00Z', '2020-03-24T09:00:00Z', '00:00'],
])('from %s to %s a call lasts %s', (from, to, words) => expect(lasted(from, to)).toBe(words));
