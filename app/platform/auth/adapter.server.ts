import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Adapter } from 'lucia';
import { authDb } from '#db/client.server';
import { appUser, membership, session } from '#db/schema/auth';
import { roleOf, type Role } from '../permissions/roles';

/** Where somebody works, and as what. */
export interface Membership {
  tenantNo: number;
  countyNo: number;
  role: Role;
}

/** What a session carries of its user. */
export interface UserAttributes {
  email: string;
  name: string;
  memberships: Membership[];
}

/** What a session carries of itself. */
export interface SessionAttributes {
  /** When it ends however much it is used; never moves. */
  endsAt: Date;
}

/**
 * Lucia's sessions in our tables, as the role `auth`. What Lucia calls a session's id is the SHA-256 of the token, and
 * beside its idle limit a session has a last moment (`ends_at`) that is kept to here, whatever Lucia asks for.
 */
export const adapter: Adapter = {
  /** Session, user and memberships in one round trip; nothing once its life is over or its user is disabled. */
  async getSessionAndUser(id) {
    const rows = await authDb()
      .select({
        userId: session.userId,
        expiresAt: session.expiresAt,
        endsAt: session.endsAt,
        email: appUser.email,
        name: appUser.name,
        tenantNo: membership.tenantNo,
        countyNo: membership.countyNo,
        role: membership.role,
      })
      .from(session)
      .innerJoin(appUser, eq(appUser.id, session.userId))
      .leftJoin(membership, and(eq(membership.userId, session.userId), isNull(membership.endedAt)))
      .where(and(eq(session.id, id), gt(session.endsAt, new Date()), isNull(appUser.disabledAt)))
      .orderBy(membership.tenantNo, membership.role);
    const [first] = rows;
    if (!first) return [null, null];
    const { userId, expiresAt, endsAt, email, name } = first;
    const memberships = rows.flatMap(({ tenantNo, countyNo, role }) =>
      tenantNo === null || countyNo === null || role === null ? [] : [{ tenantNo, countyNo, role: roleOf(role) }],
    );
    return [
      { id, userId, expiresAt, attributes: { endsAt } },
      { id: userId, attributes: { email, name, memberships } },
    ];
  },

  async getUserSessions(userId) {
    const rows = await authDb()
      .select()
      .from(session)
      .where(and(eq(session.userId, userId), gt(session.endsAt, new Date())));
    return rows.map(({ id, expiresAt, endsAt }) => ({ id, userId, expiresAt, attributes: { endsAt } }));
  },

  async setSession({ id, userId, expiresAt, attributes: { endsAt } }) {
    await authDb()
      .insert(session)
      .values({ id, userId, endsAt, expiresAt: expiresAt < endsAt ? expiresAt : endsAt });
  },

  async updateSessionExpiration(id, expiresAt) {
    await authDb()
      .update(session)
      .set({ expiresAt: sql`least(${expiresAt.toISOString()}::timestamptz, ${session.endsAt})` })
      .where(eq(session.id, id));
  },

  async deleteSession(id) {
    await authDb().delete(session).where(eq(session.id, id));
  },

  async deleteUserSessions(userId) {
    await authDb().delete(session).where(eq(session.userId, userId));
  },

  async deleteExpiredSessions() {
    const now = new Date();
    await authDb()
      .delete(session)
      .where(or(lte(session.expiresAt, now), lt(session.endsAt, now)));
  },
};
