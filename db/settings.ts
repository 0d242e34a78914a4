/** What a transaction may read (lo..hi) and write (wlo..whi): tenant numbers, inclusive. */
export interface TenantRange {
  lo: number;
  hi: number;
  wlo: number;
  whi: number;
  /** The signed-in user (UUID), when there is one. */
  actor?: string;
}

/** A range that nothing can be written to. */
export const NO_WRITES = { wlo: 1, whi: 0 } as const;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const SHA256 = /^[0-9a-f]{64}$/;

/**
 * The `set local` statements of a transaction. SET takes no bound parameters, so every value is checked here against
 * its exact form; throws a RangeError for anything else.
 */
export function settingsSql(allowed: { range?: TenantRange; writeTo?: number; tokenHash?: string }): string {
  const { range, writeTo, tokenHash } = allowed;
  const statements: string[] = [];
  const add = (name: string, value: string) => statements.push(`set local app.${name} = '${value}'`);
  if (range) {
    for (const name of ['lo', 'hi', 'wlo', 'whi'] as const) add(name, integer(range[name]));
    if (range.actor !== undefined) add('actor', matching(range.actor, UUID));
  }
  if (writeTo !== undefined) {
    add('wlo', integer(writeTo));
    add('whi', integer(writeTo));
  }
  if (tokenHash !== undefined) add('token', matching(tokenHash, SHA256));
  return statements.join('; ');
}

function integer(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 999_999_999) throw new RangeError('Not a tenant number');
  return String(value);
}

function matching(value: string, form: RegExp): string {
  if (!form.test(value)) throw new RangeError('Not a valid setting');
  return value;
}
