import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { callSignpost } from '#db/schema/calls';
import { publishedProvision } from '#db/schema/provision';
import { publicContentOf } from '~/features/provision/content.server';
import type { PublicContent } from '~/features/provision/schema';

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

/** The public facts of some published entries of a county, by name. */
export async function publishedByIds(db: TenantDb, countyNo: number, ids: readonly string[]): Promise<PublicContent[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(publishedProvision)
    .where(and(eq(publishedProvision.countyNo, countyNo), inArray(publishedProvision.id, [...ids])))
    .orderBy(asc(publishedProvision.name));
  return rows.map(publicContentOf);
}
