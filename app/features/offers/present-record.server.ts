import type { assignmentsOf } from '~/features/matches/queries.server';
import { freeWords } from '~/features/matches/reasons';
import { MATCH_STATUS_WORDS } from '~/features/matches/schema';
import type { Channel } from '~/features/requests/schema';
import type { ToneWord } from '~/features/requests/words';
import type { TenantSummary } from '~/features/tenants/queries.server';
import type { Category, Locality } from '~/features/tenants/schema';
import { londonToday } from '~/platform/forms/typed-date';
import { paths } from '~/paths';
import { agoSentence, date, day } from '~/ui/format/dates';
import { phone } from '~/ui/format/phone';
import { categoryWords, checkWords, reachWords, statusTag } from './present.server';
import type { OfferRecord } from './queries.server';
import { freeFrom, isActive, partOfDay } from './rules';
import { availabilityWords, TRANSPORT_WORDS } from './schema';

const CHANNEL_WORDS: Record<Channel, string> = { online: 'online', phone: 'by phone', desk: 'in person' };

/** The heading of an offer's page. */
export function headOf(
  record: OfferRecord,
  { holder, localities, now }: { holder: TenantSummary | undefined; localities: readonly Locality[]; now: Date },
) {
  const { id, reference, name, kind, version, parish, offeredAt, channel, closeReason } = record;
  const locality = localities.find(({ areas }) => parish && areas.includes(parish.code))?.name;
  return {
    id,
    reference,
    name,
    version,
    status: statusTag(record, londonToday(now)),
    closeReason,
    lede: [
      kind === 'group' ? 'Group or charity' : 'Volunteer',
      parish ? parish.name : 'place not known',
      locality && `${locality} locality`,
      `offered ${agoSentence(offeredAt, now)} ${CHANNEL_WORDS[channel]}`,
      `held by ${holder?.shortName ?? 'another council'}`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
}

/** What an offer says, a fact a line; how to reach them only for those who may know. */
export function factsOf(
  record: OfferRecord,
  { categories, contacts, now }: { categories: readonly Category[]; contacts: boolean; now: Date },
) {
  const { today } = partOfDay(now);
  const free = freeFrom(record.days, record.parts, partOfDay(now));
  return {
    contact: contacts
      ? {
          phone: record.phone && phone(record.phone),
          email: record.email,
          contactName: record.contactName,
          charityNo: record.charityNo,
          postcode: record.postcode,
        }
      : null,
    does: categoryWords(record.categories, categories),
    reach: reachWords(record),
    times: availabilityWords(record.days, record.parts),
    free: isActive(record, today) ? freeWords(free, record.kind, today) : null,
    transport: TRANSPORT_WORDS[record.transport],
    skills: record.skills,
    capacity: record.capacity,
    check: checkFacts(record, today),
  };
}

function checkFacts({ dbs, dbsUntil }: OfferRecord, today: string) {
  const stated = dbs !== 'none';
  return { ...checkWords(dbs, dbsUntil, today), stated, until: stated && dbsUntil ? date(dbsUntil) : null };
}

/** A task of an offer: what and where, and a link for whoever may see the request itself. */
export interface TaskLine {
  key: string;
  what: string;
  href: string | null;
  status: ToneWord;
  open: boolean;
  when: { iso: string; words: string };
}

/** What they are doing and did, the newest first; nobody's name stands there. */
export function taskLines(
  tasks: Awaited<ReturnType<typeof assignmentsOf>>,
  { slug, categories, now }: { slug: string; categories: readonly Category[]; now: Date },
): TaskLine[] {
  return tasks.map(({ matchId, category, areaName, status, since, until, requestId }) => {
    const open = status === 'matched' || status === 'accepted';
    const moment = open ? since : (until ?? since);
    return {
      key: matchId,
      what: `${categoryWords([category], categories).join('')} in ${areaName ?? 'a place that is not known'}`,
      href: requestId && paths.request(slug, requestId),
      status: {
        tone: status === 'matched' ? 'amber' : open || status === 'done' ? 'green' : 'grey',
        word: MATCH_STATUS_WORDS[status],
      },
      open,
      when: { iso: moment.toISOString(), words: `${open ? 'since' : 'ended'} ${day(moment, now)}` },
    };
  });
}
