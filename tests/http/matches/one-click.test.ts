import { describe, expect, it, test } from 'vitest';
import { withTenant } from '#db/client.server';
import { newId } from '#db/id';
import { createOffer } from '~/features/offers/create.server';
import type { NewOffer } from '~/features/offers/schema';
import { rangeOf } from '~/features/tenants/rules';
import { THE_VOLUNTEER } from '~/platform/audit/actor';
import { newReference } from '~/platform/reference.server';
import { anOffer } from '#tests/factories/offers';
import { linkToken } from '~/platform/hash.server';
import {
  anybody,
  asked,
  behind,
  CODSALL,
  DESK,
  KINVER,
  setTheStage,
  SOUTH_STAFFORDSHIRE,
  visitor,
} from '../requests/stage';

setTheStage();

async function offered(differences: Partial<NewOffer> = {}, holderNo = SOUTH_STAFFORDSHIRE): Promise<string> {
  const entry = { ...anOffer(differences), reference: newReference() };
  const { lo, hi } = rangeOf(holderNo);
  await withTenant({ lo, hi, wlo: lo, whi: hi }, (db) =>
    createOffer(db, { ...entry, holderNo, countyNo: 41, portalNo: holderNo }, THE_VOLUNTEER),
  );
  return entry.id;
}

/** A request that the district holds, its one need, and somebody who could meet it. */
async function waiting(needs = [{ category: 1, detail: '' }]) {
  const requestId = await asked({ needs }, SOUTH_STAFFORDSHIRE);
  const [need] = await behind()`select id from need where request_id = ${requestId}`;
  return { requestId, needId: String(need?.id) };
}

const click = (who: Parameters<typeof visitor>[0], requestId: string, form: Record<string, string>) =>
  visitor(who).post(`${DESK[who]}/requests/${requestId}/matches`, form);
const open = (who: Parameters<typeof visitor>[0], location: string | null) => visitor(who).get(location ?? '/nowhere');
const matchesOf = async (requestId: string) => {
  const rows = await behind()`select id, status from match where request_id = ${requestId} order by matched_at, id`;
  return rows.map(({ id, status }) => ({ id: String(id), status: Number(status) }));
};

describe('the one click', () => {
  it('leads back to the need, which says who to ring, and nothing of it stands in the address', async () => {
    const { requestId, needId } = await waiting();
    const offerId = await offered({ name: 'Sam Whitlock', phone: '+447700900123' });
    const answer = await click('officer', requestId, { intent: 'match', needId, offerId });
    expect(answer.status).toBe(302);
    expect(answer.location).toBe(`${DESK.officer}/requests/${requestId}?done=matched&need=${needId}#need-${needId}`);
    const page = await open('officer', answer.location);
    expect(page.text).toContain('Matched with Sam Whitlock. Ring them on 07700 900 123');
  });

  it('is answered the same when it is made twice', async () => {
    const { requestId, needId } = await waiting();
    const form = { intent: 'match', needId, offerId: await offered({ capacity: 1 }) };
    const both = await Promise.all([click('officer', requestId, form), click('officer', requestId, form)]);
    expect(both.map(({ location }) => location?.includes('done=matched'))).toEqual([true, true]);
    expect(await matchesOf(requestId)).toHaveLength(1);
  });

  it('tells whoever comes second who was faster, and with whom', async () => {
    const { requestId, needId } = await waiting();
    await click('officer', requestId, { intent: 'match', needId, offerId: await offered({ name: 'Sam Whitlock' }) });
    const late = await click('second', requestId, { intent: 'match', needId, offerId: await offered() });
    expect(late.location).toContain('done=late');
    expect(late.location).not.toMatch(/Sam|Priya/);
    const page = await open('second', late.location);
    expect(page.text).toContain('Priya Nair was faster and matched this need with Sam Whitlock just now.');
    expect(await matchesOf(requestId)).toHaveLength(1);
  });

  it('does not match what a fresh page would not offer, and says why', async () => {
    const { requestId, needId } = await waiting([{ category: 4, detail: '' }]);
    const offerId = await offered({ name: 'Joan Birch', categories: [4], dbs: 'basic' });
    const late = await click('officer', requestId, { intent: 'match', needId, offerId });
    const page = await open('officer', late.location);
    expect(page.text).toContain('Befriending asks for an enhanced DBS check; theirs is basic');
    expect(await matchesOf(requestId)).toEqual([]);
  });

  it('takes a match on: accepted, not worked out, open again', async () => {
    const { requestId, needId } = await waiting([{ category: 6, detail: '' }]);
    const offerId = await offered({ name: 'Sam Whitlock', categories: [6] });
    await click('officer', requestId, { intent: 'match', needId, offerId });
    const [match] = await matchesOf(requestId);
    const matchId = match?.id ?? '';
    await click('officer', requestId, { intent: 'accept', matchId });
    const failed = await click('officer', requestId, { intent: 'fail', matchId, reason: 'The car broke down' });
    const page = await open('officer', failed.location);
    expect(page.text).toContain('Sam Whitlock did not work out');
    expect(page.text).toContain('The car broke down');
    // Nobody else does this, so whoever was tried is asked again rather than nobody.
    expect(page.text).toContain('did not work out before');
    const after = await click('second', requestId, { intent: 'done', matchId });
    expect((await open('second', after.location)).text).toContain('Nothing was changed by you.');
    expect((await matchesOf(requestId)).map(({ status }) => status)).toEqual([4]);
  });

  it('is a question first where the resident did not agree to sharing, and nothing happens without the tick', async () => {
    const requestId = await asked({ name: 'Ada Private', consentShare: false }, SOUTH_STAFFORDSHIRE);
    const [need] = await behind()`select id from need where request_id = ${requestId}`;
    const form = { intent: 'match', needId: String(need?.id), offerId: await offered({ name: 'Sam Whitlock' }) };
    const clicked = await click('officer', requestId, form);
    expect(clicked.location).toContain(`/requests/${requestId}/matches?need=`);
    const question = await open('officer', clicked.location);
    expect(question.text).toContain('Ask Ada Private before you match');
    expect(question.text).toContain('They agreed to this on the phone, today');
    const without = await visitor('officer').post(clicked.location ?? '', form);
    expect([without.status, await matchesOf(requestId)]).toEqual([422, []]);
    expect(without.text).toContain('Ask them, and tick this once they have agreed');
    const ticked = await visitor('officer').post(clicked.location ?? '', { ...form, agreed: 'yes' });
    expect(ticked.location).toContain('done=matched');
    expect((await open('officer', ticked.location)).text).toContain('they agreed to it on the phone');
  });

  it('cannot be asked for by its address', async () => {
    const { requestId } = await waiting();
    const answer = await visitor('officer').get(`${DESK.officer}/requests/${requestId}/matches`);
    expect([answer.status, answer.location]).toEqual([302, `${DESK.officer}/requests/${requestId}`]);
  });
});

describe('when nobody helps', () => {
  it('a page says what this desk can do about it', async () => {
    const needs = [{ category: 7, detail: '' }];
    const ours = await asked({ needs }, KINVER);
    for (const part of ['', '/helpers']) {
      const page = await visitor('clerk').get(`${DESK.clerk}/requests/${ours}${part}`);
      expect(page.text).toContain('ring your district: it sees this request, and who helps elsewhere');
      expect(page.text).not.toContain('hand the request');
    }
    const { requestId } = await waiting(needs);
    const page = await visitor('officer').get(`${DESK.officer}/requests/${requestId}`);
    expect(page.text).toContain('hand the request to another council');
  });
});

describe('who may not', () => {
  test.each(['call_handler', 'social_care', 'administrator', 'clerk', 'stranger'] as const)('%s', async (who) => {
    const { requestId, needId } = await waiting();
    const answer = await click(who, requestId, { intent: 'match', needId, offerId: await offered() });
    expect(answer.status).toBe(404);
    expect(await matchesOf(requestId)).toEqual([]);
  });

  it('is told of another council’s volunteer what they are told of nobody', async () => {
    const { requestId, needId } = await waiting();
    const hidden = await offered({}, 41_001_000);
    for (const offerId of [hidden, newId()]) {
      expect((await click('officer', requestId, { intent: 'match', needId, offerId })).status).toBe(404);
    }
  });

  test.each(['call_handler', 'social_care'] as const)('%s sees who helps and no button', async (who) => {
    const { requestId, needId } = await waiting();
    const offerId = await offered({ name: 'Sam Whitlock', phone: '+447700900777', dbs: 'none' });
    const before = await visitor(who).get(`${DESK[who]}/requests/${requestId}`);
    expect(before.text).not.toContain('Sam Whitlock');
    // How many lie around a place of one's choice would find a volunteer's home, and why one cannot go is theirs to know.
    expect(before.text).not.toMatch(/within 10 km|on your register/);
    const late = await visitor(who).get(
      `${DESK[who]}/requests/${requestId}?done=late&need=${needId}&offer=${await offered({ name: 'Hidden Volunteer', categories: [8] })}`,
    );
    expect(late.text).toContain('This has changed since you opened the page.');
    expect(late.text).not.toMatch(/paused or withdrawn|Hidden Volunteer/);
    await click('officer', requestId, { intent: 'match', needId, offerId });
    const page = await visitor(who).get(`${DESK[who]}/requests/${requestId}`);
    expect(page.text).toContain('Sam Whitlock');
    expect(page.text).not.toContain('07700 900 777');
    expect(page.text).not.toContain('name="intent"');
    expect((await visitor(who).get(`${DESK[who]}/offers/${offerId}`)).status).toBe(404);
  });
});

describe('every page about offers answers', () => {
  const pages = ['', '/new', '/ID', '/ID/edit', '/ID/notes', '/ID/status?move=pause', '/ID/views'];
  const all = [200, 200, 200, 200, 200, 200, 200];
  const none = [404, 404, 404, 404, 404, 404, 404];
  const hidden = [200, 200, 404, 404, 404, 404, 404];
  test.each([
    ['coordinator', all],
    ['officer', all],
    ['clerk', hidden],
    ['stranger', hidden],
    ['call_handler', none],
    ['social_care', none],
    ['administrator', none],
  ] as const)('%s', async (who, expected) => {
    const id = await offered();
    const statuses = [];
    for (const path of pages)
      statuses.push((await visitor(who).get(`${DESK[who]}/offers${path.replace('ID', id)}`)).status);
    expect(statuses).toEqual(expected);
  });

  it('shows a parish its own', async () => {
    const id = await offered({ name: 'Norma Jukes' }, CODSALL);
    expect((await visitor('stranger').get(`${DESK.stranger}/offers/${id}`)).text).toContain('Norma Jukes');
    expect((await visitor('clerk').get(`${DESK.clerk}/offers`)).text).not.toContain('Norma Jukes');
  });
});

describe('the helpers of a request', () => {
  it('are listed with a button, or with what is in the way', async () => {
    const { requestId, needId } = await waiting([{ category: 4, detail: '' }]);
    await offered({ name: 'Ready Helper', categories: [4], dbs: 'enhanced' });
    await offered({ name: 'Unchecked Helper', categories: [4] });
    const page = await visitor('officer').get(`${DESK.officer}/requests/${requestId}/helpers?need=${needId}`);
    expect(page.text).toMatch(/Ready Helper[\s\S]*Match/);
    expect(page.text).toContain('they stated none');
    const ready = await visitor('officer').get(
      `${DESK.officer}/requests/${requestId}/helpers?need=${needId}&ready=yes`,
    );
    expect(ready.text).not.toContain('Unchecked Helper');
  });

  it('are for those who may read the register', async () => {
    const { requestId } = await waiting();
    for (const who of ['call_handler', 'social_care'] as const) {
      expect((await visitor(who).get(`${DESK[who]}/requests/${requestId}/helpers`)).status).toBe(404);
    }
  });
});

describe('the page of whoever offered', () => {
  it('lets them say who they are and where they start from now, and keeps what could not be taken', async () => {
    const id = await offered({ name: 'Ada Testing', postcode: 'DY7 6AA' });
    const page = `/my/offer/${linkToken('offer', id)}`;
    const { text } = await anybody().get(page);
    for (const part of ['name', 'postcode']) expect(text).toContain(`href="${page}?change=${part}"`);
    const form = await anybody().get(`${page}?change=postcode`);
    const version = /name="version"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="version"/
      .exec(form.text)
      ?.slice(1)
      .find(Boolean);
    const send = (intent: string, typed: Record<string, string>) =>
      anybody().post(`${page}?change=${intent}`, { intent, version: version ?? '', ...typed });
    const outside = await send('postcode', { postcode: 'WR10 1PE' });
    expect(outside.status).toBe(422);
    expect(outside.text).toMatch(/<title>Error: /);
    expect(outside.text).toContain('That postcode is outside our area');
    expect(outside.text).toContain('value="WR10 1PE"');
    const moved = await send('postcode', { postcode: 'dy76hl' });
    expect([moved.status, moved.location]).toEqual([302, `${page}?done=postcode`]);
    expect((await anybody().get(moved.location ?? '')).text).toContain('DY7 6HL');
    const late = await send('name', { name: 'Ada Novak' });
    expect([late.status, late.text.includes('value="Ada Novak"')]).toEqual([409, true]);
  });
});
