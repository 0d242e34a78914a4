import { spawn } from 'node:child_process';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {(() => unknown)[]} */
const endings = [];
/** @type {Promise<void> | undefined} */
let ending;

/** What is to happen before this process ends; the last named is done first. @param {() => unknown} work */
export function atTheEnd(work) {
  endings.push(work);
}

async function runEndings() {
  for (const work of endings.reverse()) {
    try {
      await work();
    } catch (error) {
      process.stderr.write(`${String(error)}\n`);
    }
  }
}

/** Ends everything that was started, once, however often it is asked for. */
export function endAll() {
  ending ??= runEndings();
  return ending;
}

/** Whether the end has begun. */
export const isEnding = () => ending !== undefined;

/**
 * Ends cleanly on Ctrl-C, on being asked to stop, and on a closed terminal.
 *
 * @param {string} word said when it happens by Ctrl-C or kill
 */
export function endOnSignals(word) {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      if (!isEnding()) process.stdout.write(`\n${word}\n`);
      void endAll().then(() => process.exit(0));
    });
  }
}

/**
 * Starts a program that ends with us.
 *
 * @param {string} command
 * @param {string[]} words
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {{ child: ChildProcess, ended: Promise<number | null> }} its exit code; null when a signal ended it
 */
export function start(command, words, options) {
  const child = spawn(command, words, options);
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(-1);
    });
    child.once('exit', resolve);
  });
  atTheEnd(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await ended;
    clearTimeout(late);
  });
  return { child, ended };
}

/** Runs a program to its end, showing what it prints. @param {string} command @param {string[]} words
 * @param {import('node:child_process').SpawnOptions} options */
export function run(command, words, options) {
  return start(command, words, { stdio: ['ignore', 'inherit', 'inherit'], ...options }).ended;
}
