import { and, eq, lt, or } from 'drizzle-orm';
import type { PortalDb, TenantDb } from '#db/client.server';
import { publishedProvision } from '#db/schema/provision';
import { alikeBecause, type AlikeEntry } from './alike';
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
 * Published entries of a county that look like one which is about to be made: by charity number, phone, postcode or a
 * name that is nearly the same in the same parish. Reads what everybody may read, so it tells nothing that is not public.
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
  if (any.length === 0) return [];
  const { id, name, runBy, phone, charityNo, postcode, status } = view;
  const rows = await db
    .select({ id, name, runBy, phone, charityNo, postcode, status })
    .from(view)
    .where(and(eq(view.countyNo, countyNo), lt(view.status, PROVISION_STATUS.ended), or(...any)))
    .limit(2000);
  return rows
    .flatMap((row) => {
      const why = alikeBecause(about, row);
      return why === null ? [] : [{ id: row.id, name: row.name, runBy: row.runBy, why }];
    })
    .slice(0, MOST);
}
