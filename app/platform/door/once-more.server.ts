/** What PostgreSQL refuses of two transactions that wait for each other, or that cannot both be as if they were alone. */
const PASSING = ['40P01', '40001'];
const TRIES = 3;

/**
 * Runs a transaction again when the database ended it for the sake of another: two people did things at the same moment
 * that lock the same records in another order, like matching an offer and withdrawing it. Nothing of the attempt has
 * stayed, and the other is done by then. `work` must be safe to run again: it opens its own transaction, and whatever it
 * reads of the request has been read before.
 */
export async function onceMore<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !PASSING.includes(codeIn(error))) throw error;
    }
  }
}

function codeIn(error: unknown): string {
  for (let layer = error; layer instanceof Error; layer = layer.cause) {
    if ('code' in layer && typeof layer.code === 'string') return layer.code;
  }
  return '';
}
