import { and, desc, eq, lt, or, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { viewRecord } from '#db/schema/audit';
import { uuid } from '~/platform/forms/fields';
import { roleOf, type Role } from '~/platform/permissions/roles';

/** Somebody who looked at a record. */
export interface Viewing {
  id: string;
  name: string;
  tenantNo: number;
  role: Role;
  at: Date;
}

const PAGE = 50;

/** How many people have looked at a record, and since when, whoever held it then: views follow their record. */
export async function countViewers(db: TenantDb, of: { subject: string; id: string }) {
  const [row] = await db
    .select({
      people: sql<number>`count(distinct ${viewRecord.userId})::int`,
      views: sql<number>`count(*)::int`,
      since: sql<string | null>`to_char(min(${viewRecord.at}) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
    })
    .from(viewRecord)
    .where(viewsOf(db, of));
  return row ?? { people: 0, views: 0, since: null };
}

/** Who looked at a record, the latest first, 50 at a time; `before` is the last one of the page before. */
export async function listViews(
  db: TenantDb,
  of: { subject: string; id: string },
  before: string | null,
): Promise<{ views: Viewing[]; next: string | null }> {
  const rows = await db
    .select({
      id: viewRecord.id,
      name: viewRecord.userName,
      tenantNo: viewRecord.userTenantNo,
      role: viewRecord.role,
      at: viewRecord.at,
    })
    .from(viewRecord)
    .where(
      and(viewsOf(db, of), before !== null && uuid.safeParse(before).success ? earlierThan(db, before) : undefined),
    )
    .orderBy(desc(viewRecord.at), desc(viewRecord.id))
    .limit(PAGE + 1);
  const views = rows.slice(0, PAGE).map((row) => ({ ...row, role: roleOf(row.role) }));
  return { views, next: rows.length > PAGE ? (views.at(-1)?.id ?? null) : null };
}

function viewsOf(db: TenantDb, { subject, id }: { subject: string; id: string }) {
  return and(inScope(db, viewRecord), eq(viewRecord.subjectId, id), eq(viewRecord.subject, subject));
}

/** Compared in the database, where a moment has microseconds. */
function earlierThan(db: TenantDb, id: string) {
  const at = sql`(select other.at from view_record other
    where other.county_no = ${Math.floor(db.range.lo / 1_000_000)} and other.id = ${id})`;
  return or(lt(viewRecord.at, at), and(eq(viewRecord.at, at), lt(viewRecord.id, id)));
}
