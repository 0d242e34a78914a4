import { and, eq, isNull, max } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provisionLink } from '#db/schema/provision';
import type { Actor } from '~/platform/audit/actor';
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
  const holder = await holderOf(db, entry.tenantNo);
  const message = groupLink({ holder, link: privateLinkMark('provision', entry.id, generation) });
  await queueMail(db, { countyNo: entry.countyNo, tenantNo: entry.tenantNo, to, ...message });
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

/** The generation of the link that works now; null when there is none. */
export async function openLinkOf(db: TenantDb, { id }: Pick<LinkedEntry, 'id'>): Promise<number | null> {
  const [row] = await db
    .select({ generation: max(provisionLink.generation) })
    .from(provisionLink)
    .where(and(linksOf(db, id), isNull(provisionLink.endedAt)));
  return row?.generation ?? null;
}

/** The same, made where there never was one; null where staff have ended it. */
export async function linkGeneration(db: TenantDb, entry: LinkedEntry): Promise<number | null> {
  const open = await openLinkOf(db, entry);
  if (open !== null) return open;
  const [ended] = await db
    .select({ generation: provisionLink.generation })
    .from(provisionLink)
    .where(linksOf(db, entry.id))
    .limit(1);
  return ended ? null : addLink(db, entry);
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
  return ended.length > 0;
}

function linksOf(db: TenantDb, id: string) {
  return and(inScope(db, provisionLink), eq(provisionLink.provisionId, id));
}
