import { and, eq } from 'drizzle-orm';
import type { TenantDb } from '#db/client.server';
import { inScope } from '#db/scope.server';
import { provisionChange } from '#db/schema/provision';
import type { Actor } from '~/platform/audit/actor';
import { notFound } from '~/platform/errors/app-error';
import { asHolder } from './commands.server';
import { differences, sameValue } from './content-words';
import { addProvisionEvent, holdProvision, putContent } from './hold.server';
import { tellWhoAsked } from './joining-answer.server';
import { makeGroupLink } from './link.server';
import { changeById, contentAt, type EntryChange } from './queries.server';
import { withAreas } from './joined-areas';
import { CHANGE_KIND, CHANGE_STATUS, contentSchema, type ProvisionContent } from './schema';

/** 'decided': somebody had decided it already. 'broken': what is proposed is nothing that an entry can say. */
export type Decided = 'done' | 'decided' | 'broken';

/**
 * Takes what others asked to have changed: the entry says it from then on, as a version of its own. Only what they
 * changed is taken: what the holder changed meanwhile stays. Taken twice it is taken once. Whose claim is taken gets the
 * private link to keep the entry with, by mail where they gave an address.
 */
export async function takeChange(db: TenantDb, entryId: string, changeId: string, actor: Actor): Promise<Decided> {
  const held = await holdProvision(db, entryId);
  const change = await changeById(db, entryId, changeId);
  if (!change) throw notFound();
  if (change.status !== 'waiting' || held.mergedInto !== null) return 'decided';
  const content = contentWith(held.content, await contentAt(db, entryId, change.basedOn), change);
  if (!content) return 'broken';
  await decide(db, changeId, { status: 'taken', by: actor.name, reason: null });
  const fields = differences(held.content, content);
  const event = {
    kind: 'change_taken' as const,
    actor,
    data: { change: changeId, of: CHANGE_KIND[change.kind], fields },
  };
  if (fields.length === 0) await addProvisionEvent(db, held, event);
  else await putContent(db, held, content, event, asHolder(held, actor));
  const version = held.version + Math.min(fields.length, 1);
  if (change.kind === 'claim' && content.contactEmail) {
    await makeGroupLink(db, { ...held, version }, content.contactEmail, actor);
  }
  await tellWhoAsked(db, held, change, null);
  return 'done';
}

/**
 * Declines what others asked to have changed. The reason stands with it, and is not part of the event. A council that asked
 * to join in hears it.
 */
export async function declineChange(
  db: TenantDb,
  { entryId, changeId, reason }: { entryId: string; changeId: string; reason: string },
  actor: Actor,
): Promise<Decided> {
  const held = await holdProvision(db, entryId);
  const change = await changeById(db, entryId, changeId);
  if (!change) throw notFound();
  if (change.status !== 'waiting') return 'decided';
  await decide(db, changeId, { status: 'declined', by: actor.name, reason });
  await addProvisionEvent(db, held, { kind: 'change_declined', actor, data: { change: changeId } });
  await tellWhoAsked(db, held, change, reason);
  return 'done';
}

/**
 * What an entry would say with a change taken: of what is proposed, the fields in which it differs from what its author
 * had before them. Null where that is nothing an entry can say.
 */
export function contentWith(
  now: ProvisionContent,
  base: ProvisionContent | null,
  { kind, proposed, fromContact, fromName }: Pick<EntryChange, 'kind' | 'proposed' | 'fromContact' | 'fromName'>,
): ProvisionContent | null {
  if (kind === 'join') return withAreas(now, proposed.areas);
  // What a claim does not give is no wish that it be taken away.
  const isLeftOut = (field: string) => kind === 'claim' && proposed[field] === null;
  const known = Object.keys(contentSchema.shape) as (keyof ProvisionContent)[];
  const theirs = known.filter(
    (field) => field in proposed && !isLeftOut(field) && (base === null || !sameValue(proposed[field], base[field])),
  );
  const claimed = kind === 'claim' ? contactOf(now, fromName, fromContact) : {};
  const content = { ...now, ...claimed, ...Object.fromEntries(theirs.map((field) => [field, proposed[field]])) };
  const read = contentSchema.safeParse(content);
  return read.success ? read.data : null;
}

/** Whoever claims an entry is whom staff ask about it, where nobody stands there. */
function contactOf({ contactName, contactEmail }: ProvisionContent, name: string | null, contact: string | null) {
  const email = contact?.includes('@') ? contact : null;
  return { contactName: contactName ?? name, contactEmail: contactEmail ?? email };
}

async function decide(
  db: TenantDb,
  id: string,
  { status, by, reason }: { status: 'taken' | 'declined'; by: string; reason: string | null },
): Promise<void> {
  await db
    .update(provisionChange)
    .set({ status: CHANGE_STATUS[status], decidedAt: new Date(), decidedBy: by, reason })
    .where(and(inScope(db, provisionChange), eq(provisionChange.id, id)));
}
