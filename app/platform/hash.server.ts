import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { readEnv } from './env.server';

/** Hex SHA-256: how tokens are stored. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Hex HMAC-SHA-256 under this installation's SECRET; `purpose` keeps uses apart. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac('sha256', readEnv().SECRET).update(`${purpose}:${text}`).digest('hex');
}

/** A random token for a cookie or a link: 32 bytes, base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * The token of a record's private link, made from SECRET so that a message can be written again without the token
 * being stored anywhere. `generation` is raised to end an old link.
 */
export function linkToken(
  kind: 'request' | 'offer' | 'provision' | 'letter' | 'invitation',
  id: string,
  generation = 1,
): string {
  return Buffer.from(keyedHash('private-link', `${kind}:${id}:${generation}`), 'hex').toString('base64url');
}

/** Whether two strings are equal, in a time that tells nothing. */
export function sameText(a: string, b: string): boolean {
  return timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)));
}
