import { describe, expect, it } from 'vitest';
import { isStale, standingOf } from './rules';

describe('how an entry stands', () => {
  it('follows its dates', () => {
    const planned = { status: 'planned', plannedFrom: '2026-04-02', pausedUntil: null, wasPlanned: false } as const;
    expect(standingOf(planned, '2026-04-01')).toBe('planned');
    expect(standingOf(planned, '2026-04-02')).toBe('active');
    const paused = { status: 'paused', plannedFrom: null, pausedUntil: '2026-04-02', wasPlanned: false } as const;
    expect(standingOf(paused, '2026-04-01')).toBe('paused');
    expect(standingOf(paused, '2026-04-02')).toBe('active');
  });

  it('stays as it is without a date', () => {
    expect(
      standingOf({ status: 'paused', plannedFrom: null, pausedUntil: null, wasPlanned: false }, '2026-04-02'),
    ).toBe('paused');
    expect(
      standingOf({ status: 'ended', plannedFrom: '2020-01-01', pausedUntil: null, wasPlanned: false }, '2026-04-02'),
    ).toBe('ended');
  });
});

describe('growing stale', () => {
  const now = new Date('2026-04-15T12:00:00Z');
  const entry = { status: 'active', confirmedAt: new Date('2026-04-01T12:00:00Z'), updatedAt: now } as const;

  it('begins when more days than the council allows have passed since somebody confirmed', () => {
    expect(isStale(entry, 14, now)).toBe(false);
    expect(isStale(entry, 13, now)).toBe(true);
  });

  it('counts from the last change where nobody ever confirmed, and never for what has ended', () => {
    expect(isStale({ ...entry, confirmedAt: null }, 1, now)).toBe(false);
    expect(isStale({ ...entry, status: 'ended' }, 1, now)).toBe(false);
  });
});
