import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { StopError, step } from '../console/say.mjs';
import { run } from '../start/children.mjs';
import { root } from '../start/paths.mjs';

// The headless shell is the same engine without the windows: it takes two thirds of the time.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** @param {string} path */
function works(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** @param {string} name */
function onPath(name) {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' }).stdout.trim();
}

/** The browser that is there: the one named, Playwright's own, or the system's. @returns {Promise<string | undefined>} */
async function installed() {
  const { chromium } = await import('@playwright/test');
  const candidates = [process.env.CHROMIUM_PATH ?? '', chromium.executablePath(), ...names.map(onPath), ...places];
  return candidates.find((path) => path !== '' && existsSync(path) && works(path));
}

/** @param {string} name of a Debian package */
const install = (name) => ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', name];

const attempts = [
  {
    label: "Installing Chromium with the system's package manager",
    can: () => process.getuid?.() === 0 && onPath('apt-get') !== '',
    commands: [['apt-get', 'update', '-qq'], install('chromium-headless-shell')],
  },
  {
    label: "Installing the whole of Chromium with the system's package manager",
    can: () => process.getuid?.() === 0 && onPath('apt-get') !== '',
    commands: [install('chromium')],
  },
  {
    label: "Installing Chromium with Playwright's installer",
    can: () => true,
    commands: [[process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']],
  },
];

/** @param {string[][]} commands */
async function runAll(commands) {
  for (const [command = '', ...words] of commands) {
    await run(command, words, { cwd: root, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  }
}

/**
 * The path of a Chromium for the browser tests, installed if none is there. They are never left out: without a browser
 * the run fails.
 *
 * @returns {Promise<string>}
 * @throws StopError when there is none and none can be installed
 */
export async function browser() {
  const there = await installed();
  if (there !== undefined) return there;
  for (const { label, can, commands } of attempts) {
    if (!can()) continue;
    await step(label, () => runAll(commands));
    const now = await installed();
    if (now !== undefined) return now;
  }
  throw new StopError(
    'The browser tests need Chromium, and it could not be installed. Install it (Debian and Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium), or set CHROMIUM_PATH to one, and run npm test again.',
  );
}
