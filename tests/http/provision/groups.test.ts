import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { HOURLY, tooManyUntil } from '~/features/drafts/limits.server';
import { makeGroupLink } from '~/features/provision/link.server';
import { holdProvision } from '~/features/provision/hold.server';
import { linkToken, sha256 } from '~/platform/hash.server';
import { recorded } from '#tests/db/provision/stage';
import { at } from '#tests/db/requests/stage';
import type { Visitor } from '../app';
import { anybody, behind, DESK, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, visitor } from '../requests/stage';

setTheStage();

const LONG = 'Zoë O’Brien & Söhne '.repeat(10).trim().slice(0, 200);
const CLERK = { id: null, name: 'Tom Bayliss', tenantNo: KINVER, onBehalfOf: null };

/** A row of opening times. */
function row(index: number, days: string, opens: string, closes: string, repeats = 'week:1:') {
  const fields = Object.entries({ days, opens, closes, repeats });
  return Object.fromEntries(fields.map(([name, value]) => [`openings[${index}].${name}`, value]));
}

/** The answers of a group, page by page. */
const ANSWERS: [string, Record<string, string | string[]>][] = [
  ['kind', { kind: 'service' }],
  ['name', { runBy: LONG }],
  ['offer', { name: 'Soup at O’Brien’s door', summary: 'Soup on Tuesdays.' }],
  ['categories', { categories: ['food'] }],
  ['postcode', { postcode: 'dy76hl' }],
  ['address', { place: 'home', address: '3 Church Close' }],
  ['covers', { reach: 'parish' }],
  ['hours', { when: 'weekly', ...row(0, 'TU', '11', '13'), ...row(1, 'SA', '10', 'noon', 'month:1:1') }],
  ['contact', { phone: '01632 960 601' }],
  ['private', { contactName: 'Zoë O’Brien', contactEmail: 'zoe@test.example' }],
  ['consent', { agreed: 'yes' }],
];

/** A public entry of Kinver's with a private link; answers its id and the path of the link. */
async function linked(): Promise<{ id: string; path: string }> {
  const id = await recorded(KINVER, { name: 'Soup round', contactEmail: 'ann@test.example' });
  await at(KINVER, async (db) => makeGroupLink(db, await holdProvision(db, id), 'ann@test.example', CLERK));
  return { id, path: `/my/entry/${linkToken('provision', id)}` };
}
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
const changesOf = (id: string) =>
  behind()`select kind, words, from_name from provision_change where provision_id = ${id} order by at`;

describe('signing up', () => {
  it('asks page by page, keeps what was typed, and makes one entry that nobody can see yet', async () => {
    const group = anybody();
    for (const [step, answer] of ANSWERS) {
      const draft = hidden((await group.get(`/kinver/groups/${step}`)).text, 'draft');
      if (step === 'name') {
        const wrong = await group.post('/kinver/groups/name', { ...answer, draft, charityNo: 'twelve' });
        expect(wrong.status).toBe(422);
        expect(wrong.text).toContain('Enter a charity number');
        expect(wrong.text).toContain('value="twelve"');
        expect(wrong.text).toContain(LONG.replaceAll('&', '&amp;'));
      }
      if (step === 'hours') {
        const more = await group.post('/kinver/groups/hours', { ...answer, draft, more: 'openings' });
        expect([more.status, more.text.includes('value="noon"')]).toEqual([200, true]);
        expect(more.text).toContain('name="openings[2].opens"');
        expect((await group.get('/kinver/groups/hours')).text).not.toContain('name="openings[2].opens"');
      }
      expect([step, (await group.post(`/kinver/groups/${step}`, { ...answer, draft })).status]).toEqual([step, 302]);
    }
    const { text } = await group.get('/kinver/groups/check');
    expect(text).toContain('Tuesdays 11am to 1pm. First Saturday of the month 10am to noon');
    const check = { draft: hidden(text, 'draft'), seen: hidden(text, 'seen') };
    const sent = await Promise.all([1, 2].map(() => group.post('/kinver/groups/check', check)));
    expect(sent.map(({ location }) => location)).toEqual(Array(2).fill('/kinver/groups/done'));
    const done = await group.get('/kinver/groups/done');
    const rows = await behind()`select id, published, tenant_no from provision where run_by = ${LONG}`;
    expect(rows).toMatchObject([{ published: false }]);
    const id = String(rows[0]?.id);
    expect((await anybody().get(`/kinver/directory/${id}`)).status).toBe(404);
    const link = /\/my\/entry\/[\w-]+/.exec(done.text)?.[0] ?? '';
    const own = await anybody().get(link);
    expect([own.status, own.headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')]);
    expect(own.text).toContain('Not on the map yet');
    expect(own.text).not.toContain('Is all of this still right?');
  });
});

describe('what a group signed up with', () => {
  it('is published or declined on its page; without a reason nothing happens, and nothing typed is lost', async () => {
    const id = await recorded(KINVER, { name: 'Heron teas', published: false, contactEmail: 'heron@test.example' });
    await behind()`insert into provision_event (county_no, tenant_no, id, provision_id, kind, actor_name, version)
      values (41, ${KINVER}, ${newId()}, ${id}, 'signed_up', 'the group', 1)`;
    await behind()`update provision set updated_at = now() - interval '400 days' where id = ${id}`;
    const at = `${DESK.clerk}/provision/${id}`;
    const list = await visitor('clerk').get(`${DESK.clerk}/provision?todo=signed_up`);
    expect(list.text).toContain('Heron teas');
    const page = await visitor('clerk').get(at);
    expect(page.text).toContain('A group signed up with this');
    for (const { text } of [list, page]) expect(text).not.toMatch(/Still right|>Stale</);
    expect((await visitor('clerk').get(`${DESK.clerk}/provision?todo=stale`)).text).not.toContain('Heron teas');
    const blank = await visitor('clerk').post(`${at}/sign-up`, { version: '1', reason: ' ' });
    expect([blank.status, blank.text.includes('Enter the reason')]).toEqual([422, true]);
    expect((await visitor('stranger').post(`${at}/sign-up`, { version: '1', reason: 'No' })).status).toBe(404);
    expect((await visitor('call_handler').post(`${at}/sign-up`, { version: '1', reason: 'No' })).status).toBe(404);
    const late = await visitor('clerk').post(`${at}/sign-up`, { version: '9', reason: 'Not ours' });
    expect(late.location).toBe(`${at}?done=late`);
    const gone = await visitor('clerk').post(`${at}/sign-up`, { version: '1', reason: 'Not ours' });
    expect(gone.location).toBe(`${at}?done=sign_up_declined`);
    expect((await visitor('clerk').get(`${at}/sign-up`)).location).toBe(at);
  });
});

describe('a new entry at a desk', () => {
  it('is looked for while its name is typed, by whoever may add one', async () => {
    await recorded(KINVER, { name: 'Otterburn embroidery evenings' });
    const so = { name: 'Oterburn embroidery', phone: '016', postcode: 'DY', charityNo: '' };
    const { status, text } = await visitor('stranger').post(`${DESK.stranger}/provision/similar`, so);
    expect([status, text.includes('Otterburn embroidery evenings'), text.includes('/joining')]).toEqual([
      200,
      true,
      true,
    ]);
    const nothing = await visitor('stranger').post(`${DESK.stranger}/provision/similar`, { ...so, name: 'Ot' });
    expect(nothing.text).toBe('{"similar":[]}');
    expect((await visitor('call_handler').post(`${DESK.call_handler}/provision/similar`, so)).status).toBe(404);
    const page = (await visitor('stranger').get(`${DESK.stranger}/provision/new`)).text;
    const script = /<script type="module" src="([^"]+)"/.exec(page)?.[1] ?? '';
    const module = await visitor('stranger').get(script);
    expect([module.status, module.text.length < 4000]).toEqual([200, true]);
  });
});

describe('the letter to a council', () => {
  it('opens what is to be confirmed without signing in, changes nothing by that, and confirms by its button', async () => {
    const ids = [await recorded(KINVER, { name: 'Osprey hall' }), await recorded(KINVER, { name: 'Osprey van' })];
    const letter = newId();
    const path = `/my/entries/${linkToken('letter', letter)}`;
    await behind()`insert into provision_letter (county_no, tenant_no, id, token_hash, entry_ids, expires_at)
      values (41, ${KINVER}, ${letter}, ${sha256(linkToken('letter', letter))}, ${ids}, now() + interval '1 day')`;
    const fresh = async () => {
      const rows = await behind()`select id from provision where id = any(${ids}) and confirmed_at is not null`;
      return rows.length;
    };
    const { status, text, headers } = await anybody().get(path);
    expect([status, headers.get('cache-control')]).toEqual([200, expect.stringContaining('no-store')]);
    expect(text).toContain('All 2 still right');
    expect(await fresh()).toBe(0);
    const opened = hidden(text, 'opened');
    const one = await anybody().post(path, { opened, entry: String(ids[0]) });
    expect([one.location, await fresh()]).toEqual([`${path}?done=confirmed`, 1]);
    await Promise.all([1, 2].map(() => anybody().post(path, { opened })));
    expect(await fresh()).toBe(2);
    expect((await anybody().get(path)).text).toContain('Nothing is left to confirm');
    expect((await anybody().post(path, { opened: 'yesterday' })).status).toBe(404);
  });
});

describe('a group’s own page', () => {
  it('changes the entry, refuses what is wrong and what is out of date, and does nothing twice', async () => {
    const { id, path } = await linked();
    const group = anybody();
    const { text } = await group.get(path);
    const version = hidden(text, 'version');
    const seen = hidden(text, 'seen');
    const twice = await Promise.all([1, 2].map(() => group.post(path, { intent: 'confirm', version, seen })));
    expect(twice.map(({ location }) => location)).toEqual(Array(2).fill(`${path}?done=confirm`));
    const [confirmed] =
      await behind()`select count(*)::int from provision_event where provision_id = ${id} and kind = 'confirmed'`;
    expect(confirmed).toEqual({ count: 1 });
    const wrong = await group.post(`${path}?change=place`, {
      intent: 'place',
      version,
      place: 'public',
      address: 'Zoë’s',
      postcode: 'DY7',
    });
    expect([wrong.status, wrong.text.includes('value="Zoë’s"')]).toEqual([422, true]);
    const capacity = (more: object) => group.post(path, { intent: 'capacity', version, ...more });
    expect((await capacity({ capacityLeft: '4' })).status).toBe(302);
    const late = await capacity({ capacityLeft: '5' });
    expect([late.status, late.text.includes('value="5"')]).toEqual([409, true]);
    expect((await group.post(path, { intent: 'publish', version })).status).toBe(404);
  });

  it('takes hours as fully as the desk does, and the holder reads them before and after in words', async () => {
    const { id, path } = await linked();
    const group = anybody();
    const form = { intent: 'hours', version: '1', when: 'weekly', ...row(0, 'MO', '9', 'noon') };
    const at = `${path}?change=hours`;
    const more = await group.post(at, { ...form, more: 'exceptions' });
    expect([more.status, more.text.includes('name="exceptions[1].from"'), hidden(more.text, 'version')]).toEqual([
      200,
      true,
      '1',
    ]);
    const others = { ...row(1, 'MO', '14', '17'), 'exceptions[0].from': '24 12 2031', 'exceptions[0].opens': '10' };
    const wrong = await group.post(at, { ...form, ...others });
    expect([wrong.status, wrong.text.includes('href="#exceptions-0-closes"')]).toEqual([422, true]);
    const sent = await group.post(at, { ...form, ...others, 'exceptions[0].closes': 'noon' });
    expect(sent.location).toBe(`${path}?done=hours`);
    const [change] = await behind()`select id from provision_change where provision_id = ${id}`;
    const approval = `${DESK.clerk}/provision/${id}/changes/${String(change?.id)}`;
    const { text } = await visitor('clerk').get(approval);
    const line = /Opening hours.*?<\/tr>/s.exec(text)?.[0].replaceAll(/<[^>]*>/g, ' ') ?? '';
    expect(line).toMatch(/nothing.*Mondays 9am to noon and 2pm to 5pm.*24 December 2031: open 10am to noon/s);
  });

  it('is not there for a link that was ended or never was, and takes nothing from one', async () => {
    const { id, path } = await linked();
    await at(KINVER, async (db) => makeGroupLink(db, await holdProvision(db, id), 'bea@test.example', CLERK));
    for (const dead of [path, '/my/entry/nothing', `/my/entry/${'x'.repeat(300)}`]) {
      const seen = await anybody().get(dead);
      expect([dead, seen.status, seen.text.includes('Soup round')]).toEqual([dead, 404, false]);
      expect((await anybody().post(dead, { intent: 'end', version: '1' })).status).toBe(404);
    }
    const [row] = await behind()`select status from provision where id = ${id}`;
    expect(row).toEqual({ status: 2 });
  });
});

describe.each([
  ['claim', { name: "Ann O'Brien", role: 'Chair', email: 'ann@test.example', words: 'Ring the hall' }],
  ['correction', { words: 'They close at four', name: 'Zoë' }],
] as const)('a %s', (what, answers) => {
  const send = (who: Visitor, id: string, form: Record<string, string>) =>
    who.post(`/kinver/directory/${id}/${what}`, form);

  it('reaches the holder once, keeps what was typed, and lets nothing of a program through', async () => {
    const { id } = await linked();
    const page = await anybody().get(`/kinver/directory/${id}/${what}`);
    const change = hidden(page.text, 'change');
    const wrong = await send(anybody(), id, { change, ...answers, words: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(`value="${answers.name.replace("'", '&#x27;')}"`);
    const trapped = await send(anybody(), id, { change: newId(), ...answers, homepage: 'https://spam.example' });
    expect(trapped.location).toContain('?done=1');
    expect(await changesOf(id)).toHaveLength(0);
    for (const _ of [1, 2]) expect((await send(anybody(), id, { change, ...answers })).location).toContain('?done=1');
    expect(await changesOf(id)).toMatchObject([{ words: answers.words, from_name: answers.name }]);
    await send(anybody(), id, { change, ...answers, words: 'Gone back to, and put right' });
    expect(await changesOf(id)).toMatchObject([{ words: answers.words }, { words: 'Gone back to, and put right' }]);
    const desk = await visitor('clerk').get(`${DESK.clerk}/provision/${id}`);
    expect(desk.text).toContain('Waiting for a decision');
    expect((await send(anybody(), newId(), { change: newId(), ...answers })).status).toBe(404);
  });
});

it('holds back whoever sends too much, over a restart too, and loses nothing of it', async () => {
  const { id } = await linked();
  // As if another process had counted: this one is not the server.
  for (let sent = 0; sent <= HOURLY.suggested; sent += 1) await tooManyUntil('suggested', '127.0.0.1');
  const form = { change: newId(), words: 'They close at four', name: 'Zoë O’Brien' };
  const { status, text } = await anybody().post(`/kinver/directory/${id}/correction`, form);
  expect([status, text.includes('>They close at four</textarea>'), text.includes('value="Zoë O’Brien"')]).toEqual([
    429,
    true,
    true,
  ]);
  expect(await changesOf(id)).toHaveLength(0);
});

describe('joining in with an entry of another council', () => {
  it('asks once however often it is sent, and again for something else', async () => {
    const id = await recorded(KINVER, { name: 'Allotment surplus run', areaCodes: ['E04008971'] });
    const at = `${DESK.stranger}/provision/${id}/joining`;
    const form = { id: newId(), areas: 'E04008960' };
    for (const words of ['one', 'one', 'two']) await visitor('stranger').post(at, { ...form, words });
    const rows = await behind()`select words from provision_change where provision_id = ${id} order by words`;
    expect(rows.map(({ words }) => String(words))).toEqual(['one', 'two']);
  });

  it('says where it covers one’s people already, and asks for nothing', async () => {
    const id = await recorded(SOUTH_STAFFORDSHIRE, { name: 'District helpline for all', everywhere: true });
    const { text } = await visitor('stranger').get(`${DESK.stranger}/provision/${id}/joining`);
    expect(text).toContain('It covers all of your parishes already');
    expect(text).not.toMatch(/name="areas"|to have it cover your people too/);
  });
});

describe('a council that asked to join in', () => {
  it('reads the answer on its desk until it puts it away', async () => {
    const id = await recorded(KINVER, { name: 'Fridays by minibus', areaCodes: ['E04008971'] });
    const joining = `${DESK.stranger}/provision/${id}/joining`;
    await visitor('stranger').post(joining, { id: newId(), areas: 'E04008960', words: '' });
    const [asked] = await behind()`select id from join_wish where provision_id = ${id}`;
    const wish = String(asked?.id);
    expect((await visitor('stranger').get(joining)).text).toMatch(
      /Asked Kinver on \w+ \d+ \w+ \d{4} to cover Codsall too/,
    );
    await visitor('clerk').post(`${DESK.clerk}/provision/${id}/changes/${wish}`, {
      decision: 'decline',
      reason: 'The bus is full',
    });
    expect((await visitor('stranger').get(DESK.stranger)).text).toMatch(/answers? of other councils about the map/);
    const wishes = `${DESK.stranger}/provision/wishes`;
    expect((await visitor('stranger').get(wishes)).text).toMatch(/Kinver declined[^<]*: The bus is full/);
    expect((await visitor('clerk').get(`${DESK.clerk}/provision/wishes`)).text).toContain('Nothing was asked yet');
    await visitor('stranger').post(wishes, { id: wish });
    expect((await visitor('stranger').get(DESK.stranger)).text).not.toMatch(/answers? of other councils/);
  });
});
