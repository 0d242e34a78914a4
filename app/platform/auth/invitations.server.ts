import { and, eq, isNull, sql } from 'drizzle-orm';
import { authDb } from '#db/client.server';
import { newId } from '#db/id';
import { appUser, invitation } from '#db/schema/auth';
import { tenant } from '#db/schema/tenants';
import { linkToken, sha256 } from '../hash.server';
import { accountKey, forgetGuesses } from './limits.server';
import { hashPassword } from './password.server';

/** How long an invitation can be answered. */
export const INVITATION_DAYS = 7;
const DAY_MS = 86_400_000;

/** What a link of an invitation opens. */
export type Invitation =
  | { state: 'open'; email: string; name: string; tenantNo: number; tenantName: string; hasPassword: boolean }
  | { state: 'used' }
  | { state: 'expired' };

/**
 * Makes an invitation: a single-use link with which somebody may choose a password. The link's token is made from `id`
 * and SECRET (`linkToken('invitation', id)`, or in a message `privateLinkMark('invitation', id)`), so whoever invites
 * never holds it; only its SHA-256 is stored.
 */
export async function invite(
  to: { userId: string; tenantNo: number },
  { forMs = INVITATION_DAYS * DAY_MS, askedByOwner = false } = {},
): Promise<{ id: string; expiresAt: Date }> {
  const id = newId();
  const tokenHash = sha256(linkToken('invitation', id));
  const expiresAt = new Date(Date.now() + forMs);
  await authDb()
    .insert(invitation)
    .values({ ...to, countyNo: Math.floor(to.tenantNo / 1_000_000), tokenHash, expiresAt, askedByOwner });
  return { id, expiresAt };
}

/** Whether an open invitation of this account was made in the last five minutes. */
export async function invitedLately(userId: string): Promise<boolean> {
  const [found] = await authDb().execute(sql`
    select from invitation where user_id = ${userId} and used_at is null
      and expires_at > now() + make_interval(days => ${INVITATION_DAYS}) - interval '5 minutes' limit 1`);
  return found !== undefined;
}

/** What the token of an invitation opens, or null when there never was such a token (or its user is disabled). */
export async function openInvitation(token: string): Promise<Invitation | null> {
  const [found] = await authDb()
    .select({
      email: appUser.email,
      name: appUser.name,
      passwordHash: appUser.passwordHash,
      tenantNo: invitation.tenantNo,
      tenantName: tenant.name,
      usedAt: invitation.usedAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .innerJoin(appUser, eq(appUser.id, invitation.userId))
    .innerJoin(tenant, eq(tenant.tenantNo, invitation.tenantNo))
    .where(and(eq(invitation.tokenHash, sha256(token)), isNull(appUser.disabledAt)));
  if (!found) return null;
  const { usedAt, expiresAt, passwordHash, ...rest } = found;
  if (usedAt) return { state: 'used' };
  if (expiresAt <= new Date()) return { state: 'expired' };
  return { state: 'open', ...rest, hasPassword: passwordHash !== null };
}

/**
 * Uses an invitation up and stores the password, in one statement: of two who hold the same link, one wins. Every
 * other link and every session of that account ends with it. Null when the invitation is not open (any more).
 */
export async function acceptInvitation(token: string, password: string): Promise<{ userId: string } | null> {
  const passwordHash = await hashPassword(password);
  const [chosen] = await authDb().execute<{ id: string; email: string }>(sql`
    with opened as (
      select i.user_id from invitation i join app_user u on u.id = i.user_id
      where i.token_hash = ${sha256(token)} and i.used_at is null and i.expires_at > now() and u.disabled_at is null
    ), used as (
      update invitation set used_at = now()
      where user_id = (select user_id from opened) and used_at is null
      returning user_id, token_hash
    ), won as (
      select user_id from used where token_hash = ${sha256(token)}
    ), signed_out as (
      delete from session where user_id = (select user_id from won)
    ), recorded as (
      insert into sign_in_event (id, user_id, kind) select ${newId()}::uuid, user_id, 'password_chosen' from won
    )
    update app_user set password_hash = ${passwordHash} where id = (select user_id from won)
    returning id, email`);
  if (!chosen) return null;
  await forgetGuesses(accountKey(chosen.email));
  return { userId: chosen.id };
}
