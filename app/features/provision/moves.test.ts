import { describe, expect, it } from 'vitest';
import { entryMovesFrom, isMoved, stateAfterMove, type EntryMove } from './moves';
import { standingOf } from './rules';
import type { ProvisionStatus } from './schema';

const TODAY = '2020-04-20';
const when = { until: null, today: TODAY };
const state = (status: ProvisionStatus, plannedFrom: string | null = null, pausedUntil: string | null = null) => ({
  ...{ status, plannedFrom, pausedUntil, wasPlanned: false, published: true },
});

describe('what can be done with an entry', () => {
  it.each([
    [state('planned', '2020-05-01'), ['begin', 'pause', 'end']],
    [state('planned'), ['begin', 'pause', 'end']],
    [state('planned', TODAY), ['pause', 'end']],
    [state('active'), ['pause', 'end']],
    [state('paused'), ['resume', 'end']],
    [state('ended'), ['restart']],
  ])('of %o is %o', (one, moves) => {
    expect(entryMovesFrom(one, TODAY)).toEqual([...moves, 'unpublish']);
  });
});

describe('a plan', () => {
  const planned = state('planned', '2020-05-01');
  const after = (one: typeof planned, move: EntryMove) => ({ ...one, ...stateAfterMove(one, move, when) });

  it('is planned again after a pause, by hand or by its day, and begins when somebody says so', () => {
    const paused = after(planned, 'pause');
    expect(paused).toMatchObject({ status: 'paused', plannedFrom: '2020-05-01' });
    expect(after(paused, 'resume')).toEqual(planned);
    expect(isMoved(after(paused, 'resume'), 'resume', when)).toBe(true);
    expect(standingOf({ ...paused, pausedUntil: TODAY }, TODAY)).toBe('planned');
    expect(standingOf({ ...paused, pausedUntil: TODAY }, '2020-05-01')).toBe('active');
    expect(after(planned, 'begin')).toEqual(state('active'));
  });

  it('without a day is planned again too, by hand once or by its day, until somebody says that it has begun', () => {
    const undated = state('planned');
    const paused = after(undated, 'pause');
    expect(paused).toMatchObject({ status: 'paused', wasPlanned: true });
    expect(after(paused, 'pause')).toEqual(paused);
    expect(after(paused, 'resume')).toEqual(undated);
    expect(isMoved(after(paused, 'resume'), 'resume', when)).toBe(true);
    const back = { ...paused, pausedUntil: TODAY };
    expect(standingOf(back, TODAY)).toBe('planned');
    expect(entryMovesFrom(back, TODAY)).toContain('begin');
    expect(after(back, 'pause')).toEqual(paused);
    expect(after(back, 'begin')).toEqual(state('active'));
    expect(after(after(state('active'), 'pause'), 'resume')).toEqual(state('active'));
  });

  it('that has begun meanwhile is back from a pause', () => {
    expect(after(state('paused', '2020-04-01'), 'resume')).toEqual(state('active'));
  });
});
