import type { TenantDb } from '#db/client.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import { ROLE_WORDS } from '~/platform/permissions/roles';
import { dayAndTime } from '~/ui/format/dates';
import { plural } from '~/ui/format/numbers';
import type { ViewLine } from './components/view-list';
import { countViewers, listViews } from './queries.server';

/** Who looked at a record, a page in words; `before` (an id) is the last line of the page before. */
export async function readViews(db: TenantDb, of: { subject: string; id: string }, before: string | null) {
  const [{ views, next }, counts] = await Promise.all([listViews(db, of, before), countViewers(db, of)]);
  const councils = await tenantsByNo(
    db,
    views.map(({ tenantNo }) => tenantNo),
  );
  const now = new Date();
  const lines: ViewLine[] = views.map(({ id, name, tenantNo, role, at }) => ({
    id,
    name,
    role: ROLE_WORDS[role],
    council: councils.get(tenantNo)?.shortName ?? 'Another council',
    at: at.toISOString(),
    when: dayAndTime(at, now),
  }));
  return {
    lede: `Opened ${plural(counts.views, 'time')} by ${plural(counts.people, 'person', 'people')}, whichever council held it then.`,
    lines,
    total: counts.views,
    next,
  };
}
