import { describe, expect, test } from 'vitest';
import { ago, agoSentence, clock, date, day, dayAndTime, exact, longDate, machineReadable, timeOrDay } from './dates';

const now = '2020-03-24T16:02:00Z'; // a Tuesday, still GMT

describe('ago', () => {
  test.each([
    ['2020-03-24T16:01:40Z', 'just now'],
    ['2020-03-24T16:02:30Z', 'just now'],
    ['2020-03-24T15:57:00Z', '5 min'],
    ['2020-03-24T14:00:00Z', '2 h'],
    ['2020-03-23T16:03:00Z', '23 h'],
    ['2020-03-23T16:02:00Z', '1 day'],
    ['2020-03-18T10:00:00Z', '6 days'],
    ['2020-02-01T10:00:00Z', '1 February'],
    ['2019-02-01T10:00:00Z', '1 February 2019'],
  ])('%s is %s', (moment, words) => {
    expect(ago(moment, now)).toBe(words);
  });

  test('counts a day by the calendar over the hour lost in March', () => {
    expect(ago('2020-03-28T10:00:00Z', '2020-03-29T09:00:00Z')).toBe('1 day'); // 10:00 GMT to 10:00 BST, 23 hours
    expect(ago('2020-03-29T00:30:00Z', '2020-03-29T02:30:00Z')).toBe('2 h'); // elapsed, though the clock says three
  });

  test('counts a day by the calendar over the hour gained in October', () => {
    expect(ago('2020-10-24T09:00:00Z', '2020-10-25T09:30:00Z')).toBe('24 h'); // 10:00 BST to 09:30 GMT
    expect(ago('2020-10-24T09:00:00Z', '2020-10-25T10:00:00Z')).toBe('1 day');
  });

  test('has a form for sentences', () => {
    expect(agoSentence('2020-03-24T16:01:00Z', now)).toBe('1 minute ago');
    expect(agoSentence('2020-03-24T14:02:00Z', now)).toBe('2 hours ago');
    expect(agoSentence('2020-03-23T14:02:00Z', now)).toBe('1 day ago');
    expect(agoSentence('2020-01-05T14:02:00Z', now)).toBe('on 5 January');
  });
});

describe('day', () => {
  test.each([
    ['2020-03-24', 'today'],
    ['2020-03-25', 'tomorrow'],
    ['2020-03-23T23:59:00Z', 'yesterday'],
    ['2020-03-26', 'Thursday'],
    ['2020-03-19', 'Thursday'],
    ['2020-04-02', '2 April'],
    ['2021-04-02', '2 April 2021'],
  ])('%s is %s', (moment, words) => {
    expect(day(moment, now)).toBe(words);
  });

  test('turns at midnight in London, not in UTC', () => {
    expect(day('2020-06-10T23:30:00Z', '2020-06-10T12:00:00Z')).toBe('tomorrow');
    expect(day('2020-12-10T23:30:00Z', '2020-12-10T12:00:00Z')).toBe('today');
    expect(day(new Date('2020-06-10T23:30:00Z'), '2020-06-11T12:00:00Z')).toBe('today');
  });
});

describe('times', () => {
  test('are by the clock in London', () => {
    expect(clock('2020-03-29T00:59:00Z')).toBe('00:59');
    expect(clock('2020-03-29T01:00:00Z')).toBe('02:00');
    expect(clock('2020-10-25T00:30:00Z')).toBe('01:30');
    expect(clock('2020-10-25T01:30:00Z')).toBe('01:30');
  });

  test('stand with the day unless it is today', () => {
    expect(dayAndTime('2020-03-26T17:00:00Z', now)).toBe('Thursday 17:00');
    expect(dayAndTime('2020-03-26', now)).toBe('Thursday');
    expect(timeOrDay('2020-03-24T14:02:00Z', now)).toBe('14:02');
    expect(timeOrDay('2020-03-23T14:02:00Z', now)).toBe('yesterday 14:02');
    expect(timeOrDay('2020-03-24', now)).toBe('today');
  });
});

describe('the long forms', () => {
  test('leave nothing out', () => {
    expect(exact('2020-03-24T14:02:00Z')).toBe('Tuesday 24 March 2020 at 14:02');
    expect(exact('2020-07-01T14:02:00Z')).toBe('Wednesday 1 July 2020 at 15:02');
    expect(exact('2020-03-24')).toBe('Tuesday 24 March 2020');
    expect(longDate('2020-03-24T14:02:00Z')).toBe('Tuesday 24 March 2020');
    expect(date('2020-03-24')).toBe('24 March 2020');
  });

  test('keep a day a day for machines', () => {
    expect(machineReadable('2020-03-24')).toBe('2020-03-24');
    expect(machineReadable('2020-03-24T15:02:00+01:00')).toBe('2020-03-24T14:02:00.000Z');
  });

  test('refuse what is no date', () => {
    expect(() => exact('soon')).toThrow(RangeError);
    expect(() => ago('2020-02-31', now)).toThrow(RangeError);
  });
});
