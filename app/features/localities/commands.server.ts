import { and, eq, notInArray, sql } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { locality, localityArea, localityDrawing } from '#db/schema/tenants';
import { localitiesOf } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import type { Actor } from '~/platform/audit/actor';
import { recordDeskEvent } from '~/platform/audit/desk-events.server';
import { drawingVersion } from './queries.server';
import { sameDrawing, slugFor } from './rules';
import type { Drawn } from './schema';

/** What came of drawing: `late` when somebody else has drawn other localities since the form was opened. */
export type DrawOutcome = 'done' | 'late';

type Council = Pick<TenantConfig, 'tenantNo' | 'countyNo'>;

/**
 * Draws a district's localities: what is not among `drawn` is removed, its parishes having gone elsewhere (a trigger lets
 * entries that covered it cover its parishes). `version` is the drawing that the form was filled in on.
 */
export async function drawLocalities(
  db: TenantDb,
  council: Council,
  { version, drawn }: { version: number; drawn: readonly Drawn[] },
  actor: Actor,
): Promise<DrawOutcome> {
  const [before, current] = await Promise.all([
    localitiesOf(db, council.tenantNo),
    drawingVersion(db, council.tenantNo),
  ]);
  if (current > 0 && sameDrawing(before, drawn)) return 'done';
  if (current !== version) return 'late';
  if (!(await takeVersion(db, council, version + 1))) return await afterAnother(db, council, drawn);
  await removeAllBut(db, council, drawn);
  await putLocalities(db, council, drawn, before);
  await putParishes(db, council, drawn);
  const data = { version: version + 1, localities: drawn };
  await recordDeskEvent(db, actor, { tenantNo: council.tenantNo, kind: 'localities_drawn', data });
  return 'done';
}

/** Whether the number was free: of two who draw at once the second waits here for the first, and has lost. */
async function takeVersion(db: TenantDb, { tenantNo, countyNo }: Council, version: number): Promise<boolean> {
  const taken = await db
    .insert(localityDrawing)
    .values({ tenantNo, countyNo, version })
    .onConflictDoNothing()
    .returning({ version: localityDrawing.version });
  return taken.length === 1;
}

async function afterAnother(db: TenantDb, { tenantNo }: Council, drawn: readonly Drawn[]): Promise<DrawOutcome> {
  return sameDrawing(await localitiesOf(db, tenantNo), drawn) ? 'done' : 'late';
}

async function removeAllBut(db: TenantDb, { tenantNo }: Council, drawn: readonly Drawn[]): Promise<void> {
  const kept = drawn.map(({ id }) => id);
  await db.delete(locality).where(and(eq(locality.tenantNo, tenantNo), notInArray(locality.id, kept)));
}

/** A locality keeps the word of its address when its name changes: links and kept filters go on working. */
async function putLocalities(
  db: TenantDb,
  { tenantNo, countyNo }: Council,
  drawn: readonly Drawn[],
  before: readonly { id: string; slug: string }[],
): Promise<void> {
  const slugs = new Map(before.map(({ id, slug }) => [id, slug]));
  const taken = new Set(drawn.flatMap(({ id }) => slugs.get(id) ?? []));
  for (const [position, { id, name }] of drawn.entries()) {
    const slug = slugs.get(id) ?? slugFor(name, taken);
    taken.add(slug);
    await db
      .insert(locality)
      .values({ tenantNo, countyNo, id, slug, name, position, sample: false })
      .onConflictDoUpdate({ target: [locality.countyNo, locality.id], set: { name, position, sample: false } });
  }
}

async function putParishes(db: TenantDb, { tenantNo, countyNo }: Council, drawn: readonly Drawn[]): Promise<void> {
  const rows = drawn.flatMap(({ id, areas }) =>
    areas.map((areaCode) => ({ tenantNo, countyNo, localityId: id, areaCode })),
  );
  const codes = rows.map(({ areaCode }) => areaCode);
  await db
    .delete(localityArea)
    .where(and(eq(localityArea.tenantNo, tenantNo), notInArray(localityArea.areaCode, codes)));
  await db
    .insert(localityArea)
    .values(rows)
    .onConflictDoUpdate({
      target: [localityArea.tenantNo, localityArea.areaCode],
      set: { localityId: sql`excluded.locality_id` },
    });
}
