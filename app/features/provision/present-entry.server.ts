import type { TenantSummary } from '~/features/tenants/queries.server';
import { agoSentence } from '~/ui/format/dates';
import { plural } from '~/ui/format/numbers';
import { phone } from '~/ui/format/phone';
import type { Names } from './content-words';
import { hoursWords } from './hours-words';
import { openWords } from './open-words';
import {
  capacityWords,
  categoryNames,
  coverWords,
  marksOf,
  shortName,
  standingTag,
  type Around,
} from './present.server';
import type { EntryRecord } from './queries.server';
import { standingOf } from './rules';
import { PROVISION_KIND_WORDS, type ProvisionContent, type PublicContent } from './schema';

/** What an entry is told with on its page. */
type Telling = Pick<Names, 'areas' | 'localities' | 'today'> &
  Pick<Around, 'categories' | 'own' | 'now'> & { holders: ReadonlyMap<number, TenantSummary> };

/** The heading of an entry's page. */
export function entryHead(
  record: EntryRecord,
  {
    stale,
    waiting,
    signedUp,
    days,
    ...around
  }: Telling & {
    stale: boolean;
    waiting: boolean;
    signedUp: boolean;
    days: number;
  },
) {
  const { id, version, tenantNo, recordedByNo, confirmedAt, confirmedBy, content } = record;
  const { holders, now, today, own } = around;
  return {
    id,
    version,
    name: content.name,
    published: content.published,
    signedUp,
    status: standingTag(content, today),
    marks: marksOf(
      { tenantNo, recordedByNo, stale, waiting, signedUp, published: content.published },
      { holders, own },
    ),
    lede: [
      PROVISION_KIND_WORDS[content.kind],
      `run by ${content.runBy}`,
      `held by ${shortName(holders, tenantNo)}`,
      recordedByNo !== null && `recorded by ${shortName(holders, recordedByNo)} on its behalf`,
    ]
      .filter(Boolean)
      .join(' · '),
    holder: shortName(holders, tenantNo),
    recordedBy: recordedByNo === null ? null : shortName(holders, recordedByNo),
    stale,
    confirmed: confirmedAt
      ? `Confirmed ${agoSentence(confirmedAt, now)} by ${confirmedBy ?? 'somebody'}.`
      : 'Nobody has confirmed it yet.',
    confirmEvery: `To be confirmed every ${plural(days, 'day')}.`,
  };
}

/** What an entry says to everybody, a fact a line. */
export function entryFacts(content: PublicContent, holderNo: number, around: Telling) {
  const { now, today } = around;
  const running = standingOf(content, today) === 'active';
  return {
    summary: content.summary,
    helpsWith: categoryNames(content.categories, around.categories),
    covers: coverWords(content, holderNo, around),
    place: [content.address, content.postcode].filter(Boolean).join(', ') || null,
    parish: content.areaCode === null ? null : (around.areas.get(content.areaCode) ?? null),
    hours: hoursWords(content.hours, today),
    open: running ? openWords(content.hours, now) : null,
    phone: content.phone === null ? null : phone(content.phone),
    email: content.email,
    website: content.website,
    cost: content.cost,
    eligibility: content.eligibility,
    languages: content.languages,
    access: content.access,
    capacity: capacityWords(content.capacityLeft),
    charityNo: content.charityNo,
    companyNo: content.companyNo,
  };
}
export type EntryFacts = ReturnType<typeof entryFacts>;

/** What is for staff alone. */
export function staffFacts({
  contactName,
  contactPhone,
  contactEmail,
  staffNotes,
  source,
  placePublic,
}: ProvisionContent) {
  return {
    contactName,
    contactPhone: contactPhone === null ? null : phone(contactPhone),
    contactEmail,
    staffNotes,
    source,
    placePublic,
  };
}
