import type { TenantSummary } from '~/features/tenants/queries.server';
import { day, timeOrDay } from '~/ui/format/dates';
import { list } from '~/ui/format/numbers';
import { EVENT_WORDS } from './event-words';
import { ENTRY_FIELD_WORDS } from './field-words';
import type { EntryEvent } from './queries.server';
import type { ProvisionContent } from './schema';

/** A line of what has happened. */
export interface EntryTimelineLine {
  key: string;
  what: string;
  more: string;
  at: string;
  when: string;
  /** Why, as it was typed. */
  note: string | null;
}

interface Facts {
  councils: ReadonlyMap<number, TenantSummary>;
  now: Date;
}

/** What has happened with an entry, an event a line. */
export function entryTimeline(events: readonly EntryEvent[], facts: Facts): EntryTimelineLine[] {
  return events.map((event) => ({
    key: event.id,
    what: whatHappened(event.kind),
    more: [detailOf(event, facts), byWhom(event, facts)].filter(Boolean).join(' '),
    at: event.at.toISOString(),
    when: timeOrDay(event.at, facts.now),
    note: event.note,
  }));
}

/** What an event is called. */
export function whatHappened(kind: string): string {
  return (
    (EVENT_WORDS as Record<string, string>)[kind] ??
    kind.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase())
  );
}

function detailOf({ kind, data, onBehalfOf, actorTenantNo }: EntryEvent, { councils, now }: Facts): string {
  switch (kind) {
    case 'recorded': {
      const holder = typeof data.holder === 'number' ? councils.get(data.holder)?.shortName : undefined;
      return holder && data.holder !== actorTenantNo && onBehalfOf === null ? `on behalf of ${holder}` : '';
    }
    case 'handed_on':
      return handedWords(data, councils);
    case 'paused':
      return typeof data.until === 'string' ? `until ${day(data.until, now)}` : '';
    case 'restored':
      return typeof data.from === 'number' ? `as it was at version ${data.from}` : '';
    default:
      return fieldsWords(data.fields);
  }
}

/** "from Kinver to Codsall" */
function handedWords({ giver, holder }: EntryEvent['data'], councils: Facts['councils']): string {
  const name = (no: unknown) => (typeof no === 'number' ? councils.get(no)?.shortName : undefined);
  const [from, to] = [name(giver), name(holder)];
  return [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ');
}

function fieldsWords(fields: unknown): string {
  if (!Array.isArray(fields)) return '';
  const known = ENTRY_FIELD_WORDS as Record<string, string>;
  return list(fields.map((field) => known[String(field) as keyof ProvisionContent]?.toLowerCase() ?? String(field)));
}

/** "by Priya Nair, Staffordshire, for Kinver" */
export function byWhom(
  { actorName, actorTenantNo, onBehalfOf }: Pick<EntryEvent, 'actorName' | 'actorTenantNo' | 'onBehalfOf'>,
  { councils }: Pick<Facts, 'councils'>,
): string {
  const council = actorTenantNo === null ? null : councils.get(actorTenantNo)?.shortName;
  const behalf = onBehalfOf === null ? null : councils.get(onBehalfOf)?.shortName;
  return [`by ${actorName}`, council, behalf && `for ${behalf}`].filter(Boolean).join(', ');
}

/** The numbers of all councils that events name. */
export function councilsNamed(
  events: readonly { actorTenantNo: number | null; onBehalfOf: number | null; data?: Record<string, unknown> }[],
): number[] {
  return events
    .flatMap(({ actorTenantNo, onBehalfOf, data }) => [actorTenantNo, onBehalfOf, data?.holder, data?.giver])
    .filter((no) => typeof no === 'number');
}
