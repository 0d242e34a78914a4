import { inArray } from 'drizzle-orm';
import type { PortalDb } from '#db/client.server';
import { area } from '#db/schema/areas';
import { locality } from '#db/schema/tenants';
import { metresBetween, type PublicEntry } from '~/features/provision/near';
import { hoursWords } from '~/features/provision/hours-words';
import { openWords } from '~/features/provision/open-words';
import { publishedEntry, successorOf } from '~/features/provision/queries-published.server';
import { tenantByNo } from '~/features/tenants/queries.server';
import type { TenantConfig } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { notFound } from '~/platform/errors/app-error';
import { agoSentence } from '~/ui/format/dates';
import { km } from '~/ui/format/numbers';
import { phone } from '~/ui/format/phone';
import { placeTyped } from './place.server';
import { namesOf, standingWords } from './present';

export type EntryPage = Awaited<ReturnType<typeof entryPage>>;

/**
 * The page of an entry, from what is published alone. One that was merged answers with its successor only. Throws
 * `notFound` for what is not published, hidden or absent alike.
 */
export async function entryPage(
  db: PortalDb,
  tenant: TenantConfig,
  { id, place, now }: { id: string; place: string; now: Date },
) {
  const entry = await publishedEntry(db, tenant.countyNo, id);
  if (entry) return { kind: 'entry' as const, entry: await factsOf(db, tenant, entry, place, now) };
  const successor = await successorOf(db, tenant.countyNo, id);
  if (!successor) throw notFound();
  return { kind: 'merged' as const, successor: { id: successor.id, name: successor.content.name } };
}

async function factsOf(db: PortalDb, tenant: TenantConfig, entry: PublicEntry, place: string, now: Date) {
  const { content } = entry;
  const today = londonToday(now);
  const [holder, covers, answer] = await Promise.all([
    tenantByNo(db, entry.tenantNo),
    coverWords(db, entry),
    placeTyped(db, tenant, place),
  ]);
  const metres = answer.kind === 'found' ? metresBetween(answer.near.loc, content.loc) : null;
  const standing = standingWords(content, { now, today });
  return {
    id: entry.id,
    name: content.name,
    runBy: content.runBy,
    summary: content.summary,
    kind: content.kind,
    ended: content.status === 'ended',
    standing,
    what: namesOf(content.categories, tenant.categories),
    open: standing === null ? openWords(content.hours, now) : null,
    hours: hoursWords(content.hours, today),
    phone: content.phone === null ? null : phone(content.phone),
    email: content.email,
    website: content.website,
    address: [content.address, content.postcode].filter(Boolean).join(', '),
    distance: metres !== null && answer.kind === 'found' ? `${km(metres)} from ${answer.said}` : null,
    covers: content.everywhere && holder ? [`All of ${holder.shortName}`, ...covers] : covers,
    cost: content.cost,
    eligibility: content.eligibility,
    languages: content.languages,
    access: content.access,
    capacityLeft: content.capacityLeft,
    charityNo: content.charityNo,
    companyNo: content.companyNo,
    keptBy: holder?.name ?? null,
    confirmed: entry.confirmedAt && {
      iso: entry.confirmedAt.toISOString(),
      words: agoSentence(entry.confirmedAt, now),
    },
  };
}

const MOST_PLACES = 40;

async function coverWords(db: PortalDb, { content }: PublicEntry): Promise<string[]> {
  const codes = content.areaCodes.slice(0, MOST_PLACES);
  const names = [
    ...(codes.length === 0 ? [] : await db.select({ name: area.name }).from(area).where(inArray(area.code, codes))),
    ...(content.localityIds.length === 0
      ? []
      : await db.select({ name: locality.name }).from(locality).where(inArray(locality.id, content.localityIds))),
  ];
  return names.map(({ name }) => name).sort((a, b) => a.localeCompare(b));
}
