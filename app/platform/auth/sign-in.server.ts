import { findAccount, type Account } from './account.server';
import { recordSignIn } from './events.server';
import { accountKey, addressKey, countGuess, deviceKey, forgetGuesses, giveBackGuess } from './limits.server';
import { verifyPassword, type Verify } from './password.server';

/** What somebody typed, and where from. */
export interface SignInAttempt {
  email: string;
  password: string;
  /** The visitor's network address. */
  address: string;
  /** The browser, where this account was signed in to there before. */
  device?: string | null;
}

/** How a sign-in went. Why it was refused is said to nobody. */
export type SignInResult =
  | { kind: 'ok'; userId: string }
  | { kind: 'refused' }
  | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Checks an e-mail address and password. Whether the account exists, is disabled or has no password yet makes no
 * difference to the answer or to the work done for it; and a guess is counted before it is looked at, so that guesses
 * made side by side do not get past the limits either.
 */
export async function signIn(attempt: SignInAttempt, verify: Verify = verifyPassword): Promise<SignInResult> {
  const { email, device } = attempt;
  const keys = { account: device ? deviceKey(device) : accountKey(email), address: addressKey(attempt.address) };
  const limited = await overLimit(keys);
  if (limited) return limited;

  const account = await findAccount(email);
  const matches = await verify(usableHash(account), attempt.password);
  if (!account || !matches) {
    await recordSignIn('refused', account?.id ?? null);
    return { kind: 'refused' };
  }
  await Promise.all([forgetGuesses(keys.account), giveBackGuess(keys.address), recordSignIn('signed_in', account.id)]);
  return { kind: 'ok', userId: account.id };
}

function usableHash(account: Account | null): string | null {
  return account && !account.disabledAt ? account.passwordHash : null;
}

/** Counts the guess against its address and, if that may go on, its account. One event the moment a limit is reached. */
async function overLimit(keys: { account: string; address: string }): Promise<SignInResult | null> {
  for (const kind of ['address', 'account'] as const) {
    const counted = await countGuess(kind, keys[kind]);
    if (counted.ok) continue;
    if (counted.first) await recordSignIn('limited', null);
    return { kind: 'limited', retryAfterSeconds: counted.retryAfterSeconds };
  }
  return null;
}
