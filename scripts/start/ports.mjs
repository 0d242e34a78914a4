import { createServer } from 'node:net';
import { StopError } from '../console/say.mjs';

/** @param {number} port 0 for any free one @param {string} host @returns {Promise<number>} */
function listenOnce(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(port, host, () => {
      const address = probe.address();
      const used = typeof address === 'object' && address !== null ? address.port : port;
      probe.close(() => resolve(used));
    });
  });
}

/** A loopback port that nobody listens on at the moment. */
export function freePort() {
  return listenOnce(0, '127.0.0.1');
}

/**
 * Finds out before anything else is done whether the server will get its port.
 *
 * @param {number} port
 * @param {string} host
 * @throws StopError when it is taken or may not be used
 */
export async function requirePort(port, host) {
  try {
    await listenOnce(port, host);
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'EADDRINUSE') {
      throw new StopError(
        `Port ${port} is already in use. Stop the program that uses it, or choose another port: PORT=${port + 1} npm start`,
      );
    }
    if (code === 'EACCES')
      throw new StopError(`Port ${port} may not be used by this account. Choose one above 1023: PORT=3000 npm start`);
    throw new StopError(
      `Joined Up cannot listen on ${host} port ${port} (${code ?? String(error)}). Set HOST and PORT to an address of this machine.`,
    );
  }
}

/**
 * PORT as a number.
 *
 * @param {string | undefined} text
 * @throws StopError when it is not a port
 */
export function portFrom(text) {
  const port = Number(text || '3000');
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new StopError(`PORT is "${text}", which is not a port. Set it to a number from 1 to 65535.`);
}
