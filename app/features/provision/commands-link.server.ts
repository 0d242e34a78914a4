import type { TenantDb } from '#db/client.server';
import type { Actor } from '~/platform/audit/actor';
import { holdProvision } from './hold.server';
import { endGroupLink, groupLinkOf, makeGroupLink } from './link.server';

/** `made` is how many links there had been on the page whose button was pressed: the second of two clicks finds more. */
interface LinkWish {
  id: string;
  made: number;
}

/**
 * Sends the group of an entry a new private link, to the address that stands with it for staff; the old one is ended.
 * 'no_address' without one, 'stale' for an entry that has gone into another.
 */
export async function sendGroupLink(
  db: TenantDb,
  { id, made }: LinkWish,
  actor: Actor,
): Promise<'done' | 'no_address' | 'stale'> {
  const held = await holdProvision(db, id);
  if (held.mergedInto !== null) return 'stale';
  if (held.content.contactEmail === null) return 'no_address';
  if ((await groupLinkOf(db, id)).made === made) await makeGroupLink(db, held, held.content.contactEmail, actor);
  return 'done';
}

/** Ends the private link of an entry, of which so many had been made; one that was made since goes on working: 'stale'. */
export async function stopGroupLink(db: TenantDb, { id, made }: LinkWish, actor: Actor): Promise<'done' | 'stale'> {
  const held = await holdProvision(db, id);
  if ((await groupLinkOf(db, id)).made !== made) return 'stale';
  await endGroupLink(db, held, actor);
  return 'done';
}
