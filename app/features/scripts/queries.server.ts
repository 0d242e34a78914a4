import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inRange, inScope } from '#db/scope.server';
import { script, scriptVersion } from '#db/schema/calls';
import { scriptContentSchema, type Script, type ScriptContent } from './schema';

type Row = Pick<typeof script.$inferSelect, 'id' | 'tenantNo' | 'active' | 'version' | 'updatedAt' | 'content'>;

const columns = {
  id: script.id,
  tenantNo: script.tenantNo,
  active: script.active,
  version: script.version,
  updatedAt: script.updatedAt,
  content: script.content,
};

/** The scripts of the range: those that a desk may edit, its own before those below. */
export async function scriptsBelow(db: TenantDb): Promise<Script[]> {
  const rows = await db.select(columns).from(script).where(inRange(db, script)).orderBy(asc(script.tenantNo));
  return rows.map(scriptOf);
}

/** The scripts of the councils above the range, which its calls are spoken by too. They lie outside: see 0017_calls.sql. */
export async function scriptsAbove(db: TenantDb): Promise<Script[]> {
  const rows = await db.execute<Omit<Row, 'tenantNo' | 'updatedAt'> & { tenant_no: number; updated_at: string }>(
    sql`select id, tenant_no, active, version, updated_at, content from scripts_above()`,
  );
  return rows.map((row) => scriptOf({ ...row, tenantNo: row.tenant_no, updatedAt: new Date(row.updated_at) }));
}

/** One script of the range, or null. */
export async function scriptById(db: TenantDb, id: string): Promise<Script | null> {
  const [row] = await db
    .select(columns)
    .from(script)
    .where(and(inScope(db, script), eq(script.id, id)));
  return row ? scriptOf(row) : null;
}

/** One version of a script. */
export interface ScriptVersion {
  version: number;
  content: ScriptContent;
  actorName: string;
  restoredFrom: number | null;
  /** Whether calls followed it from then on; null where that was not kept yet. */
  active: boolean | null;
  at: Date;
}

/** All that a script has said, the newest first. */
export async function versionsOf(db: TenantDb, scriptId: string): Promise<ScriptVersion[]> {
  const rows = await db
    .select({
      version: scriptVersion.version,
      content: scriptVersion.content,
      actorName: scriptVersion.actorName,
      restoredFrom: scriptVersion.restoredFrom,
      active: scriptVersion.active,
      at: scriptVersion.at,
    })
    .from(scriptVersion)
    .where(and(inScope(db, scriptVersion), eq(scriptVersion.scriptId, scriptId)))
    .orderBy(desc(scriptVersion.version));
  return rows.map((row) => ({ ...row, content: scriptContentSchema.parse(row.content) }));
}

function scriptOf(row: Row): Script {
  return { ...row, content: scriptContentSchema.parse(row.content) };
}
