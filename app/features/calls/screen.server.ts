import { newId } from '#db/id';
import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { REQUEST_STATUS_WORDS } from '~/features/requests/schema';
import type { View } from '~/platform/audit/views.server';
import { keyedHash } from '~/platform/hash.server';
import { agoSentence, clock, dayAndTime } from '~/ui/format/dates';
import { callBacksOf } from './queries-back.server';
import { knownCaller, type KnownCaller } from './queries-known.server';
import { callEventsOf, type CallRecord } from './queries.server';
import { signpostsOf } from './queries-signposts.server';
import { categoriesWithKeys, readCall, unseen } from './open-call.server';
import { placesOfCalls } from './places.server';
import { missingFrom } from './rules';
import { CALL_OUTCOME_WORDS } from './schema';
import { placeOfCaller } from './whereabouts.server';

/** The left side of the screen: who is calling, from where, for what, and what has come of it so far. */
export async function readScreen(db: TenantDb, desk: Desk, id: string, now = new Date()) {
  const record = await readCall(db, id);
  const [place, places, known, told, backs, events] = await Promise.all([
    placeOfCaller(db, record.countyNo, record),
    placesOfCalls(db, desk),
    knownCaller(db, record),
    signpostsOf(db, id),
    callBacksOf(db, id),
    callEventsOf(db, id),
  ]);
  const { slug, shortName, categories } = desk.tenant;
  const deeds = { requestId: record.requestId, callBacks: backs.length, signposts: told.length };
  return {
    tenant: { slug, shortName },
    call: shownCall(record, desk),
    /** Which open page this is; the browser keeps the first. */
    editor: newId(),
    places,
    place: { words: place.residence?.words ?? null, problem: place.problem },
    categories: categoriesWithKeys(categories),
    known: presentKnown(known, now),
    told: told.map(({ provisionId, name, emailedAt }) => ({ provisionId, name, emailed: emailedAt !== null })),
    backs: backs.map(({ id: back, dueAt, ownerName, status }) => ({
      id: back,
      due: dayAndTime(dueAt, now),
      owner: ownerName,
      ended: status === 'waiting' ? null : status === 'done' ? 'done' : 'given up',
    })),
    missing: missingFrom({ ...record, ...deeds }),
    history: events.map(({ id: event, kind, actorName, at }) => ({
      id: event,
      kind,
      actorName,
      at: at.toISOString(),
      words: dayAndTime(at, now),
    })),
    viewed: await unseen(db, desk, record, [...viewsOfKnown(known), ...viewOfCall(record, desk)]),
  };
}
export type Screen = Omit<Awaited<ReturnType<typeof readScreen>>, 'viewed'>;

function shownCall(record: CallRecord, desk: Desk) {
  const { id, status, name, phone, email, postcode, parishCode, categories, answers, notes, version } = record;
  return {
    ...{ id, status, name, phone, email, postcode, parishCode, categories, answers, notes, version },
    requestId: record.requestId,
    /** Fields of the request beside it that were written there. */
    written: Object.keys(record.forms.request ?? {}),
    copyKey: keyedHash('call-copy', `${id}:${desk.member.userId}`),
    handlerName: record.handlerName,
    mine: record.handlerId === desk.member.userId,
    startedAt: record.startedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
    savedAt: clock(record.startedAt),
    outcome: record.outcome && CALL_OUTCOME_WORDS[record.outcome],
    wrapUp: record.wrapUp,
  };
}

function presentKnown({ calls, requests }: KnownCaller, now: Date) {
  return {
    calls: calls.map(({ id, name, outcome, areaName, startedAt }) => ({
      id,
      words: [
        name || 'Nobody by name',
        `rang ${agoSentence(startedAt, now)}`,
        areaName ?? '',
        outcome ? CALL_OUTCOME_WORDS[outcome].toLowerCase() : 'not finished',
      ]
        .filter((part) => part !== '')
        .join(', '),
    })),
    requests: requests.map(({ id, reference, name, status, askedAt }) => ({
      id,
      reference,
      words: `${name} asked ${agoSentence(askedAt, now)}, ${REQUEST_STATUS_WORDS[status].toLowerCase()}`,
    })),
  };
}

function viewsOfKnown({ calls, requests }: KnownCaller): View[] {
  return [
    ...calls.map(({ id, tenantNo }) => ({ subject: 'Call', id, tenantNo })),
    ...requests.map(({ id, tenantNo }) => ({ subject: 'Request', id, tenantNo })),
  ];
}

/** One's own call in progress is nothing that one looks at. */
function viewOfCall({ id, tenantNo, status, handlerId }: CallRecord, desk: Desk): View[] {
  return status === 'draft' && handlerId === desk.member.userId ? [] : [{ subject: 'Call', id, tenantNo }];
}
