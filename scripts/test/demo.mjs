import { closeSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { start } from '../start/children.mjs';
import { root } from '../start/paths.mjs';
import { freePort } from '../start/ports.mjs';

/**
 * Starts Joined Up with a demo of its own for the tests in the browser. Others can run meanwhile: half of what it takes
 * is waiting for the database and the disk. One of them (tests/scripts/start.test.ts) ends it, to start it again.
 *
 * @param {string} output folder for its data and for what it says
 * @returns {Promise<{ port: string, env: Record<string, string>, settled: () => Promise<void> }>} where the tests find
 *   it, and a wait until it answers, or has ended: then the browser's runner starts it again on what it has kept
 */
export async function startDemo(output) {
  const port = String(await freePort());
  const folder = join(output, 'demo');
  rmSync(folder, { recursive: true, force: true });
  const log = openSync(join(output, 'demo.log'), 'w');
  const { ended } = start(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    stdio: ['ignore', log, log],
    env: { ...process.env, PORT: port, DATA_DIR: folder, DATABASE_URL: '' },
  });
  closeSync(log);
  const state = { ended: false };
  void ended.then(() => (state.ended = true));
  const settled = async () => {
    while (!state.ended && !(await answers(port))) await wait(250);
  };
  return { port, env: { E2E_PORT: port, E2E_DATA_DIR: folder, E2E_FRESH: '0' }, settled };
}

/** @param {string} port */
async function answers(port) {
  try {
    return (await fetch(`http://localhost:${port}/readyz`)).ok;
  } catch {
    return false;
  }
}
