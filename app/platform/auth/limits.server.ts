import { isIPv6 } from 'node:net';
import { sql } from 'drizzle-orm';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { authDb } from '#db/client.server';
import { keyedHash } from '../hash.server';
import { addressOf } from './account.server';

/** Guesses that are let through to the password in a window: against one account, and from one address. */
export const GUESSES = { account: 10, address: 50 } as const;
/** Times in an hour that a new password may be asked for: for one account, and from one address. */
export const ASKINGS = { account: 3, address: 20 } as const;
/** The window, in seconds. */
export const WINDOW_SECONDS = 15 * 60;

/** The limiter counts in one statement (insert … on conflict), so guesses side by side are all counted. */
const table = {
  storeClient: { query: ({ text, values }: Statement) => run(text, values) },
  storeType: 'client',
  tableName: 'sign_in_limit',
  tableCreated: true,
  duration: WINDOW_SECONDS,
};
const asking = { ...table, duration: 60 * 60, clearExpiredByTimeout: false };
const limiters = {
  account: new RateLimiterPostgres({ ...table, keyPrefix: 'account', points: GUESSES.account }),
  address: new RateLimiterPostgres({
    ...table,
    keyPrefix: 'address',
    points: GUESSES.address,
    clearExpiredByTimeout: false,
  }),
  askedAccount: new RateLimiterPostgres({ ...asking, keyPrefix: 'asked-account', points: ASKINGS.account }),
  askedAddress: new RateLimiterPostgres({ ...asking, keyPrefix: 'asked-address', points: ASKINGS.address }),
};

type LimitKind = keyof typeof limiters;

/** What counting a guess answers: go on, or wait. `first` is true for the guess that reached the limit. */
export type Counted = { ok: true } | { ok: false; retryAfterSeconds: number; first: boolean };

/** Counts a guess, before the password is looked at. The keys are keyed hashes, so the table names nobody. */
export async function countGuess(kind: LimitKind, key: string): Promise<Counted> {
  try {
    await limiters[kind].consume(key);
    return { ok: true };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfterSeconds = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    return { ok: false, retryAfterSeconds, first: refusal.consumedPoints === limiters[kind].points + 1 };
  }
}

/** Forgets the guesses against an account: its owner has got in, or chosen a new password. */
export async function forgetGuesses(accountKey: string): Promise<void> {
  await limiters.account.delete(accountKey);
}

/** Gives back the one guess of an address that turned out to be right: an office of fifty shares an address. */
export async function giveBackGuess(addressKey: string): Promise<void> {
  await limiters.address.reward(addressKey);
}

/** The key of an account: of the e-mail address typed, whether or not it has an account. */
export function accountKey(email: string): string {
  return keyedHash('sign-in-account', addressOf(email));
}

/** The key of a visitor's address. Of IPv6 the first half counts: the other half is the visitor's to choose. */
export function addressKey(address: string): string {
  return keyedHash('sign-in-address', networkOf(address));
}

function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4);
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Runs a statement with $1, $2 … for the limiter, which expects an answer shaped like that of the package pg. */
async function run(text: string, values: readonly unknown[]) {
  const parts = text.split(/\$(\d+)/).map((part, at) => (at % 2 ? sql`${values[Number(part) - 1]}` : sql.raw(part)));
  const rows = await authDb().execute(sql.join(parts));
  return { rows, rowCount: rows.count };
}
