import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import { expect, type Page } from '@playwright/test';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Without it axe fetches and reads every style sheet once more for each page, for rules that are not asked for here. */
const preload = false;

/** What these find depends on the width of the page, and they are the hardest to keep where it is narrow. */
const OF_LAYOUT = ['target-size', 'scrollable-region-focusable'];

/** What is the same at any width: none has colours or words of its own. */
const OF_CONTENT: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: Object.fromEntries(OF_LAYOUT.map((rule) => [rule, { enabled: false }])),
  resultTypes: ['violations'],
  preload,
};

const LAYOUT: RunOptions = { runOnly: { type: 'rule', values: OF_LAYOUT }, resultTypes: ['violations'], preload };

interface Axe {
  run: (context: { exclude: string[] }, options: RunOptions) => Promise<AxeResults>;
}

interface Asked {
  exclude: string[];
  options: RunOptions;
}

/** Rows further down a table are made as the first ones are; looking at all of them takes twice as long. */
const exclude = ['tbody tr:nth-child(n + 5)'];

/** What axe finds wrong with the page as it stands, a line each: the rule, the element, why. */
async function violationsOf(page: Page, options: RunOptions): Promise<string[]> {
  // Evaluated by the browser itself, so the page's Content-Security-Policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  const { violations } = await page.evaluate<AxeResults, Asked>(
    ({ exclude, options: given }) => (window as unknown as { axe: Axe }).axe.run({ exclude }, given),
    { exclude, options },
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help}\n  ${target.join(' ')}\n  ${failureSummary ?? ''}`),
  );
}

/** Widths at which every page is looked at, CSS pixels. */
const WIDE = { width: 1280, height: 800 };
const NARROW = { width: 320, height: 640 };

/**
 * Fails unless the page can be used by everybody: no violation at 1280 and at 320 pixels, nothing to scroll sideways at
 * 320, one heading of the first level and a title that says where one is.
 */
export async function expectAccessible(page: Page, what: string): Promise<void> {
  for (const [size, options] of [
    [WIDE, OF_CONTENT],
    [NARROW, LAYOUT],
  ] as const) {
    await page.setViewportSize(size);
    expect.soft(await violationsOf(page, options), `${what} at ${size.width} px`).toEqual([]);
  }
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect.soft(width, `${what} scrolls sideways at ${NARROW.width} px`).toBeLessThanOrEqual(NARROW.width);
  await expect.soft(page.locator('h1'), `${what} has one main heading`).toHaveCount(1);
  expect.soft(await page.title(), `${what} has a title`).toMatch(/^.{3,} – Joined Up$/);
  await page.setViewportSize(WIDE);
}

/**
 * Opens pages one after the other and fails unless everybody can use each, and each has a title of its own: the same
 * only with another query.
 */
export async function expectAllAccessible(page: Page, paths: readonly string[]): Promise<void> {
  const titled = new Map<string, string>();
  for (const path of paths) {
    await page.goto(path);
    await expectAccessible(page, path);
    const title = await page.title();
    const { pathname } = new URL(page.url());
    const before = titled.get(title) ?? pathname;
    expect.soft(before, `${path} has the title of another page: ${title}`).toBe(pathname);
    titled.set(title, pathname);
  }
}
