import type { PortalDb } from '#db/client.server';
import { provisionChange } from '#db/schema/provision';
import type { z } from 'zod';
import type { PublishedHead } from './queries-published.server';
import { CHANGE_KIND } from './schema';
import type { claimSchema, correctionSchema } from './suggest-forms';

/** Not known to the public role: a suggestion is about what somebody read, whatever its version. */
const NO_VERSION = 0;

/** Keeps a correction for the holder of the entry. Sent twice, it is one. */
export async function suggest(
  db: PortalDb,
  entry: PublishedHead,
  { change: id, words, name, contact }: z.output<typeof correctionSchema>,
): Promise<void> {
  await add(db, entry, {
    id,
    kind: CHANGE_KIND.suggestion,
    words,
    fromName: name ?? null,
    fromContact: contact ?? null,
    proposed: {},
  });
}

/**
 * Keeps a claim for the holder of the entry: who says that it is theirs, and how to check. `proposed` holds what
 * they gave of the contact, so that what they left out stays, and the role. Sent twice, it is one.
 */
export async function claim(
  db: PortalDb,
  entry: PublishedHead,
  { change: id, name, role, email, phone, words }: z.output<typeof claimSchema>,
): Promise<void> {
  const given = { ...(email && { contactEmail: email }), ...(phone && { contactPhone: phone }) };
  const proposed = { contactName: name, ...given, role };
  await add(db, entry, { id, kind: CHANGE_KIND.claim, words, fromName: name, fromContact: email ?? null, proposed });
}

type Added = Required<
  Pick<typeof provisionChange.$inferInsert, 'id' | 'kind' | 'words' | 'fromName' | 'fromContact' | 'proposed'>
>;

async function add(db: PortalDb, { id: provisionId, countyNo, tenantNo }: PublishedHead, added: Added): Promise<void> {
  await db
    .insert(provisionChange)
    .values({ countyNo, tenantNo, provisionId, basedOn: NO_VERSION, ...added })
    .onConflictDoNothing();
}
