import { sql } from 'drizzle-orm';
import { authDb } from '#db/client.server';
import { newId } from '#db/id';
import { findAccount } from './account.server';
import { accountKey, countGuess, forgetGuesses } from './limits.server';
import { hashPassword, verifyPassword } from './password.server';
import type { SignedIn } from './session.server';

/** How a change of one's own password went. */
export type Changed = { kind: 'changed' } | { kind: 'wrong' } | { kind: 'limited'; retryAfterSeconds: number };

/**
 * Changes the password of whoever is signed in, who knows the one they have: a desk that was left open is not enough. Every
 * other session of theirs ends, and every link to choose a password with it. Guesses count as those at the sign-in do.
 */
export async function changePassword(
  session: SignedIn,
  { current, password }: { current: string; password: string },
): Promise<Changed> {
  const key = accountKey(session.user.email);
  const counted = await countGuess('account', key);
  if (!counted.ok) return { kind: 'limited', retryAfterSeconds: counted.retryAfterSeconds };
  const account = await findAccount(session.user.email);
  if (!(await verifyPassword(account?.passwordHash ?? null, current))) return { kind: 'wrong' };
  await store(session, await hashPassword(password));
  await forgetGuesses(key);
  return { kind: 'changed' };
}

async function store({ user, sessionId }: SignedIn, passwordHash: string): Promise<void> {
  await authDb().execute(sql`
    with changed as (
      update app_user set password_hash = ${passwordHash} where id = ${user.id} and disabled_at is null returning id
    ), others as (
      delete from session where user_id = (select id from changed) and id <> ${sessionId}
    ), links as (
      update invitation set used_at = now() where user_id = (select id from changed) and used_at is null
    )
    insert into sign_in_event (id, user_id, kind) select ${newId()}::uuid, id, 'password_changed' from changed`);
}
