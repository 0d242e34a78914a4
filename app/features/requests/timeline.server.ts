import type { MatchOfNeed } from '~/features/matches/queries.server';
import type { TenantSummary } from '~/features/tenants/queries.server';
import type { Category } from '~/features/tenants/schema';
import { timeOrDay } from '~/ui/format/dates';
import { list } from '~/ui/format/numbers';
import { FIELD_WORDS } from './field-words';
import type { RequestEvent, RequestNote } from './queries.server';

/** A line of what has happened. */
export interface TimelineLine {
  key: string;
  what: string;
  more: string;
  at: string;
  when: string;
  note: string | null;
}

/** What the words of an event may need besides the event itself. */
export interface TimelineFacts {
  categories: readonly Pick<Category, 'code' | 'name'>[];
  councils: ReadonlyMap<number, TenantSummary>;
  notes: readonly RequestNote[];
  matches: readonly MatchOfNeed[];
  now: Date;
}

/** What has happened with a request, an event a line; the notes stand where they were written. */
export function timelineOf(events: readonly RequestEvent[], facts: TimelineFacts): TimelineLine[] {
  return events.map((event) => ({
    key: event.id,
    what: whatHappened(event, facts),
    more: [detailOf(event, facts), byWhom(event, facts)].filter(Boolean).join(' '),
    at: event.at.toISOString(),
    when: timeOrDay(event.at, facts.now),
    note: facts.notes.find(({ id }) => id === event.data.note)?.body ?? null,
  }));
}

const WORDS: Record<string, string> = {
  edited: 'Changed',
  changed: 'Changed',
  noted: 'Note',
  need_added: 'Need added',
  need_dropped: 'No longer needed',
  need_done: 'Done without a match',
  need_reopened: 'Needed again',
  details_added: 'More said',
  consent_changed: 'Consent',
  closed: 'Closed',
  refused: 'Refused',
  withdrawn: 'Withdrawn',
  reopened: 'Taken up again',
  handed_on: 'Handed on',
  link_sent: 'New private link sent',
  link_ended: 'Private link ended',
  matched: 'Matched',
  match_accepted: 'Accepted',
  match_done: 'Help has arrived',
  match_failed: 'Did not work out',
  match_undone: 'Match undone',
};

function whatHappened({ kind, data }: RequestEvent, _facts: TimelineFacts): string {
  if (kind === 'asked')
    return data.channel === 'phone' ? 'Call taken' : data.channel === 'desk' ? 'Asked in person' : 'Asked online';
  return WORDS[kind] ?? kind.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
}

function detailOf({ kind, data }: RequestEvent, { categories, councils, matches }: TimelineFacts): string {
  const category = categories.find(({ code }) => code === data.category)?.name.toLowerCase() ?? '';
  const council = (no: unknown) => councils.get(Number(no))?.shortName ?? 'another council';
  switch (kind) {
    case 'asked':
      return consentWords(data);
    case 'edited':
    case 'changed':
      return fieldsWords(data.fields);
    case 'consent_changed':
      return data.consentShare === true ? 'given to sharing' : 'to sharing taken back';
    case 'handed_on':
      return [`from ${council(data.from)} to ${council(data.to)}`, agreedWords(data)].filter(Boolean).join(', ');
    case 'matched':
      return [
        `${category} with ${helperWords(matches.find(({ helper }) => helper?.reference === data.offer))}`.trim(),
        agreedWords(data),
      ]
        .filter(Boolean)
        .join(', ');
    case 'match_accepted':
    case 'match_done':
    case 'match_failed':
    case 'match_undone':
      return `with ${helperWords(matches.find(({ id }) => id === data.match))}`;
    default:
      return category;
  }
}

function consentWords({ consentShare, consentVersion }: RequestEvent['data']): string {
  if (consentShare === undefined) return '';
  const wording = consentVersion === undefined ? '' : ` (wording ${Number(consentVersion)})`;
  return consentShare === true ? `with consent to share${wording}` : `without consent to share${wording}`;
}

/** On what ground something was shared of somebody who had not agreed to sharing. */
function agreedWords({ agreed }: RequestEvent['data']): string {
  return agreed === undefined ? '' : 'they agreed to it on the phone,';
}

function fieldsWords(fields: unknown): string {
  if (!Array.isArray(fields)) return '';
  return list(fields.map((field) => FIELD_WORDS[String(field)]?.toLowerCase() ?? String(field)));
}

function helperWords(match: MatchOfNeed | undefined): string {
  return match?.helper?.name ?? 'somebody of another council';
}

/** "by Priya Nair, Staffordshire, for Kinver" */
function byWhom({ actorName, actorTenantNo, onBehalfOf }: RequestEvent, { councils }: TimelineFacts): string {
  const council = actorTenantNo === null ? null : councils.get(actorTenantNo)?.shortName;
  const behalf = onBehalfOf === null ? null : councils.get(onBehalfOf)?.shortName;
  return [`by ${actorName}`, council, behalf && `for ${behalf}`].filter(Boolean).join(', ');
}

/** The numbers of all councils that the events name. */
export function councilsIn(events: readonly RequestEvent[]): number[] {
  const numbers = events.flatMap(({ actorTenantNo, onBehalfOf, data }) => [
    actorTenantNo,
    onBehalfOf,
    data.from,
    data.to,
  ]);
  return numbers.filter((no): no is number => typeof no === 'number');
}
