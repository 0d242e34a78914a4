import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../start/paths.mjs';
import { failedInPlaywright, failedInVitest, failuresOf } from './failures.mjs';

it('names every test that failed, and a file that could not be loaded', () => {
  const red = { status: 'failed', fullName: 'a door is shut', failureMessages: ['\u001b[31mexpected 404\u001b[39m'] };
  const testResults = [
    {
      name: join(root, 'app/a.test.ts'),
      status: 'failed',
      assertionResults: [{ ...red }, { ...red, status: 'passed' }],
    },
    { name: join(root, 'app/b.test.ts'), status: 'failed', message: 'no such module', assertionResults: [] },
  ];
  expect(failedInVitest({ testResults })).toEqual([
    'app/a.test.ts: a door is shut\n    expected 404',
    'app/b.test.ts: no such module',
  ]);
});

it('finds what failed in the browser however deep it is described', () => {
  const specs = [
    { title: 'finds help', file: 'directory.spec.ts', line: 9, ok: false },
    { title: 'prints', file: 'directory.spec.ts', line: 20, ok: true },
  ];
  expect(failedInPlaywright({ suites: [{ suites: [{ specs }] }] })).toEqual(['directory.spec.ts:9: finds help']);
});

it('has nothing to name without a report', () => {
  expect(failuresOf(join(root, 'tests/output/none.json'), failedInVitest)).toEqual([]);
});
