import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the demo that the browser tests run against. */
export function dataFolder(): string {
  const folder = process.env.E2E_DATA_DIR;
  if (folder === undefined) throw new Error('E2E_DATA_DIR is set by tests/playwright.config.ts; run npm test -- e2e');
  return folder;
}

/** The password of all of its accounts. */
export function demoPassword(): string {
  return readFileSync(join(dataFolder(), 'demo-password'), 'utf8').trim();
}
