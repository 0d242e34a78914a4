/** A reason to stop that the person at the terminal can act on. Shown as it is, without a stack. */
export class StopError extends Error {}

/** @param {string} line */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * Runs one step of a longer job: says what it is doing at once, that it is still at it every ten seconds, and how long
 * it took when that was more than a second. Nobody should look at a silent terminal and wonder.
 *
 * @template T
 * @param {string} label in the -ing form, such as "Installing packages"
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(label, work) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  say(`${label} ...`);
  const reminder = setInterval(() => say(`  still at it after ${seconds()} s`), 10_000);
  try {
    const result = await work();
    if (Date.now() - started > 1000) say(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}

/**
 * Ends the process over an error: one sentence for a StopError, the whole stack for a fault of ours.
 *
 * @param {unknown} error
 * @returns {never}
 */
export function stopWith(error) {
  if (error instanceof StopError) process.stderr.write(`\n${error.message}\n`);
  else process.stderr.write(`\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
