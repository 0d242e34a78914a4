import { and, desc, eq, max } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import type { Reader } from '#db/reader';
import { inScope } from '#db/scope.server';
import { deskEvent } from '#db/schema/audit';
import { localityDrawing } from '#db/schema/tenants';
import { area, areasUnder } from '~/features/areas/queries.server';
import type { Area } from '~/features/areas/schema';
import { tenantsUnder } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';

/** The parishes and unparished areas that a council governs or that lie in what it governs, by name. */
export async function parishesIn(db: Reader, { areas }: Pick<TenantConfig, 'areas'>): Promise<Area[]> {
  const found: Area[] = [];
  for (const code of areas) {
    const own = await area(db, code);
    found.push(...(own ? [own] : []), ...(await areasUnder(db, code)));
  }
  const parishes = new Map(found.filter(isParish).map((one) => [one.code, one]));
  return [...parishes.values()].sort((a, b) => a.name.localeCompare(b.name) || a.code.localeCompare(b.code));
}

const isParish = ({ type }: Area) => type === 'parish' || type === 'unparished';

/** How often a council has drawn its localities: 0 while they come from the files. */
export async function drawingVersion(db: Reader, tenantNo: number): Promise<number> {
  const [row] = await db
    .select({ version: max(localityDrawing.version) })
    .from(localityDrawing)
    .where(eq(localityDrawing.tenantNo, tenantNo));
  return row?.version ?? 0;
}

/** Whether a council groups parishes at all: a district does, and a unitary authority, which has no districts. */
export async function drawsLocalities(
  db: Reader,
  { tier, tenantNo }: Pick<TenantConfig, 'tier' | 'tenantNo'>,
): Promise<boolean> {
  if (tier !== 'county') return tier === 'district';
  return (await tenantsUnder(db, tenantNo)).every((below) => below.tier !== 'district');
}

/** Who drew the localities last and when; null while they come from the files. */
export async function lastDrawing(db: TenantDb, tenantNo: number): Promise<{ by: string; at: Date } | null> {
  const [row] = await db
    .select({ by: deskEvent.actorName, at: deskEvent.at })
    .from(deskEvent)
    .where(and(inScope(db, deskEvent), eq(deskEvent.tenantNo, tenantNo), eq(deskEvent.kind, 'localities_drawn')))
    .orderBy(desc(deskEvent.at))
    .limit(1);
  return row ?? null;
}
