import type { TenantDb } from '#db/client.server';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { addressesOf, type Outcome } from './commands.server';
import { differences } from './content-words';
import { holdProvision, putContent } from './hold.server';
import { followAddress } from './link.server';
import { contentAt } from './queries.server';

/**
 * Puts an older version of an entry back, as a new one. Throws `notFound` for a version that was never kept; 'stale' when
 * the entry says something else than at `seen`.
 */
export async function restoreVersion(
  db: TenantDb,
  id: string,
  { version, seen }: { version: number; seen: number },
  actor: Actor,
): Promise<Outcome> {
  const held = await holdProvision(db, id);
  const content = await contentAt(db, id, version);
  if (!content) throw notFound();
  const fields = differences(held.content, content);
  if (fields.length === 0) return 'done';
  if (held.version !== seen || held.mergedInto !== null) return 'stale';
  await putContent(db, held, content, { kind: 'restored', actor, data: { from: version, fields } });
  await followAddress(db, { ...held, version: held.version + 1 }, addressesOf(held.content, content), actor);
  return 'done';
}
