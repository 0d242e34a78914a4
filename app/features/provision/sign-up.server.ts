import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provision } from '#db/schema/provision';
import { holderOf } from '~/features/portal/holder.server';
import type { Actor } from '~/platform/audit/actor';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { publicOrigin } from '~/platform/env.server';
import { paths } from '~/paths';
import { signUpWaits } from './conditions.server';
import { holdProvision, putContent, type HeldProvision } from './hold.server';
import { endGroupLink, openLinkOf } from './link.server';
import { signUpDeclined, signUpPublished } from './messages';

/** Whether a group signed up with this entry and nobody has decided yet whether it is published. */
export async function isSignUpWaiting(db: TenantDb, id: string): Promise<boolean> {
  const [row] = await db
    .select({ id: provision.id })
    .from(provision)
    .where(and(inScope(db, provision), eq(provision.id, id), signUpWaits()));
  return row !== undefined;
}

/** Writes to a group that its sign-up is public now, with its private link. Nothing where it gave no address. */
export async function tellPublished(
  db: TenantDb,
  { id, countyNo, tenantNo, content }: Pick<HeldProvision, 'id' | 'countyNo' | 'tenantNo' | 'content'>,
): Promise<void> {
  const { contactEmail: to, name: entry } = content;
  if (to === null) return;
  const [holder, generation] = await Promise.all([holderOf(db, tenantNo), openLinkOf(db, { id })]);
  const link = generation === null ? null : privateLinkMark('provision', id, generation);
  const page = publicOrigin() + paths.directoryEntry(holder.slug, id);
  const message = signUpPublished({ holder, entry, page, link });
  await queueMail(db, { countyNo, tenantNo, to, about: { provisionId: id }, ...message });
}

/**
 * Declines what a group signed up with: it ends unpublished, its private link too, and the group hears why. The reason
 * stands in its history, for staff alone. Answers 'stale' where it is not as it was at `version`, or was decided.
 */
export async function declineSignUp(
  db: TenantDb,
  { id, version, reason }: { id: string; version: number; reason: string },
  actor: Actor,
): Promise<'done' | 'stale'> {
  const held = await holdProvision(db, id);
  if (held.version !== version || !(await isSignUpWaiting(db, id))) return 'stale';
  const content = {
    ...held.content,
    status: 'ended' as const,
    pausedUntil: null,
    plannedFrom: null,
    wasPlanned: false,
  };
  await putContent(db, held, content, { kind: 'sign_up_declined', actor, note: reason });
  await endGroupLink(db, { ...held, version: held.version + 1 }, actor);
  const { countyNo, tenantNo } = held;
  const { contactEmail: to, name: entry } = content;
  if (to === null) return 'done';
  const message = signUpDeclined({ holder: await holderOf(db, tenantNo), entry, reason });
  await queueMail(db, { countyNo, tenantNo, to, about: { provisionId: id }, ...message });
  return 'done';
}
