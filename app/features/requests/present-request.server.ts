import { longDate, shortDate, agoSentence, exact } from '~/ui/format/dates';
import { phone } from '~/ui/format/phone';
import type { TenantSummary } from '~/features/tenants/queries.server';
import type { Locality, TenantConfig } from '~/features/tenants/schema';
import { list } from '~/ui/format/numbers';
import type { HouseholdRequest, RequestRecord } from './queries.server';
import { isOpen } from './rules';
import { NEED_STATUS_WORDS, REQUEST_STATUS_WORDS, type Channel } from './schema';
import { NEED_TONE, STATUS_TONE, urgencyTag } from './words';

const CHANNEL_WORDS: Record<Channel, string> = { online: 'online', phone: 'by phone', desk: 'in person' };

/** The head of a request's page: who, how urgent, and the line under the name. */
export function headOf(
  record: RequestRecord,
  { holder, localities, now }: { holder: TenantSummary | undefined; localities: readonly Locality[]; now: Date },
) {
  const { parish, askedAt, channel, status } = record;
  const locality = localities.find(({ areas }) => parish !== null && areas.includes(parish.code));
  const facts = [
    parish ? (parish.type === 'parish' ? `${parish.name} parish` : parish.name) : 'place not known',
    locality && `${locality.name} locality`,
    `asked ${agoSentence(askedAt, now)} ${CHANNEL_WORDS[channel]}`,
    `held by ${holder?.shortName ?? 'another council'}`,
  ];
  return {
    id: record.id,
    reference: record.reference,
    name: record.name,
    version: record.version,
    isOpen: isOpen(status),
    urgency: urgencyTag(record.urgency, record.medicineBy, now),
    status: { tone: STATUS_TONE[status], word: REQUEST_STATUS_WORDS[status] },
    lede: facts.filter(Boolean).join(' · '),
    askedAt: exact(askedAt),
    ended: isOpen(status) || record.closedAt === null ? null : endWords(record, record.closedAt, now),
    mayShare: record.consentShare,
  };
}

function endWords(
  { status, closeReason }: RequestRecord,
  closedAt: Date,
  now: Date,
): { title: string; reason: string } {
  return { title: `${REQUEST_STATUS_WORDS[status]} ${agoSentence(closedAt, now)}.`, reason: closeReason ?? '' };
}

/** How to reach them and what to know at the door. */
export function contactOf(record: RequestRecord) {
  return {
    phone: record.phone && phone(record.phone),
    email: record.email,
    address: [...record.address.split('\n'), record.postcode ?? ''].map((line) => line.trim()).filter(Boolean),
    asker: record.askerName,
    askerPhone: record.askerPhone && phone(record.askerPhone),
    accessNeeds: record.accessNeeds,
    diet: record.diet,
    born: record.bornYear,
    medicineBy: record.medicineBy && longDate(record.medicineBy),
  };
}

/** A need with its status in words. */
export function needLines(record: RequestRecord, categories: TenantConfig['categories']) {
  return record.needs.map(({ id, category, status, detail }) => ({
    id,
    title: categoryName(categories, category),
    detail,
    open: status === 'open' && isOpen(record.status),
    status: { tone: NEED_TONE[status], word: NEED_STATUS_WORDS[status] },
  }));
}

/** What else is known of the household: who helps there, with what, since when. */
export function householdLines(
  others: readonly HouseholdRequest[],
  {
    categories,
    councils,
    now,
  }: {
    categories: TenantConfig['categories'];
    councils: ReadonlyMap<number, TenantSummary>;
    now: Date;
  },
) {
  return others.map((other) => ({
    id: other.id,
    reference: other.reference,
    isOpen: isOpen(other.status),
    words: [
      list(other.categories.map((code) => categoryName(categories, code).toLowerCase())) || 'nothing any more',
      `by ${councils.get(other.tenantNo)?.name ?? 'another council'}`,
      `since ${shortDate(other.askedAt, now)}`,
      REQUEST_STATUS_WORDS[other.status].toLowerCase(),
    ].join(', '),
  }));
}

function categoryName(categories: TenantConfig['categories'], code: number): string {
  return categories.find((one) => one.code === code)?.name ?? 'Something else';
}
