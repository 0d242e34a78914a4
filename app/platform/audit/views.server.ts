import { viewRecord } from '#db/schema/audit';
import type { TenantDb } from '#db/client.server';
import { newId } from '#db/id';
import { ROLES, type Role } from '../permissions/roles';

/** Whose record was looked at. `id` is null for a list. */
export interface View {
  subject: string;
  id: string | null;
  /** The holder of the record, or for a list the tenant at whose desk it was shown. */
  tenantNo: number;
}

/** Leaves a record of what was looked at, in the same transaction that showed it. */
export async function recordViews(
  db: TenantDb,
  viewer: { userId: string; name: string; role: Role; tenantNo: number },
  views: readonly View[],
): Promise<void> {
  const rows = views.map((view) => ({
    countyNo: Math.floor(view.tenantNo / 1_000_000),
    tenantNo: view.tenantNo,
    id: newId(),
    subject: view.subject,
    subjectId: view.id,
    userId: viewer.userId,
    userName: viewer.name,
    userTenantNo: viewer.tenantNo,
    role: ROLES[viewer.role],
  }));
  if (rows.length > 0) await db.insert(viewRecord).values(rows);
}
