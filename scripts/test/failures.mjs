import { existsSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../start/paths.mjs';

const MOST_LINES = 8;

/** The first lines of what went wrong, without colours. @param {string} message */
function brief(message) {
  return stripVTControlCharacters(message).split('\n').slice(0, MOST_LINES).join('\n    ');
}

/**
 * Each test of a report of vitest that failed, in words.
 *
 * @param {{ testResults: { name: string, status: string, message?: string,
 *   assertionResults: { status: string, fullName: string, failureMessages?: string[] }[] }[] }} report
 * @returns {string[]}
 */
export function failedInVitest({ testResults }) {
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const file = relative(root, name);
    if (status === 'failed' && assertionResults.length === 0) return [`${file}: ${brief(message)}`];
    return assertionResults
      .filter((one) => one.status === 'failed')
      .map(({ fullName, failureMessages = [] }) => `${file}: ${fullName}\n    ${brief(failureMessages.join('\n'))}`);
  });
}

/**
 * Each test of a report of Playwright that failed, in words.
 *
 * @typedef {{ specs?: { title: string, file: string, line: number, ok: boolean }[], suites?: Suite[] }} Suite
 * @param {{ suites: Suite[] }} report
 * @returns {string[]}
 */
export function failedInPlaywright({ suites }) {
  return suites.flatMap(({ specs = [], suites: inner = [] }) => [
    ...specs.filter(({ ok }) => !ok).map(({ title, file, line }) => `${file}:${line}: ${title}`),
    ...failedInPlaywright({ suites: inner }),
  ]);
}

/**
 * What failed by a runner's report; nothing when it left none.
 *
 * @param {string} report its JSON file
 * @param {(report: any) => string[]} read
 * @returns {string[]}
 */
export function failuresOf(report, read) {
  return existsSync(report) ? read(JSON.parse(readFileSync(report, 'utf8'))) : [];
}
