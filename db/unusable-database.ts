/** The database cannot be used as it is. The message is a sentence for the person who runs Joined Up. */
export class UnusableDatabase extends Error {}

const causes: Record<string, (where: string, message: string) => string> = {
  ECONNREFUSED: (where) => `No database answers at ${where}. Start it, or correct DATABASE_URL.`,
  ENOTFOUND: (where) => `There is no host of the name in ${where}. Correct DATABASE_URL.`,
  CONNECT_TIMEOUT: (where) => `The database at ${where} does not answer. Check the network, or correct DATABASE_URL.`,
  '28P01': (where) => `The database at ${where} refuses the user or password of DATABASE_URL.`,
  '28000': (where, message) => `The database at ${where} refuses the user of DATABASE_URL: ${message}.`,
  '3D000': (where) => `There is no database ${where}. Create it, owned by the user of DATABASE_URL.`,
  '53100': () => 'The disk of the database is full. Free some space and run the same command again.',
  '42501': (where, message) =>
    `The user of DATABASE_URL may not do what is needed at ${where} (${message}). It must own the database and have CREATEROLE.`,
};

/** Puts what the driver says into a sentence where it is the operator's to solve; any other error stays as it is. */
export function explained(error: unknown, url: string): unknown {
  if (!(error instanceof Error)) return error;
  const { cause } = error;
  const known = [error, cause].find((one): one is Error & { code: string } => hasCode(one) && one.code in causes);
  const sentence = known && causes[known.code];
  const { host, pathname } = new URL(url);
  return sentence ? new UnusableDatabase(sentence(`${host}${pathname}`, known.message), { cause: error }) : error;
}

function hasCode(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}
