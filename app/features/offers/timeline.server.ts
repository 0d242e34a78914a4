import type { TenantSummary } from '~/features/tenants/queries.server';
import type { Category } from '~/features/tenants/schema';
import { day, timeOrDay } from '~/ui/format/dates';
import { list } from '~/ui/format/numbers';
import { OFFER_FIELD_WORDS } from './field-words';
import type { OfferEvent, OfferNote } from './queries.server';

/** A line of what has happened. */
export interface OfferTimelineLine {
  key: string;
  what: string;
  more: string;
  at: string;
  when: string;
  note: string | null;
}

interface Facts {
  categories: readonly Pick<Category, 'code' | 'name'>[];
  councils: ReadonlyMap<number, TenantSummary>;
  notes: readonly OfferNote[];
  now: Date;
}

/** What has happened with an offer, an event a line; the notes stand where they were written. */
export function offerTimeline(events: readonly OfferEvent[], facts: Facts): OfferTimelineLine[] {
  return events.map((event) => ({
    key: event.id,
    what: whatHappened(event),
    more: [detailOf(event, facts), byWhom(event, facts)].filter(Boolean).join(' '),
    at: event.at.toISOString(),
    when: timeOrDay(event.at, facts.now),
    note: facts.notes.find(({ id }) => id === event.data.note)?.body ?? null,
  }));
}

const WORDS: Record<string, string> = {
  changed: 'Changed',
  noted: 'Note',
  activated: 'Activated',
  paused: 'Paused',
  resumed: 'Back',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  restored: 'Taken up again',
  link_sent: 'New private link sent',
  link_ended: 'Private link ended',
  matched: 'Matched',
  match_accepted: 'Accepted a task',
  match_done: 'Task done',
  match_failed: 'Did not work out',
  match_undone: 'Match undone',
};

function whatHappened({ kind, data }: OfferEvent): string {
  if (kind === 'offered') {
    return data.channel === 'phone'
      ? 'Offered by phone'
      : data.channel === 'desk'
        ? 'Offered in person'
        : 'Offered online';
  }
  return WORDS[kind] ?? kind.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}

function detailOf({ kind, data }: OfferEvent, { categories, now }: Facts): string {
  const category = categories.find(({ code }) => code === data.category)?.name.toLowerCase() ?? '';
  const request = typeof data.request === 'string' ? `for ${data.request}` : '';
  switch (kind) {
    case 'offered':
      return data.consentVersion === undefined ? '' : `with consent (wording ${Number(data.consentVersion)})`;
    case 'changed':
      return fieldsWords(data.fields);
    case 'paused':
      return typeof data.until === 'string' ? `until ${day(data.until, now)}` : '';
    case 'matched':
      return [category, request].filter(Boolean).join(' ');
    default:
      return kind.startsWith('match_') ? request : '';
  }
}

function fieldsWords(fields: unknown): string {
  if (!Array.isArray(fields)) return '';
  return list(fields.map((field) => OFFER_FIELD_WORDS[String(field)]?.toLowerCase() ?? String(field)));
}

/** "by Priya Nair, Staffordshire, for Kinver" */
function byWhom({ actorName, actorTenantNo, onBehalfOf }: OfferEvent, { councils }: Facts): string {
  const council = actorTenantNo === null ? null : councils.get(actorTenantNo)?.shortName;
  const behalf = onBehalfOf === null ? null : councils.get(onBehalfOf)?.shortName;
  return [`by ${actorName}`, council, behalf && `for ${behalf}`].filter(Boolean).join(', ');
}

/** The numbers of all councils that the events name. */
export function councilsOf(events: readonly OfferEvent[]): number[] {
  return events.flatMap(({ actorTenantNo, onBehalfOf }) => [actorTenantNo, onBehalfOf]).filter((no) => no !== null);
}
