import { describe, expect, it } from 'vitest';
import { withLink } from '#db/client.server';
import { newId } from '#db/id';
import { ownRequest } from '~/features/requests/link.server';
import type { OwnIntent } from '~/features/requests/link-schema';
import { takeOwn } from '~/features/requests/own-take.server';
import { matchNeed } from '~/features/matches/commands.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { needOf, needsOf, officer, statusOf } from '../matches/stage';
import { offered } from '../offers/stage';
import { asked, at, setTheStage, SOUTH_STAFFORDSHIRE, WORCESTERSHIRE } from '../requests/stage';

const stage = setTheStage();

const link = (id: string) => sha256(linkToken('request', id));
const look = (id: string) => withLink(link(id), (db) => ownRequest(db));
const eventsOf = async (id: string) => {
  const rows = await stage()
    .behind`select kind, actor_name, data from request_event where request_id = ${id} order by at`;
  return rows.map((row) => ({ kind: String(row.kind), by: String(row.actor_name), data: row.data as unknown }));
};

/** Sends a change as the holder of the link; from the page as it is now unless a version is given. */
async function send(id: string, intent: OwnIntent, typed: Record<string, string>) {
  const { version } = await look(id);
  const form = new FormData();
  for (const [name, value] of Object.entries({ version: String(version), ...typed })) form.append(name, value);
  return withLink(link(id), (db) => takeOwn(db, intent, form));
}

describe('a private link', () => {
  it('opens its own request and no other, and an unknown one opens nothing', async () => {
    const [mine, other] = [await asked({ name: 'Ada Testing' }), await asked()];
    expect(await look(mine)).toMatchObject({ id: mine, name: 'Ada Testing', needs: [{ category: 1, status: 'open' }] });
    expect((await look(other)).id).toBe(other);
    await expect(withLink(sha256('nothing'), (db) => ownRequest(db))).rejects.toMatchObject({ code: 'not_found' });
    await stage().behind`update request_link set ended_at = now() where request_id = ${other}`;
    await expect(look(other)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('follows the request to another holder', async () => {
    const id = await asked();
    await stage().behind`update request set tenant_no = 41005017 where id = ${id}`;
    expect(await send(id, 'contact', { phone: '01632 960 001' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ tenantNo: 41_005_017, phone: '+441632960001' });
    expect((await eventsOf(id)).at(-1)).toEqual({ kind: 'changed', by: 'the resident', data: { fields: ['phone'] } });
  });
});

describe('a change', () => {
  it('adds a need once, however often it is sent', async () => {
    const id = await asked();
    const added = { id: newId(), category: '6', detail: 'A dog' };
    const { version } = await look(id);
    for (const _ of [1, 2]) expect(await send(id, 'add', { ...added, version: String(version) })).toEqual({ ok: true });
    expect((await look(id)).needs).toMatchObject([{ category: 1 }, { category: 6, detail: 'A dog' }]);
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['asked', 'need_added']);
    expect(await send(id, 'add', { ...added, id: newId(), category: '77' })).toMatchObject({ ok: false, status: 422 });
  });

  it('adds another need from the page of the first, gone back to', async () => {
    const id = await asked();
    const form = { id: newId() };
    const { version } = await look(id);
    const milk = { ...form, category: '1', detail: 'Milk' };
    const insulin = { ...form, category: '3', detail: 'Insulin, none left' };
    expect(await send(id, 'add', milk)).toEqual({ ok: true });
    const late = await send(id, 'add', { ...insulin, version: String(version) });
    expect(late).toMatchObject({ ok: false, status: 409, typed: insulin });
    expect(await send(id, 'add', insulin)).toEqual({ ok: true });
    expect((await look(id)).needs).toMatchObject(
      [{ category: 1 }, milk, insulin].map(({ category }) => ({ category: Number(category) })),
    );
  });

  it('makes a matched request part matched when something is added', async () => {
    const id = await asked();
    const [offerId, needId] = [await offered(), await needOf(id)];
    await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId: id, needId, offerId }, officer('Olive')));
    expect(await send(id, 'add', { id: newId(), category: '6' })).toEqual({ ok: true });
    expect(await statusOf(id)).toBe(2);
  });

  it('says more about a need, once', async () => {
    const id = await asked({ needs: [{ category: 1, detail: 'Bread' }] });
    const need = await needOf(id);
    for (const _ of [1, 2]) expect(await send(id, 'details', { need, more: 'And milk' })).toEqual({ ok: true });
    expect((await look(id)).needs[0]?.detail).toBe('Bread\nAnd milk');
    const much = await send(id, 'details', { need, more: 'x'.repeat(1400) });
    expect(much).toEqual({ ok: true });
    expect(await send(id, 'details', { need, more: 'y'.repeat(1400) })).toMatchObject({ ok: false, status: 422 });
  });

  it('never leaves a resident without a way to be reached', async () => {
    const id = await asked();
    expect(await send(id, 'contact', {})).toMatchObject({ ok: false, status: 422 });
    expect(await send(id, 'contact', { email: 'A@test.example' })).toEqual({ ok: true });
    expect(await look(id)).toMatchObject({ phone: null, email: 'a@test.example' });
  });

  it('from a page that is out of date changes nothing, says so and keeps what was typed', async () => {
    const id = await asked();
    expect(await send(id, 'access', { accessNeeds: 'Deaf', diet: '' })).toEqual({ ok: true });
    const late = await send(id, 'access', { accessNeeds: 'Blind', diet: '', version: '1' });
    expect(late).toMatchObject({ ok: false, status: 409, typed: { accessNeeds: 'Blind' } });
    expect((await look(id)).accessNeeds).toBe('Deaf');
  });

  it('takes consent back', async () => {
    const id = await asked();
    expect(await send(id, 'sharing', { share: 'no' })).toEqual({ ok: true });
    expect((await look(id)).consentShare).toBe(false);
    expect((await eventsOf(id)).at(-1)).toMatchObject({ kind: 'consent_changed', data: { consentShare: false } });
  });
});

describe('taking it back', () => {
  it('ends the request with its reason and lets the helper go', async () => {
    const id = await asked({ needs: [1, 6].map((category) => ({ category, detail: '' })) });
    const [offerId, needId] = [await offered(), await needOf(id)];
    const olive = officer('Olive');
    const { matchId } = await at(SOUTH_STAFFORDSHIRE, (db) => matchNeed(db, { requestId: id, needId, offerId }, olive));
    expect(await send(id, 'withdrawal', { reason: 'My son came' })).toEqual({ ok: true });
    const { behind } = stage();
    expect(await behind`select status, close_reason from request where id = ${id}`).toEqual([
      { status: 5, close_reason: 'My son came' },
    ]);
    expect((await needsOf(id)).map(({ status }) => status)).toEqual([1, 1]);
    const [match] = await behind`select status, ended_at from match where id = ${matchId}`;
    expect(match).toMatchObject({ status: 5 });
    expect(match?.ended_at).not.toBeNull();
    expect(await behind`select status from assignment where match_id = ${matchId}`).toEqual([{ status: 5 }]);
  });

  it('twice is once, and nothing changes after it', async () => {
    const id = await asked();
    for (const _ of [1, 2]) expect(await send(id, 'withdrawal', {})).toEqual({ ok: true });
    expect((await eventsOf(id)).map(({ kind }) => kind)).toEqual(['asked', 'withdrawn']);
    expect(await send(id, 'contact', { phone: '01632 960 001' })).toMatchObject({ ok: false, status: 409 });
  });
});

it('works for a request of another county too, in its categories', async () => {
  const id = await asked({ holderNo: WORCESTERSHIRE + 5_000 });
  expect(await send(id, 'add', { id: newId(), category: '3' })).toMatchObject({ ok: false, status: 422 });
  expect(await send(id, 'add', { id: newId(), category: '4' })).toEqual({ ok: true });
});
