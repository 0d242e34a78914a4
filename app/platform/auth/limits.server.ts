import { isIPv6 } from 'node:net';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { keyedHash } from '../hash.server';
import { addressOf } from './account.server';
import { limiterOf } from './limit-store.server';

/** Guesses that are let through to the password in a window: against one account, and from one address. */
export const GUESSES = { account: 10, address: 50 } as const;
/** Times in an hour that a new password may be asked for: for one account, and from one address. */
export const ASKINGS = { account: 3, address: 20 } as const;
/** The window, in seconds. */
export const WINDOW_SECONDS = 15 * 60;

const limiters = {
  // One of them removes what has run out, of all of them.
  account: limiterOf({ ...guessing('account'), clearExpiredByTimeout: true }),
  address: limiterOf(guessing('address')),
  askedAccount: limiterOf(asking('account')),
  askedAddress: limiterOf(asking('address')),
};

function guessing(of: 'account' | 'address') {
  return { keyPrefix: of, points: GUESSES[of], duration: WINDOW_SECONDS };
}

function asking(of: 'account' | 'address') {
  return { keyPrefix: `asked-${of}`, points: ASKINGS[of], duration: 60 * 60 };
}

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

/** The key of a browser in which the account was signed in to before: its guesses are counted apart from strangers'. */
export function deviceKey(device: string): string {
  return keyedHash('sign-in-device', device);
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
