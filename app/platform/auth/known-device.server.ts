import { createCookie } from '@remix-run/node';
import { z } from 'zod';
import { keyedHash, newToken } from '../hash.server';
import { publicOrigin } from '../env.server';
import { accountKey } from './limits.server';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

const keptSchema = z.object({ account: z.string().max(64), device: z.string().max(64) });

/**
 * A browser in which somebody has signed in before has guesses of its own. Otherwise anybody who knows the e-mail address of
 * a member of staff could keep them out with ten wrong passwords every quarter of an hour (OWASP: device cookies).
 */
function deviceCookie() {
  const secure = publicOrigin().startsWith('https:');
  return createCookie(secure ? '__Host-ju-device' : 'ju-device', {
    secrets: [keyedHash('device-cookie', 'signature')],
    maxAge: YEAR_SECONDS,
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
  });
}

/** The name of the browser that sent a request, if this account was signed in to there before; null for a stranger's. */
export async function knownDevice(request: Request, email: string): Promise<string | null> {
  const kept = keptSchema.safeParse(await deviceCookie().parse(request.headers.get('Cookie')));
  return kept.success && kept.data.account === accountKey(email) ? kept.data.device : null;
}

/** The Set-Cookie header by which a browser is known again. It holds no address and signs nobody in. */
export function rememberDevice(email: string): Promise<string> {
  return deviceCookie().serialize({ account: accountKey(email), device: newToken() });
}
