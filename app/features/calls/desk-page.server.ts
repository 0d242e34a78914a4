import type { TenantDb } from '#db/client.server';
import type { Desk } from '~/door.server';
import { phone as readable } from '~/ui/format/phone';
import { agoSentence, dayAndTime, timeOrDay } from '~/ui/format/dates';
import type { CallLists } from './lists';
import { callBacksIn, countWaiting, type CallBackLine } from './queries-back.server';
import { lastCalls, openCalls, type CallLine } from './queries.server';
import { isBlankLine } from './rules';
import { ATTEMPT_WORDS, CALL_OUTCOME_WORDS } from './schema';

/** The home of the call desk: calls in progress, who is to be rung back, and the last calls. */
export async function readCallDesk(db: TenantDb, desk: Desk, lists: CallLists, now = new Date()) {
  const [open, backs, waiting, last] = await Promise.all([
    openCalls(db),
    callBacksIn(db, lists.backs, desk.member.userId),
    countWaiting(db, now),
    lastCalls(db, lists.before),
  ]);
  const names = new Map(desk.tenant.categories.map(({ code, name }) => [code, name]));
  const line = (call: CallLine) => presentCall(call, names, desk, now);
  const begun = open.filter((call) => !isBlankLine(call) || call.handlerId === desk.member.userId);
  return {
    open: begun.map(line),
    backs: backs.map((back) => presentBack(back, desk, now)),
    waiting,
    last: last.calls.map(line),
    earlier: last.next,
    lists,
  };
}
export type CallDeskPage = Awaited<ReturnType<typeof readCallDesk>>;
export type CallRow = CallDeskPage['open'][number];
export type BackRow = CallDeskPage['backs'][number];

function presentCall(call: CallLine, names: ReadonlyMap<number, string>, desk: Desk, now: Date) {
  const { id, name, phone, areaName, categories, outcome, requestId, handlerName, startedAt } = call;
  return {
    id,
    who: name || (phone ? readable(phone) : 'Nobody by name yet'),
    where: areaName ?? 'place not known',
    about: categories.map((code) => names.get(code) ?? `category ${code}`).join(', ') || '–',
    outcome: outcome && CALL_OUTCOME_WORDS[outcome],
    requestId,
    handler: call.handlerId === desk.member.userId ? 'you' : handlerName,
    when: timeOrDay(startedAt, now),
    iso: startedAt.toISOString(),
    ago: agoSentence(startedAt, now),
  };
}

function presentBack(back: CallBackLine, desk: Desk, now: Date) {
  const {
    id,
    callId,
    name,
    phone,
    areaName,
    about,
    attempts,
    lastAttempt,
    ownerId,
    ownerName,
    dueAt,
    version,
    status,
  } = back;
  return {
    id,
    callId,
    version,
    who: name || 'A caller without a name',
    phone: phone && readable(phone),
    where: areaName ?? '',
    about,
    due: dayAndTime(dueAt, now),
    iso: dueAt.toISOString(),
    overdue: status === 'waiting' && dueAt <= now,
    ended: status === 'waiting' ? null : status === 'done' ? 'Done' : 'Given up',
    owner: ownerId === desk.member.userId ? 'you' : ownerName,
    mine: ownerId === desk.member.userId,
    tries:
      attempts === 0
        ? 'not tried yet'
        : `${attempts} × tried, ${lastAttempt ? ATTEMPT_WORDS[lastAttempt].toLowerCase() : ''}`,
  };
}
