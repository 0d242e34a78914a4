import { describe, expect, it } from 'vitest';
import { withLink } from '#db/client.server';
import { matchNeed } from '~/features/matches/commands.server';
import { ownOffer } from '~/features/offers/link.server';
import type { OwnIntent } from '~/features/offers/own-forms';
import { takeOwn } from '~/features/offers/own-take.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { needOf, needsOf, officer, statusOf } from '../matches/stage';
import { offered } from '../offers/stage';
import { asked, at, KINVER_AREA, setTheStage, SOUTH_STAFFORDSHIRE } from '../requests/stage';

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
