import { describe, expect, it } from 'vitest';
import { withLink } from '#db/client.server';
import { matchNeed } from '~/features/matches/commands.server';
import { ownOffer } from '~/features/offers/link.server';
import type { OwnIntent } from '~/features/offers/own-forms';
import { takeOwn } from '~/features/offers/own-take.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { needOf, needsOf, officer, statusOf } from '../matches/stage';
import { offered } from '../offers/stage';
import { asked, at, CODSALL_AREA, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';

const stage = setTheStage();

const link = (id: string) => sha256(linkToken('offer', id));
const look = (id: string) => withLink(link(id), (db) => ownOffer(db));
const eventsOf = async (id: string) => {
  const rows = await stage().behind`select kind, actor_name, data from offer_event where offer_id = ${id} order by at`;
  return rows.map((row) => ({ kind: String(row.kind), by: String(row.actor_name), data: row.data as unknown }));
};

/** Sends a change as the holder of the link; from the page as it is now unless a version is given. */
async function send(id: string, intent: OwnIntent, typed: Record<string, string | string[]> = {}) {
  const { version } = await look(id);
  const form = new FormData();
  for (const [name, values] of Object.entries({ version: String(version), ...typed })) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return withLink(link(id), (db) => takeOwn(db, intent, form));
}

describe('the private link of an offer', () => {
  it('opens its own offer and no other', async () => {
    const [mine, other] = [await offered({ name: 'Ada Testing' }), await offered()];
    expect(await look(mine)).toMatchObject({ id: mine, name: 'Ada Testing', categories: [1], transport: 'car' });
    expect((await look(other)).id).toBe(other);
    await expect(withLink(sha256('nothing'), (db) => ownOffer(db))).rejects.toMatchObject({ code: 'not_found' });
  });

  it('changes what, where, when and how, each with its event', async () => {
    const id = await offered();
    expect(await send(id, 'help', { categories: ['1', '6', '6'] })).toEqual({ ok: true });
    expect(await send(id, 'reach', { reach: 'parishes', areas: KINVER_AREA })).toEqual({ ok: true });
    expect(await send(id, 'times', { days: ['monday', 'sunday'], parts: 'evening' })).toEqual({ ok: true });
    expect(await send(id, 'about', { transport: 'bicycle', skills: 'Polish', capacity: '3' })).toEqual({ ok: true });
    expect(await send(id, 'contact', { email: 'S@test.example' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({
      categories: [1, 6],
      areas: [KINVER_AREA],
      days: 65,
      parts: 4,
      transport: 'bicycle',
      skills: 'Polish',
      capacity: 3,
      phone: null,
      email: 's@test.example',
      version: 6,
    });
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['offered', ...Array<string>(5).fill('changed')]);
    expect((await eventsOf(id)).at(-2)?.data).toEqual({ fields: ['transport', 'skills', 'capacity'] });
    expect(await send(id, 'reach', { reach: '8' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ areas: [], travelM: 8000 });
  });

  it('says which check they have by now; until when it holds is known of one that was seen alone', async () => {
    const id = await offered({ dbs: 'basic' });
    await stage().behind`update offer set dbs_until = '2099-01-01' where id = ${id}`;
    expect(await send(id, 'dbs', { dbs: 'basic' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ dbs: 'basic', version: 1 });
    expect(await send(id, 'dbs', { dbs: 'mighty' })).toMatchObject({ ok: false, status: 422 });
    expect(await send(id, 'dbs', { dbs: 'enhanced' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ dbs: 'enhanced', version: 2 });
    expect(await stage().behind`select dbs, dbs_until from offer where id = ${id}`).toEqual([
      { dbs: 3, dbs_until: null },
    ]);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ kind: 'changed', data: { fields: ['dbs'] } });
  });

  it('changes what a person or a group is called, once, with whom to ask for', async () => {
    const id = await offered({ name: 'Ada Testing' });
    for (const _ of [1, 2]) expect(await send(id, 'name', { name: '  Ada   Novak ' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ name: 'Ada Novak', version: 2 });
    expect((await eventsOf(id)).slice(1)).toEqual([
      { kind: 'changed', by: 'the volunteer', data: { fields: ['name'] } },
    ]);
    expect(await send(id, 'name', { name: ' ' })).toMatchObject({ ok: false, status: 422 });
    const group = await offered({ kind: 'group', name: 'Lifts', contactName: 'Joan', charityNo: null });
    expect(await send(group, 'name', { name: 'Lifts' })).toMatchObject({
      ok: false,
      errors: { contactName: [expect.stringMatching(/./)] },
    });
    const renamed = { name: 'Lifts for all', contactName: 'Joan', charityNo: '119 9887' };
    expect(await send(group, 'name', renamed)).toEqual({ ok: true });
    expect(await look(group)).toMatchObject({ ...renamed, charityNo: '1199887' });
    expect((await eventsOf(group)).at(-1)?.data).toEqual({ fields: ['name', 'charityNo'] });
  });

  it('moves the parish and the point with the postcode, and changes nothing from a page that is out of date', async () => {
    const id = await offered();
    const [there] = await stage().behind<{ postcode: string }[]>`
      select postcode from postcode where parish_code = ${CODSALL_AREA} and ended_on is null order by postcode limit 1`;
    const postcode = there?.postcode ?? '';
    const typed = postcode.toLowerCase().replace(' ', '');
    for (const _ of [1, 2]) expect(await send(id, 'postcode', { postcode: typed })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ postcode, areaCode: CODSALL_AREA, version: 2 });
    const [{ moved } = {}] = await stage().behind`select o.loc ~= point(p.easting, p.northing) as moved from offer o
      join postcode p on p.postcode = o.postcode where o.id = ${id}`;
    expect(moved).toBe(true);
    expect((await eventsOf(id)).slice(1)).toEqual([
      { kind: 'changed', by: 'the volunteer', data: { fields: ['postcode', 'areaCode'] } },
    ]);
    const late = await send(id, 'postcode', { postcode: 'DY7 6HL', version: '1' });
    expect(late).toMatchObject({ ok: false, status: 409, typed: { postcode: 'DY7 6HL' } });
    expect((await look(id)).postcode).toBe(postcode);
  });

  it.each([
    ['', 'Enter your postcode'],
    ['DY7', 'Enter a whole postcode'],
    ['WR10 1PE', 'outside our area'],
    ['SW1A 1AA', 'outside our area'],
    ['DY7 6ZZ', 'We do not know DY7 6ZZ'],
  ])('answers the postcode “%s” with what to do, and moves nothing', async (postcode, words) => {
    const id = await offered();
    const before = await look(id);
    const errors = { postcode: [expect.stringContaining(words) as string] };
    expect(await send(id, 'postcode', { postcode })).toMatchObject({ ok: false, status: 422, errors });
    expect(await look(id)).toEqual(before);
  });

  it('refuses what cannot be, in words', async () => {
    const id = await offered();
    expect(await send(id, 'help', {})).toMatchObject({ ok: false, status: 422 });
    expect(await send(id, 'help', { categories: '77' })).toMatchObject({ ok: false, status: 422 });
    expect(await send(id, 'reach', { reach: 'parishes' })).toMatchObject({
      ok: false,
      errors: { areas: [expect.stringMatching(/./)] },
    });
    expect(await send(id, 'about', { transport: 'car', capacity: '0' })).toMatchObject({ ok: false, status: 422 });
    expect(await send(id, 'contact', {})).toMatchObject({ ok: false, status: 422 });
    expect((await look(id)).version).toBe(1);
  });

  it('from a page that is out of date changes nothing, says so and keeps what was typed', async () => {
    const id = await offered();
    await send(id, 'times', { days: 'monday', parts: 'evening' });
    const late = await send(id, 'times', { days: 'friday', parts: 'evening', version: '1' });
    expect(late).toMatchObject({ ok: false, status: 409, typed: { days: 'friday' } });
    expect((await look(id)).days).toBe(1);
  });
});

describe('pausing', () => {
  it('with a day keeps the offer to come back by itself, without one until it is opened again', async () => {
    const id = await offered();
    const nextYear = new Date(Date.now() + 30 * 86_400_000);
    const until = {
      'until.day': String(nextYear.getUTCDate()),
      'until.month': String(nextYear.getUTCMonth() + 1),
      'until.year': String(nextYear.getUTCFullYear()),
    };
    for (const _ of [1, 2]) expect(await send(id, 'pause', until)).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ status: 'active', pausedUntil: nextYear.toISOString().slice(0, 10) });
    expect(await send(id, 'pause')).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ status: 'paused', pausedUntil: null });
    for (const _ of [1, 2]) expect(await send(id, 'resume')).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ status: 'active', pausedUntil: null });
    const kinds = (await eventsOf(id)).map(({ kind }) => kind);
    expect(kinds).toEqual(['offered', 'paused', 'paused', 'resumed']);
  });

  it('until a day that is gone, or is none, is refused', async () => {
    const id = await offered();
    const day = (year: string) => ({ 'until.day': '1', 'until.month': '2', 'until.year': year });
    expect(await send(id, 'pause', day('2020'))).toMatchObject({
      ok: false,
      errors: { until: [expect.stringMatching(/after today/)] },
    });
    expect(await send(id, 'pause', day('2090'))).toMatchObject({
      ok: false,
      errors: { until: [expect.stringMatching(/within a year/)] },
    });
    expect(await send(id, 'pause', { 'until.day': '1' })).toMatchObject({
      ok: false,
      errors: { until: [expect.stringMatching(/real date/)] },
    });
  });
});

describe('withdrawing', () => {
  it('opens the need again that the offer was to meet, and says so on the request', async () => {
    const requestId = await asked({ needs: [1, 6].map((category) => ({ category, detail: '' })) });
    const [id, needId] = [await offered(), await needOf(requestId)];
    const olive = officer('Olive');
    const { matchId } = await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId, needId, offerId: id }, olive));
    expect(await statusOf(requestId)).toBe(2);
    for (const _ of [1, 2]) expect(await send(id, 'withdrawal', { reason: 'Moving away' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ status: 'withdrawn' });
    expect(await statusOf(requestId)).toBe(1);
    expect((await needsOf(requestId)).map(({ status }) => status)).toEqual([1, 1]);
    const { behind } = stage();
    expect(await behind`select status from match where id = ${matchId}`).toEqual([{ status: 4 }]);
    const events =
      await behind`select actor_name from request_event where request_id = ${requestId} and kind = 'match_failed'`;
    expect(events).toEqual([{ actor_name: 'the volunteer' }]);
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['offered', 'matched', 'withdrawn']);
  });

  it('leaves nothing to change', async () => {
    const id = await offered({ status: 'withdrawn' });
    expect(await send(id, 'resume')).toMatchObject({ ok: false, status: 409 });
  });
});
