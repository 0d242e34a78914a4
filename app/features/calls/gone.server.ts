import type { TenantDb } from '#db/client.server';
import { list } from '~/ui/format/numbers';
import { namesOfHidden } from './queries-signposts.server';

/**
 * Says of which entries nothing was recorded, though they were signposted to: they are not published any more. Null for
 * none. What the desk may not read by name is counted.
 */
export async function goneWords(db: TenantDb, ids: readonly string[]): Promise<string | null> {
  if (ids.length === 0) return null;
  const names = await namesOfHidden(db, ids);
  const unnamed = ids.length - names.length;
  const others = unnamed === 1 ? ['one place'] : unnamed > 1 ? [`${unnamed} places`] : [];
  const which = list([...names, ...others]);
  return `Not recorded as told: ${which}, taken out of the directory meanwhile. All else is saved; see below what there is now.`;
}
