import { authDb } from '#db/client.server';
import { newId } from '#db/id';
import { signInEvent } from '#db/schema/auth';

/** What the append-only record of sign-ins tells. */
export type SignInKind =
  | 'signed_in'
  | 'refused'
  | 'limited'
  | 'signed_out'
  | 'signed_out_everywhere'
  | 'password_chosen'
  | 'password_asked'
  | 'password_changed';

/** Leaves a record of a sign-in or what became of it. `userId` is null when there is no such account. */
export async function recordSignIn(kind: SignInKind, userId: string | null): Promise<void> {
  await authDb().insert(signInEvent).values({ id: newId(), userId, kind });
}
