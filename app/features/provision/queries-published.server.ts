import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/reader';
import { publishedProvision } from '#db/schema/provision';

/** An entry as far as a page needs it that asks something about it. */
export interface PublishedHead {
  id: string;
  countyNo: number;
  tenantNo: number;
  name: string;
  runBy: string;
}

/** A published entry of a county; null for one that is absent, or not published (any more). */
export async function publishedHead(db: Reader, countyNo: number, id: string): Promise<PublishedHead | null> {
  const { tenantNo, name, runBy } = publishedProvision;
  const [row] = await db
    .select({ id: publishedProvision.id, countyNo: publishedProvision.countyNo, tenantNo, name, runBy })
    .from(publishedProvision)
    .where(and(eq(publishedProvision.countyNo, countyNo), eq(publishedProvision.id, id)));
  return row ?? null;
}
