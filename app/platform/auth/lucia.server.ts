import { Lucia, TimeSpan, type SessionCookieOptions } from 'lucia';
import { publicOrigin } from '../env.server';
import { adapter, type SessionAttributes, type UserAttributes } from './adapter.server';

/** After this long without a request a session is over. */
export const IDLE_LIMIT = new TimeSpan(2, 'h');
/** After this long it is over, used or not: sign in once a working day. */
export const WHOLE_LIFE = new TimeSpan(12, 'h');

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof lucia>;
    DatabaseUserAttributes: UserAttributes;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

let made: ReturnType<typeof make> | undefined;

/** Lucia, with our sessions and our cookie. Made at first use, when the settings have been read. */
export function lucia() {
  made ??= make();
  return made;
}

function make() {
  return new Lucia<SessionAttributes, UserAttributes>(adapter, {
    sessionExpiresIn: IDLE_LIMIT,
    sessionCookie: sessionCookie(publicOrigin()),
    getSessionAttributes: ({ endsAt }) => ({ endsAt }),
    getUserAttributes: ({ email, name, memberships }) => ({ email, name, memberships }),
  });
}

/**
 * Name and attributes of the cookie. The `__Host-` prefix makes browsers refuse it from any other host or path, and
 * needs https, which an installation on somebody's own machine does not have.
 */
export function sessionCookie(origin: string) {
  const secure = origin.startsWith('https:');
  return {
    name: secure ? '__Host-ju-session' : 'ju-session',
    attributes: { secure, sameSite: 'lax', path: '/' },
  } as const satisfies SessionCookieOptions;
}
