import type { PortalDb, TenantDb } from '#db/client.server';
import { provision, provisionLink } from '#db/schema/provision';
import type { Actor } from '~/platform/audit/actor';
import { linkToken, sha256 } from '~/platform/hash.server';
import { columnsOf } from './content.server';
import type { EntryEventKind } from './event-words';
import { addProvisionEvent } from './hold.server';
import type { ProvisionContent } from './schema';

/** A new entry: whose it is, and who recorded it where that is another council. */
export interface NewProvision {
  /** Chosen by the form, so that one that is sent twice makes one entry (the second insert fails as a whole). */
  id: string;
  countyNo: number;
  holderNo: number;
  /** The tenant that records it on its holder's behalf; null for the holder itself. */
  recordedByNo: number | null;
  content: ProvisionContent;
}

interface CreateWish {
  withLink?: boolean;
  confirmed?: boolean;
  kind?: EntryEventKind;
}

/**
 * Records an entry with its first event. Works for the public role too, which can read nothing back and publish nothing.
 * What its holder records itself counts as confirmed by it. `withLink` makes the private link of the group that runs it.
 */
export async function createProvision(
  db: TenantDb | PortalDb,
  entry: NewProvision,
  actor: Actor,
  { withLink = false, confirmed = false, kind = 'recorded' }: CreateWish = {},
): Promise<void> {
  const { id, countyNo, holderNo: tenantNo, recordedByNo, content } = entry;
  const confirmation = confirmed ? { confirmedAt: new Date(), confirmedBy: actor.name } : {};
  await db.insert(provision).values({ countyNo, tenantNo, id, recordedByNo, ...columnsOf(content), ...confirmation });
  await addProvisionEvent(db, { id, countyNo, tenantNo, version: 1 }, { kind, actor, content });
  if (!withLink) return;
  const tokenHash = sha256(linkToken('provision', id));
  await db.insert(provisionLink).values({ countyNo, tenantNo, tokenHash, provisionId: id });
}
