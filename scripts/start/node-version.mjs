// Read by every version of Node that knows modules, so nothing here may be newer than that.

/**
 * The sentence for a Node that is too old, or undefined when it will do.
 *
 * @param {string} version such as "20.19.0"
 * @returns {string | undefined}
 */
export function nodeTooOld(version) {
  const parts = version.split('.').map(Number);
  const major = parts[0] || 0;
  const minor = parts[1] || 0;
  if (major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)) return undefined;
  return (
    'Joined Up needs Node 20.19 or later (or 22.12 or later), and this is Node ' +
    version +
    '. Install a newer one from https://nodejs.org and run the same command again.'
  );
}

/** Ends the process with one sentence when Node is too old. */
export function requireNode() {
  const sentence = nodeTooOld(process.versions.node);
  if (sentence === undefined) return;
  process.stderr.write(sentence + '\n');
  process.exit(1);
}
