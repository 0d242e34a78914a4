import { eq } from 'drizzle-orm';
import { authDb } from '#db/client.server';
import { session as sessionTable } from '#db/schema/auth';
import { newToken, sha256 } from '../hash.server';
import { adapter, type Membership } from './adapter.server';
import { recordSignIn } from './events.server';
import { IDLE_LIMIT, lucia, WHOLE_LIFE } from './lucia.server';

/** Who sent a request. */
export interface SignedIn {
  /** SHA-256 (hex) of the cookie's token: names the session and opens nothing. */
  sessionId: string;
  user: { id: string; name: string; email: string };
  memberships: Membership[];
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/;
/** An idle limit that moved with every request would be a write with every request. */
const WORTH_MOVING_MS = 5 * 60_000;

/** Who sent a request, or null. One round trip; a second every five minutes, to put off the idle limit. */
export async function readSession(request: Request): Promise<SignedIn | null> {
  const token = tokenOf(request);
  if (!token) return null;
  const { session, user } = await lucia().validateSession(sha256(token));
  if (!session) return null;
  const idleEnd = Math.min(Date.now() + IDLE_LIMIT.milliseconds(), session.endsAt.getTime());
  if (idleEnd - session.expiresAt.getTime() > WORTH_MOVING_MS) {
    await adapter.updateSessionExpiration(session.id, new Date(idleEnd));
  }
  const { id, name, email, memberships } = user;
  return { sessionId: session.id, user: { id, name, email }, memberships };
}

/**
 * Starts a session under a new token and answers the Set-Cookie header that carries it. The session that `previous`
 * came with, if any, ends: nobody goes on under a token that was known before the sign-in.
 */
export async function startSession(userId: string, previous?: Request): Promise<{ cookie: string }> {
  const token = newToken();
  const endsAt = new Date(Date.now() + WHOLE_LIFE.milliseconds());
  const old = previous && tokenOf(previous);
  await Promise.all([
    lucia().createSession(userId, { endsAt }, { sessionId: sha256(token) }),
    old ? lucia().invalidateSession(sha256(old)) : undefined,
    lucia().deleteExpiredSessions(),
  ]);
  const cookie = lucia().createSessionCookie(token);
  cookie.attributes.maxAge = WHOLE_LIFE.seconds();
  return { cookie: cookie.serialize() };
}

/** Ends the session of a request, if it has one, and answers the Set-Cookie header that removes the cookie. */
export async function endSession(request: Request): Promise<{ cookie: string }> {
  const token = tokenOf(request);
  if (token) {
    const [ended] = await authDb()
      .delete(sessionTable)
      .where(eq(sessionTable.id, sha256(token)))
      .returning({ userId: sessionTable.userId });
    if (ended) await recordSignIn('signed_out', ended.userId);
  }
  return { cookie: lucia().createBlankSessionCookie().serialize() };
}

/** Ends every session of somebody, on every device. */
export async function endAllSessions(userId: string): Promise<void> {
  await lucia().invalidateUserSessions(userId);
  await recordSignIn('signed_out_everywhere', userId);
}

/** The token of a request's cookie; null for none and for anything that is not one of ours. */
function tokenOf(request: Request): string | null {
  const name = lucia().sessionCookieName;
  const cookies = (request.headers.get('Cookie') ?? '').split(';').map((pair) => pair.trim());
  const found = cookies.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
  return found !== undefined && TOKEN.test(found) ? found : null;
}
