import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { membership } from '#db/schema/auth';
import { inScope } from '#db/scope.server';
import { paths } from '~/paths';
import type { Desk } from '~/door.server';
import { actorAt } from '~/platform/audit/actor';
import { recordDeskEvent } from '~/platform/audit/desk-events.server';
import { addressOf, ensureUser } from '~/platform/auth/account.server';
import { invitedLately, invite } from '~/platform/auth/invitations.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { publicOrigin } from '~/platform/env.server';
import { notFound } from '~/platform/errors/app-error';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { tenantByNo, type TenantSummary } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { invitationLetter, newLinkLetter, newRoleLetter, roleGivenLetter } from './letters';
import { colleagueById } from './queries.server';
import { isRoleAt } from './rules';

/** Whom to invite, where and as what. `tenant` lies in the desk's range. */
export interface Invitee {
  name: string;
  email: string;
  role: Role;
  tenant: TenantSummary;
}

/** What became of an invitation: a message to a new or a known colleague, or why there is none. */
export type Invited = { kind: 'invited' | 'added'; name: string } | { kind: 'already' | 'disabled' | 'self' | 'role' };

/**
 * Gives somebody a role at a council and tells them so by mail, with a link to choose a password when they have none.
 * Nobody gives a role to themselves: an administrator sees personal data only if a colleague lets them.
 */
export async function inviteColleague(db: TenantDb, desk: Desk, invitee: Invitee): Promise<Invited> {
  const { role, tenant } = invitee;
  if (!isRoleAt(role, tenant.tier)) return { kind: 'role' };
  if (addressOf(invitee.email) === desk.member.email) return { kind: 'self' };
  const council = await tenantByNo(db, tenant.tenantNo);
  const user = await ensureUser(invitee.email, invitee.name);
  if (user.disabled) return { kind: 'disabled' };
  if (!(await giveRole(db, tenant, user.userId, role))) return { kind: 'already' };
  const facts = { sender: senderOf(desk), name: user.name };
  const place = { council: tenant.name, role };
  const letter = user.hasPassword
    ? newRoleLetter(facts, place, publicOrigin() + paths.signIn())
    : invitationLetter(facts, place, await linkFor(user.userId, tenant.tenantNo));
  await Promise.all([
    queueMail(db, { ...holderOf(tenant.tenantNo), ...letter, to: addressOf(invitee.email) }),
    council && tellCouncil(db, council, { name: user.name, role, giver: desk.member.name }),
    recordDeskEvent(db, actorAt(desk), {
      tenantNo: tenant.tenantNo,
      kind: 'role_given',
      data: { userId: user.userId, name: user.name, role },
    }),
  ]);
  return { kind: user.hasPassword ? 'added' : 'invited', name: user.name };
}

/** Nobody comes to read what is personal without the council hearing of it, whoever's address it is. */
async function tellCouncil(
  db: TenantDb,
  { tenantNo, slug, email, name, phone }: TenantConfig,
  given: { name: string; role: Role; giver: string },
): Promise<void> {
  const letter = roleGivenLetter({ name, phone }, { ...given, peopleUrl: publicOrigin() + paths.people(slug) });
  await queueMail(db, { ...holderOf(tenantNo), ...letter, to: email });
}

/** Adds the membership, or begins one again that had ended. False when it is there already. */
async function giveRole(db: TenantDb, tenant: TenantSummary, userId: string, role: Role): Promise<boolean> {
  const given = await db
    .insert(membership)
    .values({ ...holderOf(tenant.tenantNo), userId, role: ROLES[role] })
    .onConflictDoUpdate({
      target: [membership.tenantNo, membership.userId, membership.role],
      set: { endedAt: null },
      setWhere: isNotNull(membership.endedAt),
    })
    .returning({ userId: membership.userId });
  return given.length > 0;
}

/** Ends a membership; the next page they open is no longer theirs. False when it had ended already. */
export async function endMembership(
  db: TenantDb,
  desk: Desk,
  ending: { userId: string; name: string; tenantNo: number; role: Role },
): Promise<boolean> {
  const { userId, name, tenantNo, role } = ending;
  const ended = await db
    .update(membership)
    .set({ endedAt: new Date() })
    .where(
      and(
        inScope(db, membership),
        eq(membership.tenantNo, tenantNo),
        eq(membership.userId, userId),
        eq(membership.role, ROLES[role]),
        isNull(membership.endedAt),
      ),
    )
    .returning({ userId: membership.userId });
  if (ended.length === 0) return false;
  await recordDeskEvent(db, actorAt(desk), { tenantNo, kind: 'role_ended', data: { userId, name, role } });
  return true;
}

/**
 * Sends a colleague a new link to choose a password: their first did not reach them, or they have forgotten what they
 * chose. False when one was made in the last minutes: a double click sends one.
 *
 * @throws AppError not_found for somebody who is not a colleague of this range
 */
export async function sendNewLink(db: TenantDb, desk: Desk, userId: string): Promise<boolean> {
  const [colleague] = await colleagueById(db, userId);
  if (!colleague) throw notFound();
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`staff-link:${userId}`}, 0))`);
  if (await invitedLately(userId)) return false;
  const { tenantNo, name, email } = colleague;
  const letter = newLinkLetter({ sender: senderOf(desk), name }, await linkFor(userId, tenantNo));
  await Promise.all([
    queueMail(db, { ...holderOf(tenantNo), ...letter, to: email }),
    recordDeskEvent(db, actorAt(desk), { tenantNo, kind: 'link_sent', data: { userId, name } }),
  ]);
  return true;
}

async function linkFor(userId: string, tenantNo: number): Promise<string> {
  const { id } = await invite({ userId, tenantNo });
  return privateLinkMark('invitation', id);
}

function senderOf({ tenant }: Desk) {
  return { name: tenant.name, phone: tenant.phone };
}

function holderOf(tenantNo: number) {
  return { countyNo: Math.floor(tenantNo / 1_000_000), tenantNo };
}
