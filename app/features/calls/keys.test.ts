import { describe, expect, it, test } from 'vitest';
import { KEYS, meaningOf, SIGNPOST_KEYS } from './keys';

const bare = { ctrlKey: false, altKey: false, metaKey: false, typing: false };
const press = (key: string, how: Partial<typeof bare> = {}) => meaningOf({ ...bare, key, ...how });

describe('the keys of the call desk', () => {
  it('mean one thing each', () => {
    const letters = [...Object.values(KEYS), ...SIGNPOST_KEYS];
    expect(new Set(letters).size).toBe(letters.length);
  });

  test.each([
    ['w', { act: 'where' }],
    ['R', { act: 'request' }],
    ['b', { act: 'callBack' }],
    ['f', { act: 'finish' }],
    ['3', { act: 'category', index: 2 }],
    ['a', { act: 'signpost', index: 0 }],
    ['c', { act: 'signpost', index: 1 }],
    ['0', null],
    ['Enter', null],
    ['Escape', null],
  ])('%s is %j', (key, meaning) => expect(press(key)).toEqual(meaning));

  it('are letters while somebody types, unless Alt is held', () => {
    expect(press('f', { typing: true })).toBeNull();
    expect(press('1', { typing: true })).toBeNull();
    expect(press('f', { typing: true, altKey: true })).toEqual({ act: 'finish' });
    expect(press('2', { typing: true, altKey: true, ctrlKey: true })).toEqual({ act: 'category', index: 1 });
    expect(press('Escape', { typing: true })).toEqual({ act: 'leave' });
  });

  it('leave those of the browser to it', () => {
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('f', { metaKey: true })).toBeNull();
  });
});
