import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { callSignpost } from '#db/schema/calls';
import { provision, publishedProvision } from '#db/schema/provision';
import { intArray } from '~/features/provision/queries-search.server';
import { countyNos } from '~/features/tenants/queries.server';

/** Somewhere that a caller was told about. */
export interface Signpost {
  provisionId: string;
  name: string;
  category: number | null;
  emailedAt: Date | null;
  at: Date;
}

/** Whom the caller of this call was told about, in order; slips that were taken back are left out. */
export async function signpostsOf(db: TenantDb, callId: string): Promise<Signpost[]> {
  return db
    .select({
      provisionId: callSignpost.provisionId,
      name: callSignpost.name,
      category: callSignpost.category,
      emailedAt: callSignpost.emailedAt,
      at: callSignpost.at,
    })
    .from(callSignpost)
    .where(and(inScope(db, callSignpost), eq(callSignpost.callId, callId), isNull(callSignpost.undoneAt)))
    .orderBy(asc(callSignpost.at), asc(callSignpost.id));
}

/** Some published entries of any county: a caller may live beyond the border, where another county's entries are read out. */
export async function publishedByIds(db: TenantDb, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const counties = await countyNos(db);
  return db
    .select()
    .from(publishedProvision)
    .where(
      and(
        sql`${publishedProvision.countyNo} = any(${intArray('int', counties)})`,
        sql`${publishedProvision.id} = any(${intArray('uuid', ids)})`,
      ),
    )
    .orderBy(asc(publishedProvision.name));
}

/** What the desk itself calls some entries that are not published (any more); those that it may not read are left out. */
export async function namesOfHidden(db: TenantDb, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select({ name: provision.name })
    .from(provision)
    .where(and(inScope(db, provision), sql`${provision.id} = any(${intArray('uuid', ids)})`))
    .orderBy(asc(provision.name));
  return rows.map(({ name }) => name);
}
