import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { joinWish, provisionChange } from '#db/schema/provision';
import { inScope } from '#db/scope.server';
import type { Actor } from '~/platform/audit/actor';
import type { Decided } from './commands-changes.server';
import { differences } from './content-words';
import { holdProvision, putContent, type HeldProvision } from './hold.server';
import { withAreas } from './joined-areas';
import { CHANGE_KIND } from './schema';

/** A council's wish that its people be covered too. */
export interface JoinWish {
  /** Chosen by the form, so that one that is sent twice asks once. */
  id: string;
  areas: readonly string[];
  words: string;
}

/**
 * Adds areas to an entry of the own range. Answers 'broken' when it would cover more than an entry can.
 */
export async function addAreas(
  db: TenantDb,
  entryId: string,
  areas: readonly string[],
  actor: Actor,
): Promise<Decided> {
  const held = await holdProvision(db, entryId);
  const content = withAreas(held.content, areas);
  if (!content) return 'broken';
  if (held.mergedInto !== null || differences(held.content, content).length === 0) return 'done';
  await putContent(db, held, content, { kind: 'joined', actor, data: { fields: ['areaCodes'] } });
  return 'done';
}

type AskedEntry = Pick<HeldProvision, 'id' | 'countyNo' | 'tenantNo'> & { content: { name: string } };

/**
 * Asks the holder of another council's entry to cover these areas too; it decides. Nothing can be read back of it there, so
 * whoever asks keeps a copy, into which the decision is written.
 */
export async function askToJoin(
  db: TenantDb,
  { id: provisionId, countyNo, tenantNo: holderNo, content }: AskedEntry,
  { id, areas, words }: JoinWish,
  actor: Actor & { tenantNo: number },
): Promise<void> {
  const askerNo = actor.onBehalfOf ?? actor.tenantNo;
  const wish = { countyNo, tenantNo: askerNo, id, provisionId, holderNo };
  await db
    .insert(joinWish)
    .values({ ...wish, entryName: content.name, areaCodes: [...areas] })
    .onConflictDoNothing();
  await db
    .insert(provisionChange)
    .values({
      countyNo,
      tenantNo: holderNo,
      id,
      provisionId,
      kind: CHANGE_KIND.join,
      basedOn: 0,
      proposed: { areas },
      words,
      fromName: actor.name,
      fromTenantNo: askerNo,
    })
    .onConflictDoNothing();
}

/** Puts the answer to a wish away: whoever asked has read it. One without an answer yet stays where it is. */
export async function putWishAway(db: TenantDb, id: string): Promise<void> {
  await db
    .update(joinWish)
    .set({ seenAt: new Date() })
    .where(and(inScope(db, joinWish), eq(joinWish.id, id), isNotNull(joinWish.decidedAt), isNull(joinWish.seenAt)));
}
