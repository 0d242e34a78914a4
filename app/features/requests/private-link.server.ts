import { and, eq, isNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { request, requestLink } from '#db/schema/requests';
import { inScope } from '#db/scope.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { Actor } from '~/platform/audit/actor';
import { giveUpEndedLinks } from '~/platform/email/ended-links.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { newRequestLink } from './messages';
import { addRequestEvent, holdRequest, type HeldRequest } from './settle.server';

/** How many private links a request has had, and whether the last of them still opens it. */
export interface PrivateLink {
  made: number;
  open: boolean;
}

/** The private link of a request, as far as its desk may know of it. */
export async function linkOf(db: TenantDb, requestId: string): Promise<PrivateLink> {
  const [row] = await db
    .select({
      made: sql<number>`count(*)::int`,
      open: sql<boolean>`coalesce(bool_or(${requestLink.endedAt} is null), false)`,
    })
    .from(requestLink)
    .where(and(inScope(db, requestLink), eq(requestLink.requestId, requestId)));
  return row ?? { made: 0, open: false };
}

/**
 * Ends the private link of a request and sends a new one to `to`: whoever holds the old one, or reads the mail of an
 * address that was wrong, sees nothing any more. Without an address there is no new one until somebody enters it.
 */
export async function renewLink(db: TenantDb, held: HeldRequest, to: string | null, actor: Actor): Promise<void> {
  const { countyNo, tenantNo, id: requestId, reference } = held;
  const generation = (await linkOf(db, requestId)).made + 1;
  await db
    .update(requestLink)
    .set({ endedAt: new Date() })
    .where(and(inScope(db, requestLink), eq(requestLink.requestId, requestId), isNull(requestLink.endedAt)));
  await giveUpEndedLinks(db, { requestId });
  if (to === null) return addRequestEvent(db, held, 'link_ended', actor);
  const holder = await tenantByNo(db, tenantNo);
  if (!holder) throw new Error(`No council has the number ${tenantNo}`);
  const tokenHash = sha256(linkToken('request', requestId, generation));
  await db.insert(requestLink).values({ countyNo, tenantNo, requestId, tokenHash });
  const letter = newRequestLink({ holder, reference, link: privateLinkMark('request', requestId, generation) });
  await queueMail(db, { countyNo, tenantNo, to, about: { requestId }, ...letter });
  await addRequestEvent(db, held, 'link_sent', actor);
}

/**
 * Sends a new private link to the address that stands in the request. `made` is how many there had been on the page whose
 * button was pressed: the second of two clicks finds one more and sends nothing. Answers 'no_address' without one.
 */
export async function sendNewLink(
  db: TenantDb,
  wish: { id: string; made: number },
  actor: Actor,
): Promise<'done' | 'no_address'> {
  const held = await holdRequest(db, wish.id);
  const [row] = await db
    .select({ email: request.email })
    .from(request)
    .where(and(inScope(db, request), eq(request.id, wish.id)));
  const email = row?.email ?? null;
  if (email === null) return 'no_address';
  if ((await linkOf(db, wish.id)).made === wish.made) await renewLink(db, held, email, actor);
  return 'done';
}
