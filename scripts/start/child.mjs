import { stopWith } from '../console/say.mjs';

/**
 * Runs a server as a child of start: says when it listens, stops on a signal, and stops when the parent is gone, by
 * whatever end.
 *
 * @param {() => Promise<{ stop: () => Promise<void> }>} launch
 */
export function serveForParent(launch) {
  launch().then(({ stop }) => {
    let stopping = false;
    const end = () => {
      if (stopping) return;
      stopping = true;
      stop().then(() => process.exit(0), stopWith);
    };
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
    if (process.send === undefined) return;
    process.on('disconnect', end);
    process.send('listening');
  }, stopWith);
}
