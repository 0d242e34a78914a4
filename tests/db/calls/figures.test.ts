import { beforeAll, describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import type { Desk } from '~/door.server';
import { finishCall } from '~/features/calls/commands.server';
import { bookCallBack, recordAttempt } from '~/features/calls/commands-back.server';
import { signpost } from '~/features/calls/commands-signpost.server';
import { readFigures } from '~/features/calls/figures';
import { presentFigures } from '~/features/calls/figures-page.server';
import { nothingServes } from '~/features/calls/help-page.server';
import { placesOfCalls } from '~/features/calls/places.server';
import { callBacksIn, countWaiting } from '~/features/calls/queries-back.server';
import { callById } from '~/features/calls/queries.server';
import { choicesFor, notOffered } from '~/features/scripts/page.server';
import { actorAt } from '~/platform/audit/actor';
import { as, behind, CODSALL, deskAt, setTheStage, SOUTH_STAFFORDSHIRE, STAFFORDSHIRE } from '../requests/stage';
import { begun, COPPENHALL_AREA, HELPED, provided, saved } from './stage';

setTheStage();
const FOOD = 1;
const BEFRIENDING = 4;
const CODSALL_AREA = 'E04008960';
let calls: Desk;
let officer: Desk;
let county: Desk;
let stranger: Desk;

/** A call about something from somewhere, with whatever is done in it, that is over. */
async function taken(
  about: { parish: string; categories: number[] },
  act: (id: string) => Promise<unknown> = () => Promise.resolve(),
  wrapUp = HELPED,
): Promise<string> {
  const id = await begun(calls);
  await saved(calls, id, { name: 'Ann', ...about });
  await act(id);
  await as(calls, async (db) => {
    const record = await callById(db, id);
    const unserved = record ? await nothingServes(db, record) : [];
    await finishCall(db, id, { wrapUp, unserved }, actorAt(calls));
  });
  return id;
}

const tell = (callId: string, provisionId: string) =>
  as(calls, (db) => signpost(db, { callId, id: newId(), provisionId }, actorAt(calls)));

async function booked(callId: string, dueAt: Date): Promise<string> {
  const id = newId();
  await as(calls, (db) => bookCallBack(db, { callId, id, dueAt, owner: null, about: '' }, actorAt(calls)));
  return id;
}

const figures = (desk: Desk, query = '') =>
  as(desk, (db) => presentFigures(db, desk, readFigures(new URLSearchParams(query))));

beforeAll(async () => {
  calls = await deskAt(SOUTH_STAFFORDSHIRE, 'call_handler', 'Lewis Grant');
  officer = await deskAt(SOUTH_STAFFORDSHIRE, 'officer');
  county = await deskAt(STAFFORDSHIRE, 'coordinator');
  stranger = await deskAt(CODSALL, 'clerk');
});

describe('figures of the call desk', () => {
  const past = new Date(Date.now() - 3_600_000);
  const later = new Date(Date.now() + 3_600_000);

  it('count calls by outcome, locality and hour, each table to the same sum', async () => {
    const larder = await provided(SOUTH_STAFFORDSHIRE);
    await taken({ parish: COPPENHALL_AREA, categories: [FOOD] }, (id) => tell(id, larder));
    await taken({ parish: COPPENHALL_AREA, categories: [FOOD, BEFRIENDING] });
    await taken({ parish: CODSALL_AREA, categories: [BEFRIENDING] }, (id) => booked(id, past));
    const old = await taken({ parish: CODSALL_AREA, categories: [BEFRIENDING] });
    await behind()`update call set started_at = now() - interval '15 days' where id = ${old}`;
    await begun(calls);
    const { total, outcomes, localities, hours, categories } = await figures(officer);
    const sum = (rows: { count: number }[]) => rows.reduce((all, { count }) => all + count, 0);
    expect([total, sum(outcomes), sum(localities), sum(hours)]).toEqual([3, 3, 3, 3]);
    expect(Object.fromEntries(outcomes.map(({ words, count }) => [words, count]))).toEqual({
      Signposted: 1,
      'Question only': 1,
      'Call-back booked': 1,
    });
    expect(categories).toMatchObject([
      { category: FOOD, asked: 2, untold: 1, nothing: 0 },
      { category: BEFRIENDING, asked: 2, untold: 2, nothing: 2 },
    ]);
    expect((await figures(officer, 'period=28')).total).toBe(4);
    expect((await figures(officer, `category=${FOOD}&outcome=signposted`)).total).toBe(1);
  });

  it('count calls by how they ended, also by a code that is retired, and let one choose it', async () => {
    const retired = { code: 77, words: 'Asked about the fair' };
    const id = await taken({ parish: CODSALL_AREA, categories: [FOOD] }, undefined, retired);
    const shown = await figures(officer);
    const ended = Object.fromEntries(shown.wrapUps.map(({ words, count }) => [words, count]));
    expect(ended).toEqual({ [HELPED.words]: 3, [retired.words]: 1 });
    expect(shown.choices.wrapUps.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['Passed to the parish council', retired.words]),
    );
    const filtered = await figures(county, 'wrapUp=77');
    expect([filtered.total, filtered.wrapUps]).toEqual([1, [{ key: '77', words: retired.words, count: 1 }]]);
    expect(filtered.choices.wrapUps.map(({ label }) => label)).not.toContain('Passed to the parish council');
    expect((await as(calls, (db) => callById(db, id)))?.wrapUp).toBe(retired.words);
    await behind()`update call set started_at = now() - interval '60 days' where id = ${id}`;
  });

  it('name what had nothing to signpost to, by place, with what shows the gap', async () => {
    const { gaps, choices } = await figures(officer);
    expect(gaps.map(({ category, place, calls: count }) => [category, place, count]).sort()).toEqual([
      ['Befriending', 'Central', 1],
      ['Befriending', 'Northern', 1],
    ]);
    const northern = choices.localities.flatMap((one) => ('value' in one && one.label === 'Northern' ? one.value : []));
    expect(gaps.map(({ href }) => href)).toContain(
      `/south-staffordshire/desk/provision?category=befriending&locality=${northern[0]}`,
    );
    const one = await figures(officer, `locality=${northern[0]}`);
    expect([one.total, one.gaps.length]).toEqual([2, 1]);
  });

  it('count what was told of a category as no gap, wherever it was', async () => {
    const before = (await figures(officer)).gaps.length;
    const far = await provided(STAFFORDSHIRE, { categories: [5], areaCodes: [CODSALL_AREA] });
    await taken({ parish: COPPENHALL_AREA, categories: [5] }, (id) => tell(id, far));
    expect((await figures(officer)).gaps).toHaveLength(before);
  });

  it('count all call-backs that wait, those of the filter alone', async () => {
    const id = await begun(calls);
    await saved(calls, id, { name: 'Rings', parish: COPPENHALL_AREA, categories: [FOOD] });
    await behind()`
      insert into call_back (county_no, tenant_no, id, call_id, due_at)
      select county_no, tenant_no, gen_random_uuid(), id, ${past} from call, generate_series(1, 210) where id = ${id}`;
    await booked(id, later);
    const done = await booked(id, later);
    const attempt = { id: done, version: 1, attempt: 'reached', then: { kind: 'done' } } as const;
    await as(calls, (db) => recordAttempt(db, attempt, actorAt(calls)));
    expect((await figures(officer)).waiting).toEqual({ all: 212, overdue: 211 });
    expect((await figures(officer, `category=${FOOD}`)).waiting).toEqual({ all: 211, overdue: 210 });
    expect((await figures(officer, 'outcome=call_back')).waiting).toEqual({ all: 1, overdue: 1 });
    expect((await as(officer, (db) => callBacksIn(db, 'waiting', newId()))).length).toBe(200);
    expect(await as(officer, (db) => countWaiting(db, new Date()))).toEqual({ all: 212, overdue: 211 });
  });

  it('are of one’s own range alone', async () => {
    expect((await figures(county)).total).toBe((await figures(officer)).total);
    const { total, waiting, gaps } = await figures(stranger);
    expect([total, waiting, gaps]).toEqual([0, { all: 0, overdue: 0 }, []]);
  });
});

describe('the localities of a range', () => {
  it('are a county’s choice by district, for callers and for scripts; a district’s without its name', async () => {
    const groups = await as(county, (db) => placesOfCalls(db, county));
    expect(groups.find(({ name }) => name === 'Northern locality')).toMatchObject({
      district: 'South Staffordshire',
      options: expect.arrayContaining([{ value: COPPENHALL_AREA, label: 'Coppenhall' }]) as unknown,
    });
    expect(groups.some(({ name, district }) => name === 'Tamworth' && district === 'Tamworth')).toBe(true);
    const options = groups.flatMap((one) => one.options.map(({ value }) => value));
    expect(new Set(options).size).toBe(options.length);
    const ofCounty = await as(county, (db) => choicesFor(db, county, null));
    const ofDistrict = await as(officer, (db) => choicesFor(db, officer, null));
    const names = (choices: typeof ofCounty) =>
      choices.localityId.flatMap((one) => ('group' in one ? one.options : one)).map(({ label }) => label);
    expect(names(ofCounty)).toEqual(expect.arrayContaining(names(ofDistrict)));
    expect(names(ofDistrict)).toContain('Northern');
  });

  it('are all that a script may name; one that is gone stays what it was', async () => {
    const gone = newId();
    const content = { title: 'T', category: 77, incident: null, after: null, say: 'S', yes: null, no: null };
    const script = { id: newId(), content: { ...content, localityId: gone } };
    const typed = { localityId: gone, category: '77' };
    const fresh = await as(officer, (db) => choicesFor(db, officer, null));
    expect(Object.keys(notOffered(typed, fresh))).toEqual(['localityId', 'category']);
    expect(notOffered(typed, await as(officer, (db) => choicesFor(db, officer, script)))).toEqual({});
  });
});
