import { eq, inArray, isNull, and } from 'drizzle-orm';
import { authDb } from '#db/client.server';
import { newId } from '#db/id';
import { appUser } from '#db/schema/auth';

/** An account as the sign-in and the invitations see it. The hash leaves this folder nowhere. */
export interface Account {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  disabledAt: Date | null;
}

/** The one form in which an e-mail address is stored and looked up. */
export function addressOf(email: string): string {
  return email.normalize('NFKC').trim().toLowerCase();
}

/** The account with this e-mail address, however it was typed, or null. */
export async function findAccount(email: string): Promise<Account | null> {
  const { id, name, passwordHash, disabledAt } = appUser;
  const [found] = await authDb()
    .select({ id, email: appUser.email, name, passwordHash, disabledAt })
    .from(appUser)
    .where(eq(appUser.email, addressOf(email)));
  return found ?? null;
}

/** The account of this e-mail address, made without a password when there is none. A name that is known stays. */
export async function ensureUser(
  email: string,
  name: string,
): Promise<{ userId: string; name: string; hasPassword: boolean; disabled: boolean }> {
  await authDb()
    .insert(appUser)
    .values({ id: newId(), email: addressOf(email), name })
    .onConflictDoNothing({ target: appUser.email });
  const account = await findAccount(email);
  if (!account) throw new Error('An account that was just made is not there');
  return {
    userId: account.id,
    name: account.name,
    hasPassword: account.passwordHash !== null,
    disabled: account.disabledAt !== null,
  };
}

/** Those of these users who have not chosen a password yet, so cannot have signed in. */
export async function withoutPassword(userIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (userIds.length === 0) return new Set();
  const rows = await authDb()
    .select({ id: appUser.id })
    .from(appUser)
    .where(and(inArray(appUser.id, [...userIds]), isNull(appUser.passwordHash)));
  return new Set(rows.map((row) => row.id));
}
