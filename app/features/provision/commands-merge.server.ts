import type { TenantDb } from '#db/client.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { Actor } from '~/platform/audit/actor';
import { addressesOf, changeBeside, type Outcome } from './commands.server';
import { differences } from './content-words';
import type { EntryEventKind } from './event-words';
import { addProvisionEvent, holdProvision, putContent, type HeldProvision } from './hold.server';
import { followAddress } from './link.server';
import { mergedContent, unmergedContent, type Keeps } from './merging';
import { parishesUnder } from './places.server';
import { contentAt, entryEventsOf } from './queries.server';
import type { ProvisionContent } from './schema';

/** Two entries that are the same: which stays and which goes into it, and what is kept of what they differ in. */
export interface MergeWish {
  stays: string;
  goes: string;
  /** What is not named is kept as `mergeChoices` would have it. */
  keeps?: Keeps;
  /** Of the page on which it was chosen; whoever changed one of them since makes the choice an old one. */
  versions?: { stays: number; goes: number };
}

/**
 * Makes two entries one: one stays, and says what is kept of both, as a version of its own; the other goes into it and is
 * found by nobody any more, while whatever refers to it still leads on. Both must be of the own range. 'stale' when either
 * has gone into another meanwhile, or says something else than on the page.
 */
export async function mergeProvision(db: TenantDb, wish: MergeWish, actor: Actor): Promise<Outcome> {
  const { stays, goes, keeps = {}, versions } = wish;
  const [staying, going] = await holdBoth(db, stays, goes);
  if (going.mergedInto === stays) return 'done';
  if (stays === goes || staying.mergedInto !== null || going.mergedInto !== null) return 'stale';
  if (versions && (versions.stays !== staying.version || versions.goes !== going.version)) return 'stale';
  const content = mergedContent(staying.content, await asParishes(db, going, staying), keeps);
  const fields = differences(staying.content, content);
  await changeBeside(db, going, { mergedInto: stays });
  await addProvisionEvent(db, going, { kind: 'merged_away', actor, data: { into: stays } });
  const event = { kind: 'merged_in' as const, actor, data: { from: goes, fields, before: staying.version } };
  await putSaid(db, staying, content, event);
  return 'done';
}

/**
 * Both entries stand for themselves again and say what they said before: of the one that stayed, what was changed since
 * the merge stays changed. 'stale' when the one has gone into another than this.
 */
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
  const content = await contentWithout(db, staying, went);
  const fields = differences(staying.content, content);
  const event = { kind: 'merge_undone' as const, actor, data: { from: went, fields } };
  await putSaid(db, staying, content, event);
  return 'done';
}

/** Puts what an entry says from now on with its event; its group's private link follows the address. */
async function putSaid(
  db: TenantDb,
  held: HeldProvision,
  content: ProvisionContent,
  event: { kind: EntryEventKind; actor: Actor; data: { fields: string[] } & Record<string, unknown> },
): Promise<void> {
  if (event.data.fields.length === 0) return addProvisionEvent(db, held, event);
  await putContent(db, held, content, event);
  await followAddress(db, { ...held, version: held.version + 1 }, addressesOf(held.content, content), event.actor);
}

/** What an entry says without what the merge with another one brought. */
async function contentWithout(db: TenantDb, { id, content }: HeldProvision, went: string): Promise<ProvisionContent> {
  const events = await entryEventsOf(db, id);
  const merge = events.findLast(({ kind, data }) => kind === 'merged_in' && data.from === went);
  if (!merge || typeof merge.data.before !== 'number') return content;
  const [before, merged] = await Promise.all([contentAt(db, id, merge.data.before), contentAt(db, id, merge.version)]);
  return before && merged ? unmergedContent(content, { before, merged }) : content;
}

/**
 * What another council's entry says, read at the one it goes into: "everywhere" would mean that one's area there, so it is
 * the parishes that it means now.
 */
export async function asParishes(
  db: TenantDb,
  { tenantNo, content }: Pick<HeldProvision, 'tenantNo' | 'content'>,
  into: Pick<HeldProvision, 'tenantNo'>,
): Promise<ProvisionContent> {
  const holder = content.everywhere && tenantNo !== into.tenantNo ? await tenantByNo(db, tenantNo) : null;
  if (!holder) return content;
  const under = (await parishesUnder(db, holder)).flatMap(({ options }) => options.map(({ value }) => value));
  const parishes = holder.tier === 'parish' ? holder.areas : under;
  return { ...content, everywhere: false, areaCodes: [...new Set([...content.areaCodes, ...parishes])] };
}

/** In one order whoever asks, so that two who merge at once do not wait for each other. */
async function holdBoth(db: TenantDb, one: string, other: string) {
  const [first, second] = one < other ? [one, other] : [other, one];
  const held = [await holdProvision(db, first), await holdProvision(db, second)] as const;
  return one < other ? held : ([held[1], held[0]] as const);
}
