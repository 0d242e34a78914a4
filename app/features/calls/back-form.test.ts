import { describe, expect, it } from 'vitest';
import { dueAt, type When } from './back-form';

const now = new Date('2020-03-28T16:00:00Z'); // a Saturday; the clocks go forward that night

function due(when: When, day = {}, time?: string, at = now) {
  const wrong: PropertyKey[] = [];
  const context = { addIssue: (issue: unknown) => wrong.push(...((issue as { path?: PropertyKey[] }).path ?? [])) };
  const moment = dueAt({ when, day, time }, at, context);
  return wrong.length > 0 ? wrong : moment.toISOString();
}

describe('when to ring back', () => {
  it('is so many hours from now, or a time by the clocks of London', () => {
    expect(due('hour')).toBe('2020-03-28T17:00:00.000Z');
    expect(due('tomorrow')).toBe('2020-03-29T09:00:00.000Z');
    expect(due('other', { day: '28', month: '3', year: '2020' }, '17:30')).toBe('2020-03-28T17:30:00.000Z');
    expect(due('other', { day: '1', month: 'april', year: '20' }, '9.05')).toBe('2020-04-01T08:05:00.000Z');
  });

  it('is tomorrow by the calendar, over a change of the clocks and just after midnight too', () => {
    const tomorrow = (at: string) => due('tomorrow', {}, undefined, new Date(at));
    expect(tomorrow('2020-03-28T23:30:00Z')).toBe('2020-03-29T09:00:00.000Z');
    expect(tomorrow('2020-03-29T00:10:00+00:00')).toBe('2020-03-30T09:00:00.000Z');
    expect(tomorrow('2020-10-24T23:30:00Z')).toBe('2020-10-26T10:00:00.000Z');
    expect(tomorrow('2020-10-24T22:30:00Z')).toBe('2020-10-25T10:00:00.000Z');
  });

  it('is written as people write a time, and lies before us', () => {
    const on = (day: string, time: string) => due('other', { day, month: '3', year: '2020' }, time);
    expect(on('29', '2pm')).toBe('2020-03-29T13:00:00.000Z');
    expect(on('30', '9am')).toBe('2020-03-30T08:00:00.000Z');
    expect([on('27', '9am'), on('28', '9am'), on('28', '16:00')]).toEqual([['day'], ['time'], ['time']]);
  });

  it('must be a day and a time there are', () => {
    expect(due('other')).toEqual(['day', 'time']);
    expect(due('other', { day: '31', month: '4', year: '2020' }, '25:00')).toEqual(['day', 'time']);
  });
});
