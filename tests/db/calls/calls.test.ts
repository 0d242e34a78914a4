import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { finishCall, startCall } from '~/features/calls/commands.server';
import { bookCallBack, recordAttempt, takeCallBack } from '~/features/calls/commands-back.server';
import type { BackList } from '~/features/calls/lists';
import { askedLately, callById, callEventsOf, lastCalls, openCalls } from '~/features/calls/queries.server';
import { callBackById, callBacksIn, countDue } from '~/features/calls/queries-back.server';
import { knownCaller } from '~/features/calls/queries-known.server';
import { signpost } from '~/features/calls/commands-signpost.server';
import { actorAt } from '~/platform/audit/actor';
import { as, asked, behind, CODSALL, deskAt, KINVER, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';
import { begun, COPPENHALL_AREA, HELPED, provided, saved, SILENT } from './stage';

setTheStage();
let calls: Desk;
let second: Desk;
let stranger: Desk;
beforeAll(async () => {
  calls = await deskAt(SOUTH_STAFFORDSHIRE, 'call_handler', 'Lewis Grant');
  second = await deskAt(SOUTH_STAFFORDSHIRE, 'call_handler', 'Asha Patel');
  stranger = await deskAt(CODSALL, 'clerk');
});

const record = (desk: Desk, id: string) => as(desk, (db) => callById(db, id));

describe('a call', () => {
  it('is there from its first field on, and begun once however often the button is pressed', async () => {
    const desk = await deskAt(SOUTH_STAFFORDSHIRE, 'call_handler', 'Nia Rees');
    const first = await begun(desk);
    expect(await begun(desk)).toBe(first);
    await saved(desk, first, { name: 'Mar' });
    expect(await begun(desk)).not.toBe(first);
    const drafts = await as(desk, openCalls);
    expect(drafts.filter(({ handlerId }) => handlerId === desk.member.userId)).toHaveLength(2);
  });

  it('keeps what was typed, right or wrong, and finds the place by postcode or parish', async () => {
    const id = await begun(calls);
    const page = { version: 1, editor: newId() };
    await saved(calls, id, { name: 'Margaret', phone: '01632 960', postcode: 'ST18 9', categories: [1, 4, 1] }, page);
    expect(await record(calls, id)).toMatchObject({
      phone: '01632 960',
      postcode: 'ST18 9',
      areaCode: null,
      categories: [1, 4],
    });
    await saved(calls, id, { parish: COPPENHALL_AREA }, page);
    expect(await record(calls, id)).toMatchObject({ areaCode: COPPENHALL_AREA, parishCode: COPPENHALL_AREA });
    await saved(calls, id, { postcode: 'dy7 6hl' }, page);
    expect(await record(calls, id)).toMatchObject({ areaCode: 'E04008971', name: 'Margaret' });
  });

  it('bears that a page sends again what it does not know to have arrived', async () => {
    const id = await begun(calls);
    const page = { version: 1, editor: newId() };
    expect(await saved(calls, id, { notes: 'one' }, page)).toEqual({ kind: 'saved', version: 2 });
    expect(await saved(calls, id, { notes: 'one' }, page)).toEqual({ kind: 'saved', version: 2 });
    expect(await saved(calls, id, { notes: 'one two' }, page)).toEqual({ kind: 'saved', version: 3 });
  });

  it('is not overwritten by a page that does not know what another page saved', async () => {
    const id = await begun(calls);
    await saved(calls, id, { notes: 'mine' });
    expect(await saved(second, id, { notes: 'old page' })).toEqual({ kind: 'stale', version: 2 });
    expect(await record(calls, id)).toMatchObject({ notes: 'mine', handlerName: 'Lewis Grant' });
  });

  it('can be gone on with by a colleague, who then has it', async () => {
    const id = await begun(calls);
    await saved(calls, id, { notes: 'line lost' });
    await saved(second, id, { notes: 'line lost, rang again' }, { version: 2, editor: newId() });
    expect(await record(calls, id)).toMatchObject({ handlerName: 'Asha Patel' });
    const events = await as(calls, (db) => callEventsOf(db, id));
    expect(events.map(({ kind, actorName }) => [kind, actorName])).toEqual([
      ['started', 'Lewis Grant'],
      ['taken_over', 'Asha Patel'],
    ]);
  });

  it('does not exist for a desk outside its range', async () => {
    const id = await begun(calls);
    await saved(calls, id, { name: 'Hidden' });
    expect(await record(stranger, id)).toBeNull();
    await expect(saved(stranger, id, { notes: 'x' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(as(stranger, (db) => startCall(db, stranger, newId()))).resolves.toBeTruthy();
  });

  it('ends once, as the most that came of it, and is not changed afterwards', async () => {
    const id = await begun(calls);
    const provisionId = await provided(KINVER);
    await as(calls, (db) => signpost(db, { callId: id, id: newId(), provisionId }, actorAt(calls)));
    await as(calls, (db) => finishCall(db, id, { wrapUp: HELPED }, actorAt(calls)));
    await as(calls, (db) => finishCall(db, id, { wrapUp: SILENT }, actorAt(calls)));
    expect(await record(calls, id)).toMatchObject({ status: 'finished', outcome: 'signposted', wrapUp: HELPED.words });
    expect((await saved(calls, id, { notes: 'late' }, { version: 2, editor: newId() })).kind).toBe('finished');
  });
});

describe('a call-back', () => {
  const due = new Date(Date.now() - 60_000);
  async function booked() {
    const callId = await begun(calls);
    await saved(calls, callId, { name: 'Rings back', phone: '01632 960 150' });
    const wish = { callId, id: newId(), dueAt: due, owner: null, about: 'Medicine' };
    await as(calls, (db) => bookCallBack(db, wish, actorAt(calls)));
    await as(calls, (db) => bookCallBack(db, wish, actorAt(calls)));
    return wish;
  }
  const read = (id: string) => as(calls, (db) => callBackById(db, id));

  it('is booked once, waits until it is due, and is counted for the tab', async () => {
    const before = await as(calls, (db) => countDue(db, 100));
    const { id, callId } = await booked();
    expect(await as(calls, (db) => countDue(db, 100))).toBe(before + 1);
    expect(await as(stranger, (db) => countDue(db, 100))).toBe(0);
    const waiting = await as(calls, (db) => callBacksIn(db, 'waiting', newId()));
    expect(waiting.find((one) => one.id === id)).toMatchObject({ callId, name: 'Rings back', attempts: 0 });
  });

  it('has an owner: the first of two', async () => {
    const { id } = await booked();
    const take = (desk: Desk) => as(desk, (db) => takeCallBack(db, { id, version: 1 }, actorAt(desk)));
    expect([await take(calls), await take(calls), await take(second)]).toEqual(['done', 'done', 'stale']);
    expect(await read(id)).toMatchObject({ ownerName: 'Lewis Grant' });
    const listed = async (list: BackList) =>
      (await as(calls, (db) => callBacksIn(db, list, calls.member.userId))).some((one) => one.id === id);
    expect([await listed('waiting'), await listed('mine'), await listed('free')]).toEqual([true, true, false]);
  });

  it('is tried until it is done; a colleague’s attempt meanwhile is noticed', async () => {
    const { id } = await booked();
    const later = new Date(Date.now() + 3_600_000);
    const tried = (version: number, made: Pick<Parameters<typeof recordAttempt>[1], 'attempt' | 'then'>) =>
      as(calls, (db) => recordAttempt(db, { id, version, ...made }, actorAt(calls)));
    expect(await tried(1, { attempt: 'no_answer', then: { kind: 'again', dueAt: later } })).toBe('done');
    expect(await tried(1, { attempt: 'engaged', then: { kind: 'given_up' } })).toBe('stale');
    expect(await read(id)).toMatchObject({ status: 'waiting', attempts: 1, lastAttempt: 'no_answer', dueAt: later });
    expect(await tried(2, { attempt: 'reached', then: { kind: 'done' } })).toBe('done');
    expect(await tried(3, { attempt: 'reached', then: { kind: 'done' } })).toBe('stale');
    expect(await read(id)).toMatchObject({ status: 'done', attempts: 2, lastAttempt: 'reached' });
    const [last] = await as(calls, (db) => callBacksIn(db, 'ended', newId()));
    expect(last?.id).toBe(id);
  });
});

describe('a known caller', () => {
  it('is found by number or name, with earlier calls and open requests of the range', async () => {
    const before = await begun(calls);
    await saved(calls, before, { name: 'Zoë O’Brien', phone: '+44 1632 960 177 ext 4' });
    const open = await asked({ name: 'Zoë O’Brien', phone: '+441632960177;ext=4' });
    await asked({ name: 'Zoë O’Brien', phone: '+441632960177', status: 'closed' });
    const id = await begun(calls);
    const known = (desk: Desk, caller: { phone?: string; name?: string }) =>
      as(desk, (db) => knownCaller(db, { id, phone: '', name: '', ...caller }));
    for (const caller of [
      { phone: '01632960177' },
      { phone: '01632 960 177' },
      { phone: '01632 960177 x4' },
      { name: 'zoe obrien' },
    ]) {
      const { calls: earlier, requests } = await known(calls, caller);
      expect([earlier.map((one) => one.id), requests.map((one) => one.id)]).toEqual([[before], [open]]);
    }
    expect(await known(stranger, { phone: '01632 960 177' })).toEqual({ calls: [], requests: [] });
    expect(await known(calls, { phone: '016', name: '%_' })).toEqual({ calls: [], requests: [] });
  });
});

it('lists finished calls a list’s length at a time, each once, of the range alone', async () => {
  const id = await begun(calls);
  await as(calls, (db) => finishCall(db, id, { wrapUp: SILENT }, actorAt(calls)));
  await behind()`
    insert into call (county_no, tenant_no, id, status, handler_id, handler_name, started_at, ended_at)
    select county_no, tenant_no, gen_random_uuid(), 2, handler_id, 'X', started_at - interval '1 hour', ended_at
    from call, generate_series(1, 60) where id = ${id}`;
  const seen: string[] = [];
  for (let before: string | null | undefined; before !== null;) {
    const { calls: some, next } = await as(calls, (db) => lastCalls(db, before ?? null));
    seen.push(...some.map((one) => one.id));
    before = next;
  }
  const [count] =
    await behind()`select count(*)::int as count from call where status = 2 and tenant_no = ${SOUTH_STAFFORDSHIRE}`;
  expect([seen.length, new Set(seen).size]).toEqual([count?.count, count?.count]);
  expect((await as(stranger, (db) => lastCalls(db, null))).calls).toEqual([]);
});

it('counts what callers of a place asked for in the last fortnight', async () => {
  const id = await begun(calls);
  await saved(calls, id, { parish: 'E04008954', categories: [4, 1] });
  const old = await begun(calls);
  await saved(calls, old, { parish: 'E04008954', categories: [4] });
  await behind()`update call set started_at = now() - interval '15 days' where id = ${old}`;
  const count = await as(calls, (db) => askedLately(db, 'E04008954', new Date()));
  expect([...count].sort()).toEqual([
    [1, 1],
    [4, 1],
  ]);
});
