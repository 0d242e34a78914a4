import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { freePort } from '../scripts/start/ports.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// Playwright reads this file in its workers too: what is chosen here once reaches them through the environment.
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_DATA_DIR ??= join(root, 'tests/output/demo');
if (process.env.E2E_FRESH === '1') {
  rmSync(process.env.E2E_DATA_DIR, { recursive: true, force: true });
  process.env.E2E_FRESH = '0';
}

const baseURL = `http://localhost:${process.env.E2E_PORT}`;
const asRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'output/playwright',
  fullyParallel: true,
  // Two cores carry the browser, the server and the database; while one test waits for a page another can go on.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI === 'true',
  reporter: [['list'], ['json', { outputFile: 'output/playwright.json' }]],
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    // A trace of every test costs a third more time. For the one that fails, ask for it: --trace on.
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--no-first-run',
        // Painting in a process of its own takes a fifth of the machine's two cores, and no page needs it.
        '--disable-gpu',
        ...(asRoot ? ['--no-sandbox'] : []),
      ],
    },
  },
  projects: [
    { name: 'sign-in', testMatch: /\.setup\.ts$/ },
    { name: 'browser', dependencies: ['sign-in'] },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    cwd: root,
    env: { PORT: process.env.E2E_PORT, DATA_DIR: process.env.E2E_DATA_DIR, DATABASE_URL: '' },
    url: `${baseURL}/readyz`,
    timeout: 300_000,
    // With E2E_PORT and E2E_DATA_DIR one can point the tests at a server that runs already; any other port is free.
    reuseExistingServer: true,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 30_000 },
  },
});
