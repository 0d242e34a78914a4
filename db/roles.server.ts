import { createHmac } from 'node:crypto';

/** The roles that log in, each with rights of its own (db/migrations/0000_roles.sql). The owner is not among them. */
export const loginRoles = ['app', 'portal', 'link', 'auth', 'jobs'] as const;

/** One of the roles that log in. */
export type LoginRole = (typeof loginRoles)[number];

/**
 * The password of a role: derived from SECRET, so that the server needs no list of passwords and never holds the
 * owner's. Whoever changes SECRET runs `npm run db -- migrate` once, which sets them anew.
 */
export function rolePassword(secret: string, role: LoginRole): string {
  return createHmac('sha256', secret).update(`db-role:${role}`).digest('base64url');
}

/**
 * The URL by which a role connects.
 *
 * @param hostUrl postgres://host:port/database, without user or password
 */
export function roleUrl(hostUrl: string, secret: string, role: LoginRole): string {
  const url = new URL(hostUrl);
  url.username = role;
  url.password = rolePassword(secret, role);
  return url.href;
}

/** The same URL without user and password: what a process may know that is not the owner. */
export function hostUrlOf(url: string): string {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare.href;
}
