import type { TenantDb } from '#db/client.server';
import type { Actor } from '~/platform/audit/actor';
import { changeBeside, type Outcome } from './commands.server';
import { addProvisionEvent, holdProvision } from './hold.server';

/**
 * Two entries are the same: one stays, the other goes into it and is found by nobody any more, while whatever refers to
 * it still leads on. Both must be of the own range. 'stale' when either has gone into another meanwhile.
 */
export async function mergeProvision(
  db: TenantDb,
  { stays, goes }: { stays: string; goes: string },
  actor: Actor,
): Promise<Outcome> {
  const [staying, going] = await holdBoth(db, stays, goes);
  if (going.mergedInto === stays) return 'done';
  if (stays === goes || staying.mergedInto !== null || going.mergedInto !== null) return 'stale';
  await changeBeside(db, going, { mergedInto: stays });
  await addProvisionEvent(db, going, { kind: 'merged_away', actor, data: { into: stays } });
  await addProvisionEvent(db, staying, { kind: 'merged_in', actor, data: { from: goes } });
  return 'done';
}

/** Both entries stand for themselves again. 'stale' when the one has gone into another than this. */
export async function undoMerge(
  db: TenantDb,
  { stayed, went }: { stayed: string; went: string },
  actor: Actor,
): Promise<Outcome> {
  const [staying, going] = await holdBoth(db, stayed, went);
  if (going.mergedInto === null) return 'done';
  if (going.mergedInto !== stayed) return 'stale';
  await changeBeside(db, going, { mergedInto: null });
  await addProvisionEvent(db, going, { kind: 'merge_undone', actor, data: { into: stayed } });
  await addProvisionEvent(db, staying, { kind: 'merge_undone', actor, data: { from: went } });
  return 'done';
}

/** In one order whoever asks, so that two who merge at once do not wait for each other. */
async function holdBoth(db: TenantDb, one: string, other: string) {
  const [first, second] = one < other ? [one, other] : [other, one];
  const held = [await holdProvision(db, first), await holdProvision(db, second)] as const;
  return one < other ? held : ([held[1], held[0]] as const);
}
