import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { script, scriptVersion } from '#db/schema/calls';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { scriptContentSchema, type ScriptContent } from './schema';

/** What became of a change: done (now, or by the first of two clicks), or the script is not as the page had it. */
export type Outcome = 'done' | 'stale';

/** A script that is being changed: locked until the transaction ends. */
interface HeldScript {
  id: string;
  countyNo: number;
  tenantNo: number;
  version: number;
  active: boolean;
  content: ScriptContent;
}

async function holdScript(db: TenantDb, id: string): Promise<HeldScript> {
  const [row] = await db
    .select()
    .from(script)
    .where(and(inScope(db, script), eq(script.id, id)))
    .for('no key update');
  if (!row) throw notFound();
  const { countyNo, tenantNo, version, active, content } = row;
  return { id, countyNo, tenantNo, version, active, content: scriptContentSchema.parse(content) };
}

/** A script to be written. */
export interface NewScript {
  /** The form's own: sent twice, it is one script. */
  id: string;
  countyNo: number;
  tenantNo: number;
  content: ScriptContent;
  /** Whether calls follow it from now on; they do unless told otherwise. */
  active?: boolean;
}

/** Writes a new script. */
export async function addScript(db: TenantDb, { active = true, ...wish }: NewScript, actor: Actor): Promise<void> {
  const added = await db
    .insert(script)
    .values({ ...wish, active })
    .onConflictDoNothing()
    .returning({ id: script.id });
  if (added.length > 0) await keepVersion(db, { ...wish, active, version: 1 }, actor, null);
}

/** Changes what a script says, and keeps what it said. Answers 'stale' when somebody has changed it since `version`. */
export async function editScript(
  db: TenantDb,
  { id, version, content, active }: { id: string; version: number; content: ScriptContent; active: boolean },
  actor: Actor,
  restoredFrom: number | null = null,
): Promise<Outcome> {
  const held = await holdScript(db, id);
  const same = held.active === active && JSON.stringify(held.content) === JSON.stringify(content);
  if (same) return 'done';
  if (held.version !== version) return 'stale';
  const next = { ...held, version: held.version + 1, content, active };
  await db
    .update(script)
    .set({ content, active, version: next.version, updatedAt: new Date() })
    .where(and(inScope(db, script), eq(script.id, id)));
  await keepVersion(db, next, actor, restoredFrom);
  return 'done';
}

async function keepVersion(
  db: TenantDb,
  { id: scriptId, countyNo, tenantNo, version, content, active }: HeldScript,
  actor: Actor,
  restoredFrom: number | null,
): Promise<void> {
  const who = { actorId: actor.id, actorName: actor.name };
  await db
    .insert(scriptVersion)
    .values({ countyNo, tenantNo, scriptId, version, content, active, restoredFrom, ...who });
}
