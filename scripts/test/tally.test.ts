import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closingLine, readPlaywright, readVitest, sum, tallyOf } from './tally.mjs';

describe('a runner', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'joined-up-tally-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const report = (content: object) => {
    writeFileSync(join(folder, 'report.json'), JSON.stringify(content));
    return join(folder, 'report.json');
  };
  const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, testResults: [] };

  it('counts as its report says when it ended well', () => {
    expect(tallyOf(report(vitest), 0, readVitest)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  });

  it('has failed when it broke off, whatever its report says', () => {
    expect(tallyOf(report(vitest), 1, readVitest)).toEqual({ passed: 3, failed: 1, skipped: 1 });
  });

  it('has failed when it ran nothing', () => {
    expect(tallyOf(report({ ...vitest, numPassedTests: 0 }), 0, readVitest).failed).toBe(1);
  });

  it('has failed when it left no report', () => {
    expect(tallyOf(join(folder, 'none.json'), 0, readVitest)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('has failed for every file that could not be loaded', () => {
    const broken = { ...vitest, testResults: [{ status: 'failed', assertionResults: [] }] };
    expect(tallyOf(report(broken), 1, readVitest).failed).toBe(1);
  });

  it('counts a browser test that passed on a second try as passed', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 0 };
    expect(tallyOf(report({ stats }), 1, readPlaywright)).toEqual({ passed: 6, failed: 1, skipped: 0 });
  });
});

it('closes with one plain line over all runners', () => {
  const total = sum([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 3, failed: 1, skipped: 0 },
  ]);
  expect(closingLine(total)).toBe('5 passed, 1 failed');
  expect(closingLine({ ...total, skipped: 2 })).toBe('5 passed, 1 failed, 2 skipped');
});
