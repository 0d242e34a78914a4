import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The password of every account of the demo that the browser tests run against. */
export function demoPassword(): string {
  const folder = process.env.E2E_DATA_DIR;
  if (folder === undefined) throw new Error('E2E_DATA_DIR is set by tests/playwright.config.ts; run npm test -- e2e');
  return readFileSync(join(folder, 'demo-password'), 'utf8').trim();
}
