import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StopError, say, step, stopWith } from '../console/say.mjs';
import { buildIfChanged } from '../start/build.mjs';
import { endAll, endOnSignals, isEnding, run } from '../start/children.mjs';
import { installPackages } from '../start/install.mjs';
import { root } from '../start/paths.mjs';
import { browser } from './browser.mjs';
import { startDemo } from './demo.mjs';
import { failedInPlaywright, failedInVitest, failuresOf } from './failures.mjs';
import { closingLine, nothing, readPlaywright, readVitest, sum, tallyOf } from './tally.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const output = join(root, 'tests/output');
/** What failed, in words, for the end of the run: a long log is read from there. @type {string[]} */
const failures = [];
/** What needs the server as it was built, and what does not. */
const [beforeBuild, afterBuild] = [
  ['unit', 'architecture', 'db'],
  ['http', 'scripts'],
];
const projects = [...beforeBuild, ...afterBuild];

/** @param {string} script in node_modules @param {string[]} words @param {Record<string, string>} [more] of the environment */
function tool(script, words, more = {}) {
  return run(process.execPath, [join(root, 'node_modules', script), ...words], {
    cwd: root,
    env: { ...process.env, ...more },
  });
}

/** One check that either holds or not. @param {string} label @param {() => Promise<unknown>} work @returns {Promise<Tally>} */
async function check(label, work) {
  const code = await step(label, work);
  if (code === 0) return { ...nothing, passed: 1 };
  failures.push(label);
  return { ...nothing, failed: 1 };
}

/** @returns {Promise<Tally[]>} */
async function checks() {
  const lint = ['--max-warnings', '0'];
  const linting = check('Checking types and rules', () => tool('oxlint/bin/oxlint', lint));
  const format = await check('Checking the format', () => tool('oxfmt/bin/oxfmt', ['--check', '.']));
  return [format, await linting];
}

/** @param {string[]} names of projects @param {string[]} words for vitest @param {Record<string, string>} [env]
 * @returns {Promise<Tally[]>} */
async function vitest(names, words, env) {
  const report = join(output, 'vitest.json');
  rmSync(report, { force: true });
  const chosen = names.flatMap((name) => ['--project', name]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const all = ['run', '--config', 'tests/vitest.config.ts', ...chosen, ...reporters, ...words];
  const code = await step(`Running the tests: ${names.join(', ')}`, () => tool('vitest/vitest.mjs', all, env));
  failures.push(...failuresOf(report, failedInVitest));
  return [tallyOf(report, code, readVitest)];
}

/** @param {string} chromium @param {string[]} words for Playwright @param {Record<string, string>} [demo] where one runs
 * @returns {Promise<Tally[]>} */
async function playwright(chromium, words, demo = { E2E_FRESH: '1' }) {
  const report = join(output, 'playwright.json');
  rmSync(report, { force: true });
  const all = ['test', '--config', 'tests/playwright.config.ts', ...words];
  const env = { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...demo };
  const code = await step('Running the tests in the browser', () => tool('@playwright/test/cli.js', all, env));
  failures.push(...failuresOf(report, failedInPlaywright));
  return [tallyOf(report, code, readPlaywright)];
}

/** @param {string[]} words what was asked for, and what goes on to the runner */
async function chosen([name, ...words]) {
  if (name === undefined) {
    const chromium = await browser();
    // Two cores are busier with both: the tests wait for their databases, the build and the checks for the disk.
    const [found, early] = await Promise.all([buildIfChanged().then(checks), vitest(beforeBuild, [])]);
    const demo = await startDemo(output);
    const late = await vitest(afterBuild, [], { DEMO_PORT: demo.port });
    await demo.settled();
    return [...found, ...early, ...late, ...(await playwright(chromium, [], demo.env))];
  }
  if (name === 'checks') return checks();
  if (projects.includes(name)) return vitest([name], words);
  if (name !== 'e2e') throw new StopError(`npm test -- takes one of: checks, ${projects.join(', ')}, e2e.`);
  const chromium = await browser();
  await buildIfChanged();
  return playwright(chromium, words);
}

/**
 * Runs every test there is, setting up what they need, and ends with one line of numbers. A name narrows it:
 * `npm test -- db`, and more words go to the runner: `npm test -- unit app/ui`.
 *
 * @param {string[]} words
 */
export async function testAll(words) {
  endOnSignals('Stopping ...');
  try {
    await installPackages();
    mkdirSync(output, { recursive: true });
    const total = sum(await chosen(words));
    for (const failure of failures) say(`FAILED: ${failure}`);
    say(`\n${closingLine(total)}`);
    process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
    await endAll();
  } catch (error) {
    if (isEnding()) return;
    await endAll();
    stopWith(error);
  }
}
