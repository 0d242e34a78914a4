import { and, eq, lt, or, sql } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { publishedProvision } from '#db/schema/provision';
import { alikeBecause, namesLike, type AlikeEntry } from './alike';
import { PROVISION_STATUS } from './schema';

/** An entry that is on the map already, and why it looks the same. */
export interface Alike {
  id: string;
  name: string;
  runBy: string;
  /** "the same phone number" */
  why: string;
}

/** Most that are shown. */
const MOST = 5;

/**
 * Published entries of a county that look like one which is about to be made: by charity number, phone, a name that is nearly
 * the same, or the same postcode with a name like it; the likeliest names first. Reads what everybody may read, so it tells nothing that is not public.
 */
export async function alikeEntries(
  db: PortalDb | TenantDb,
  countyNo: number,
  about: AlikeEntry & { areaCode: string | null },
): Promise<Alike[]> {
  const view = publishedProvision;
  const any = [
    about.phone === null ? undefined : eq(view.phone, about.phone),
    about.charityNo === null ? undefined : eq(view.charityNo, about.charityNo),
    about.areaCode === null ? undefined : eq(view.areaCode, about.areaCode),
  ].filter((condition) => condition !== undefined);
  const named = await db.execute<{ id: string }>(
    sql`select id from published_alike(${countyNo}::int, ${about.runBy}, ${about.name})`,
  );
  const ids = `{${[...named].map((one) => one.id).join(',')}}`;
  const { id, name, runBy, phone, charityNo, postcode, status } = view;
  const rows = await db
    .select({ id, name, runBy, phone, charityNo, postcode, status })
    .from(view)
    .where(
      and(
        eq(view.countyNo, countyNo),
        lt(view.status, PROVISION_STATUS.ended),
        or(sql`${view.id} = any(${ids}::uuid[])`, ...any),
      ),
    )
    .limit(2000);
  return rows
    .flatMap((row) => {
      const why = alikeBecause(about, row);
      return why === null
        ? []
        : [{ found: { id: row.id, name: row.name, runBy: row.runBy, why }, like: namesLike(about, row) }];
    })
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST)
    .map(({ found }) => found);
}
