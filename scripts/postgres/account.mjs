import { execFileSync } from 'node:child_process';
import { StopError, say } from '../console/say.mjs';

/**
 * The system account that PostgreSQL runs as. It refuses to run as root.
 *
 * @typedef {{ name: string, uid: number, gid: number }} Account
 */

/** @param {string} name @returns {Account | undefined} */
function find(name) {
  try {
    const number = (/** @type {string} */ flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: number('-u'), gid: number('-g') };
  } catch {
    return undefined;
  }
}

/** @param {string} name */
function create(name) {
  const attempts = [
    ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', name],
    ['adduser', '-S', '-D', '-H', '-s', '/sbin/nologin', name],
  ];
  for (const [command = '', ...words] of attempts) {
    try {
      execFileSync(command, words, { stdio: 'ignore' });
      return find(name);
    } catch {
      // The next command, then.
    }
  }
  return undefined;
}

/**
 * Whom to run PostgreSQL as: whoever runs this, unless that is root. Then the system's `postgres`, or an account
 * `joined-up` that is made for it.
 *
 * @returns {Account | undefined} undefined when it can run as whoever runs this
 * @throws StopError when root cannot make an account
 */
export function unprivilegedAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const known = find('postgres') ?? find('joined-up');
  if (known) return known;
  const made = create('joined-up');
  if (made) {
    say('PostgreSQL refuses to run as root, so the system account "joined-up" was made for it.');
    return made;
  }
  throw new StopError(
    'PostgreSQL refuses to run as root, and no system account could be made for it. Run this as an ordinary user, or make an account named postgres first.',
  );
}
