import { and, desc, eq, isNull, max } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provisionLink } from '#db/schema/provision';
import type { Actor } from '~/platform/audit/actor';
import { giveUpEndedLinks } from '~/platform/email/ended-links.server';
import { privateLinkMark } from '~/platform/email/private-link.server';
import { queueMail } from '~/platform/email/queue.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { holderOf } from '~/features/portal/holder.server';
import { addProvisionEvent } from './hold.server';
import { groupLink } from './messages';

/** An entry as it is known where its link is made. */
export interface LinkedEntry {
  id: string;
  countyNo: number;
  tenantNo: number;
  version: number;
}

/**
 * Gives a group the private link with which it keeps its entry, by mail to `to`: after a claim, or anew. Links that there
 * were before are ended, so that whoever had them (or read the old address) does not read on. The entry must be held.
 */
export async function makeGroupLink(db: TenantDb, entry: LinkedEntry, to: string, actor: Actor): Promise<void> {
  await endLinks(db, entry);
  const generation = await addLink(db, entry);
  const { id, countyNo, tenantNo } = entry;
  const holder = await holderOf(db, tenantNo);
  const message = groupLink({ holder, link: privateLinkMark('provision', id, generation) });
  await queueMail(db, { countyNo, tenantNo, to, about: { provisionId: id }, ...message });
  await addProvisionEvent(db, entry, { kind: 'link_sent', actor });
}

/**
 * Ends the private link of an entry: nobody can change it with it any more. The entry must be held.
 *
 * @returns whether there was one to end; without one nothing is recorded, so that a second click does nothing
 */
export async function endGroupLink(db: TenantDb, entry: LinkedEntry, actor: Actor): Promise<boolean> {
  const ended = await endLinks(db, entry);
  if (ended) await addProvisionEvent(db, entry, { kind: 'link_ended', actor });
  return ended;
}

/**
 * After the address was corrected to which a group's link goes: whoever reads the mail of the old one reads on no longer.
 * Where a link works it is ended, and a new one goes to the new address, if there is one. The entry must be held.
 */
export async function followAddress(
  db: TenantDb,
  entry: LinkedEntry,
  { before, after }: { before: string | null; after: string | null },
  actor: Actor,
): Promise<void> {
  if (before === after || (await openLinkOf(db, entry)) === null) return;
  if (after === null) await endGroupLink(db, entry, actor);
  else await makeGroupLink(db, entry, after, actor);
}

/** How many private links an entry has had, and since when the last one works; null where it was ended or none was made. */
export interface GroupLink {
  made: number;
  openSince: Date | null;
}

/** The private link of an entry, as far as its desk may know of it. */
export async function groupLinkOf(db: TenantDb, id: string): Promise<GroupLink> {
  const [last] = await db
    .select({ made: provisionLink.generation, since: provisionLink.createdAt, endedAt: provisionLink.endedAt })
    .from(provisionLink)
    .where(linksOf(db, id))
    .orderBy(desc(provisionLink.generation))
    .limit(1);
  return { made: last?.made ?? 0, openSince: last && last.endedAt === null ? last.since : null };
}

/** The generation of the link that works now; null when there is none. */
export async function openLinkOf(db: TenantDb, { id }: Pick<LinkedEntry, 'id'>): Promise<number | null> {
  const { made, openSince } = await groupLinkOf(db, id);
  return openSince === null ? null : made;
}

/** The same, made where there never was one; null where staff have ended it. */
export async function linkGeneration(db: TenantDb, entry: LinkedEntry): Promise<number | null> {
  const { made, openSince } = await groupLinkOf(db, entry.id);
  if (made === 0) return addLink(db, entry);
  return openSince === null ? null : made;
}

async function addLink(db: TenantDb, { id, countyNo, tenantNo }: LinkedEntry): Promise<number> {
  const [row] = await db
    .select({ last: max(provisionLink.generation) })
    .from(provisionLink)
    .where(linksOf(db, id));
  const generation = (row?.last ?? 0) + 1;
  const tokenHash = sha256(linkToken('provision', id, generation));
  await db.insert(provisionLink).values({ countyNo, tenantNo, tokenHash, provisionId: id, generation });
  return generation;
}

async function endLinks(db: TenantDb, { id }: LinkedEntry): Promise<boolean> {
  const ended = await db
    .update(provisionLink)
    .set({ endedAt: new Date() })
    .where(and(linksOf(db, id), isNull(provisionLink.endedAt)))
    .returning({ generation: provisionLink.generation });
  if (ended.length > 0) await giveUpEndedLinks(db, { provisionId: id });
  return ended.length > 0;
}

function linksOf(db: TenantDb, id: string) {
  return and(inScope(db, provisionLink), eq(provisionLink.provisionId, id));
}
