import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { tenantsByNo } from '~/features/tenants/queries.server';
import type { View } from '~/platform/audit/views.server';
import { notFound } from '~/platform/errors/app-error';
import { londonToday } from '~/platform/forms/typed-date';
import { agoSentence } from '~/ui/format/dates';
import { changeLines } from './change-words.server';
import { confirmDaysOf } from './confirm-days.server';
import { groupLinkOf, type GroupLink } from './link.server';
import { entryMovesFrom } from './moves';
import { namesFor } from './names.server';
import { entryFacts, entryHead, staffFacts } from './present-entry.server';
import { changesOf, entryById, entryEventsOf, mergedInto, type EntryChange, type EntryRecord } from './queries.server';
import { isStale } from './rules';
import type { ProvisionContent } from './schema';
import { isSignUpWaiting } from './sign-up.server';
import { councilsNamed, entryTimeline } from './timeline.server';

/** All that the page of an entry shows, in words. Throws `notFound` for one that is absent or hidden. */
export async function readEntry(db: TenantDb, desk: Desk, id: string) {
  const record = await entryById(db, id);
  if (!record) throw notFound();
  const now = new Date();
  const today = londonToday(now);
  const { categories, slug, shortName, tenantNo: own } = desk.tenant;
  const [events, changes, gone, names, days, link, signedUp] = await Promise.all([
    entryEventsOf(db, id),
    changesOf(db, id),
    mergedInto(db, id),
    namesFor(db, [record.content], { categories, today }),
    confirmDaysOf(db, record.tenantNo),
    groupLinkOf(db, id),
    isSignUpWaiting(db, id),
  ]);
  const holders = await tenantsByNo(db, [
    record.tenantNo,
    ...(record.recordedByNo === null ? [] : [record.recordedByNo]),
    ...councilsNamed(events),
    ...changes.flatMap(({ fromTenantNo }) => fromTenantNo ?? []),
  ]);
  const waiting = changes.filter(({ status }) => status === 'waiting');
  const stale = !signedUp && isStale({ ...record.content, ...record }, days, now);
  const around = { ...names, categories, holders, own, now };
  const mayChange = desk.may('change', 'Provision') && record.mergedInto === null;
  const staff = desk.may('see_contacts', 'Provision');
  return {
    tenant: { slug, shortName },
    head: entryHead(record, { ...around, stale, waiting: waiting.length > 0, signedUp, days }),
    facts: entryFacts(record.content, record.tenantNo, around),
    staff: staff ? staffFacts(record.content) : null,
    link: mayChange && isOfGroup(record.content, link) ? linkFacts(record.content, link, now) : null,
    waiting: changeLines(waiting, { ...around, staff }),
    timeline: entryTimeline(events, { councils: holders, now }),
    gone: desk.may('change', 'Provision') ? gone.map((one) => ({ id: one.id, name: one.name })) : [],
    into: record.mergedInto === null ? null : { entry: await entryName(db, record.mergedInto) },
    mayChange,
    mayHandOn: mayChange && desk.may('hand_on', 'Provision') && desk.range.lo !== desk.range.hi,
    ownToConfirm: mayChange && record.recordedByNo !== null && record.tenantNo === desk.member.tenantNo,
    signUp: mayChange && signedUp ? { mailed: record.content.contactEmail !== null } : null,
    // What a group signed up with is published or declined, and the group hears which.
    moves: mayChange && !signedUp ? entryMovesFrom(record.content, today) : [],
    viewed: staff ? viewOfEntry(record, waiting) : [],
  };
}

/** What a group runs it may keep itself, and whatever has had a link. */
function isOfGroup({ kind }: ProvisionContent, { made }: GroupLink): boolean {
  return kind === 'service' || kind === 'food' || made > 0;
}

function linkFacts({ contactEmail }: ProvisionContent, { made, openSince }: GroupLink, now: Date) {
  const open = openSince && { at: openSince.toISOString(), when: agoSentence(openSince, now) };
  return { made, open, to: contactEmail !== null };
}

/** Null for an entry of a council outside this desk: merging was for a desk that sees both. */
async function entryName(db: TenantDb, id: string) {
  const record = await entryById(db, id);
  return record && { id, name: record.content.name };
}

/**
 * The view that a page of this entry leaves: only where something is for staff alone, in the entry or in what visitors
 * wrote about it, as far as the page shows that.
 */
export function viewOfEntry(
  { id, tenantNo, content }: Pick<EntryRecord, 'id' | 'tenantNo' | 'content'>,
  changes: readonly Pick<EntryChange, 'fromName' | 'fromContact' | 'words'>[] = [],
): View[] {
  const { contactName, contactPhone, contactEmail, staffNotes } = content;
  const inEntry = contactName || contactPhone || contactEmail || staffNotes;
  const inChanges = changes.some(({ fromName, fromContact, words }) => fromName || fromContact || words);
  return inEntry || inChanges ? [{ subject: 'Provision', id, tenantNo }] : [];
}
