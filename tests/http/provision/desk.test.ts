import { describe, expect, it } from 'vitest';
import { newId } from '#db/id';
import { behind, CODSALL, DESK, KINVER, setTheStage, SOUTH_STAFFORDSHIRE, visitor } from '../requests/stage';

setTheStage();

/** What a form holds that says as little as it may. */
const LEAST = {
  step: 'record',
  kind: 'service',
  name: 'Kinver lunch club',
  runBy: 'Kinver Helpers',
  summary: 'Lunch brought to the door',
  categories: 'food',
  everywhere: 'yes',
  running: 'active',
  published: 'yes',
  placePublic: 'yes',
  contactName: 'Greta Onlystaff',
  'openings[0].days': ['MO', 'WE'],
  'openings[0].opens': '9am',
  'openings[0].closes': '5pm',
  'openings[0].repeats': 'week:1:',
};

/** The id of the entry that a page leads to. */
const led = (location: string | null) => /provision\/([\w-]+)/.exec(location ?? '')?.[1] ?? '';

/** An entry recorded through the form; answers its id. */
async function recorded(who: 'clerk' | 'officer', differences: Record<string, string | string[]> = {}) {
  const form = { ...LEAST, id: newId(), seen: '', holder: String(KINVER), ...differences };
  const { location, text } = await visitor(who).post(`${DESK[who]}/provision/new`, form);
  const id = led(location);
  expect([location, text.slice(0, 400)]).toEqual([`${DESK[who]}/provision/${id}?done=recorded`, '']);
  return id;
}
const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

describe('who may do what', () => {
  it('lets keepers keep, readers read, and nobody else in', async () => {
    const id = await recorded('clerk', { name: 'Read by some' });
    const pages = ['', `/${id}`, `/${id}/versions`, `/${id}/edit`, `/${id}/merge`, `/${id}/status?move=pause`, '/new'];
    const answers = async (who: Parameters<typeof visitor>[0]) => {
      const statuses: number[] = [];
      for (const page of pages) statuses.push((await visitor(who).get(`${DESK[who]}/provision${page}`)).status);
      return statuses;
    };
    for (const who of ['clerk', 'officer', 'coordinator'] as const)
      expect([who, await answers(who)]).toEqual([who, Array(7).fill(200)]);
    for (const who of ['call_handler', 'social_care'] as const) {
      expect([who, await answers(who)]).toEqual([who, [200, 200, 200, 404, 404, 404, 404]]);
      const { text } = await visitor(who).get(`${DESK[who]}/provision/${id}`);
      expect(text).not.toContain('Greta Onlystaff');
      expect((await visitor(who).post(`${DESK[who]}/provision/${id}/confirmation`, { version: '1' })).status).toBe(404);
    }
    expect(await answers('administrator')).toEqual(Array(7).fill(404));
    expect(await answers('stranger')).toEqual([200, 404, 404, 404, 404, 404, 200]);
  });
});

describe('a new entry', () => {
  it('is looked for before it is written down, and keeps what was typed', async () => {
    await recorded('clerk', { name: 'Enville Tuesday kitchen', phone: '01632 960 321' });
    const look = { step: 'look', id: newId(), name: 'Enville tuesday kitchen', phone: '01632960321' };
    const { status, text } = await visitor('stranger').post(`${DESK.stranger}/provision/new`, look);
    expect(status).toBe(200);
    expect(text).toContain('Kinver has this already: the same name and the same phone number');
    expect(text).toContain('None of these: go on');
    const go = await visitor('stranger').post(`${DESK.stranger}/provision/new`, {
      ...look,
      step: 'begin',
      seen: hidden(text, 'seen'),
    });
    expect(go.text).toContain('value="Enville tuesday kitchen"');
    const join = /href="([^"]*joining)"/.exec(text)?.[1] ?? '';
    const asked = await visitor('stranger').post(join, { id: newId(), areas: 'E04008960', words: 'Ours too' });
    expect(asked.location).toBe(`${join}?done=asked`);
    const id = join.split('/')[4] ?? '';
    const [change] =
      await behind()`select tenant_no, from_tenant_no, kind from provision_change where provision_id = ${id}`;
    expect(change).toEqual({ tenant_no: KINVER, from_tenant_no: CODSALL, kind: 4 });
  });

  it('says at the field what is wrong and loses nothing', async () => {
    const form = { ...LEAST, id: newId(), holder: String(KINVER) };
    const send = (wrong: Record<string, string | string[]>) =>
      visitor('clerk').post(`${DESK.clerk}/provision/new`, { ...form, ...wrong });
    const plain = await send({ name: '', phone: '12', contactPhone: 'none', website: 'kinver' });
    expect(plain.status).toBe(422);
    for (const words of ['Enter the name', 'Enter a phone number', 'Enter a web address', 'value="kinver"']) {
      expect(plain.text).toContain(words);
    }
    const joint = await send({ everywhere: [], 'openings[0].closes': 'late' });
    expect(joint.status).toBe(422);
    for (const words of [
      'Choose what it covers',
      'Enter when it closes',
      'href="#openings-0-closes"',
      'value="late"',
    ]) {
      expect(joint.text).toContain(words);
    }
    expect(joint.text).toContain('>Lunch brought to the door</textarea>');
    const all = await send({
      name: '',
      everywhere: [],
      'openings[0].closes': 'late',
      postcode: 'DY7',
      'plannedFrom.day': '45',
      running: 'planned',
    });
    const named = [...all.text.matchAll(/<a href="#([\w-]+)">/g)].map(([, id]) => id);
    expect(named).toEqual([
      'name',
      'everywhere',
      'postcode',
      'openings-0-closes',
      expect.stringMatching(/^plannedFrom/),
    ]);
  });

  it('gets another row of hours without losing what was typed, whatever is wrong with it yet', async () => {
    const id = newId();
    const form = { ...LEAST, id, holder: String(KINVER), name: '', summary: 'Zoë’s lunch' };
    const path = `${DESK.clerk}/provision/new`;
    const one = await visitor('clerk').post(path, { ...form, more: 'openings' });
    expect([one.status, one.text.includes('Error: '), one.text.includes('>Zoë’s lunch</textarea>')]).toEqual([
      200,
      false,
      true,
    ]);
    expect(one.text).toContain('name="openings[1].opens"');
    expect(one.text).not.toContain('name="openings[2].opens"');
    const second = {
      'openings[1].days': 'SA',
      'openings[1].opens': '10',
      'openings[1].closes': 'noon',
      'openings[1].repeats': 'month:1:1',
    };
    const two = await visitor('clerk').post(path, { ...form, ...second, more: 'exceptions' });
    expect(two.text).toContain('name="exceptions[1].from"');
    expect(two.text).toContain('value="noon"');
    const first = /<button[^>]*>/.exec(two.text.slice(two.text.indexOf(`action="${path}"`)))?.[0] ?? '';
    expect(first).not.toContain('name="more"');
    const saved = await visitor('clerk').post(path, { ...form, ...second, name: 'Two rows of hours', seen: '' });
    expect(saved.status).toBe(302);
    const edit = `${DESK.clerk}/provision/${led(saved.location)}/edit`;
    const more = await visitor('clerk').post(edit, {
      ...form,
      ...second,
      name: 'Typed over',
      version: '1',
      more: 'openings',
    });
    expect([more.status, more.text.includes('value="Typed over"')]).toEqual([200, true]);
    expect(more.text).toContain('name="openings[2].opens"');
  });

  it('sent twice at once is one', async () => {
    const form = { ...LEAST, id: newId(), seen: '', holder: String(KINVER), name: 'Twice at once' };
    const answers = await Promise.all([0, 1].map(() => visitor('clerk').post(`${DESK.clerk}/provision/new`, form)));
    const [id = '', second] = answers.map(({ location }) => led(location));
    expect(second).toBe(id);
    const [count] = await behind()`select count(*)::int from provision_event where provision_id = ${id}`;
    expect(count).toEqual({ count: 1 });
  });

  it('of the same name with something else in it is another, also on a page gone back to', async () => {
    const form = { ...LEAST, id: newId(), seen: '', holder: String(KINVER), name: 'Gone back to' };
    const ids: string[] = [];
    for (const summary of ['Lunch on Mondays', 'Lunch in the village hall']) {
      const sent = { ...form, summary, seen: ids.join(' ') };
      ids.push(led((await visitor('clerk').post(`${DESK.clerk}/provision/new`, sent)).location));
    }
    const rows = await behind()`select summary from provision where id in ${behind()(ids)} order by summary`;
    expect(rows.map(({ summary }) => String(summary))).toEqual(['Lunch in the village hall', 'Lunch on Mondays']);
  });
});

describe('recorded by the district on behalf of a parish', () => {
  it('waits at the clerk’s desk until the clerk confirms', async () => {
    const id = await recorded('officer', { name: 'Kinver shopping round' });
    const seen = await visitor('officer').get(`${DESK.officer}/provision/${id}`);
    expect(seen.text).toContain('Recorded by South Staffordshire on behalf');
    expect((await visitor('clerk').get(DESK.clerk)).text).toMatch(/map entr(y|ies) recorded for you, to confirm/);
    const list = await visitor('clerk').get(`${DESK.clerk}/provision?todo=to_confirm`);
    expect(list.text).toContain('Kinver shopping round');
    const { location } = await visitor('clerk').post(`${DESK.clerk}/provision/${id}/confirmation`, { version: '1' });
    expect(location).toBe(`${DESK.clerk}/provision/${id}?done=confirmed`);
    const [row] = await behind()`select recorded_by_no, confirmed_by from provision where id = ${id}`;
    expect(row).toEqual({ recorded_by_no: null, confirmed_by: 'Tom Bayliss' });
  });

  it('cannot belong to a council that is not under it', async () => {
    const form = { ...LEAST, id: newId(), holder: String(SOUTH_STAFFORDSHIRE), name: 'Upwards' };
    expect((await visitor('clerk').post(`${DESK.clerk}/provision/new`, form)).status).toBe(422);
  });
});

describe('two who edit at once', () => {
  it('lose nothing: the second is told what the first changed', async () => {
    const id = await recorded('clerk', { name: 'Edited by two' });
    const form = { ...LEAST, name: 'Edited by two', version: '1' };
    const path = `${DESK.officer}/provision/${id}/edit`;
    expect((await visitor('clerk').post(`${DESK.clerk}/provision/${id}/edit`, { ...form, cost: 'Free' })).status).toBe(
      302,
    );
    const late = await visitor('officer').post(path, { ...form, summary: 'Lunch and a chat', cost: '' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('by Tom Bayliss, Kinver');
    expect(late.text).toContain('>Lunch and a chat</textarea>');
    expect(late.text).toContain('value="Free"');
    const again = { ...form, version: hidden(late.text, 'version'), summary: 'Lunch and a chat', cost: 'Free' };
    expect((await visitor('officer').post(path, again)).status).toBe(302);
    const [row] = await behind()`select summary, cost, version from provision where id = ${id}`;
    expect(row).toEqual({ summary: 'Lunch and a chat', cost: 'Free', version: 3 });
  });
});

describe('two that are the same', () => {
  it('are compared, shown as one, merged once, and parted again', async () => {
    const stays = await recorded('clerk', { name: 'O’Brien’s larder', cost: '', phone: '' });
    const goes = await recorded('clerk', {
      name: 'The larder at O’Brien’s',
      cost: '£1',
      phone: '01632 960 118',
      seen: stays,
    });
    const merge = `${DESK.clerk}/provision/${stays}/merge`;
    const missing = await visitor('clerk').get(`${merge}?compare=yes&q=larder`);
    expect(missing.text).toContain('Choose the entry that is the same');
    expect(missing.text).toContain('Choose which of the two stays');
    const compared = await visitor('clerk').get(`${merge}?compare=yes&other=${goes}&stays=this`);
    expect(compared.text).toContain('The larder at O’Brien’s');
    const form = {
      other: goes,
      stays: 'this',
      staysVersion: hidden(compared.text, 'staysVersion'),
      goesVersion: hidden(compared.text, 'goesVersion'),
      'keep-name': 'goes',
    };
    const shown = await visitor('clerk').post(`${merge}?other=${goes}&stays=this`, { ...form, intent: 'show' });
    expect([shown.status, /id="result"[^]*01632 ?960 ?118/.test(shown.text)]).toEqual([200, true]);
    expect(await behind()`select merged_into from provision where id = ${goes}`).toMatchObject([{ merged_into: null }]);
    const twice = await Promise.all([1, 2].map(() => visitor('clerk').post(merge, { ...form, intent: 'merge' })));
    expect(twice.map(({ location }) => location)).toEqual(
      Array(2).fill(`${DESK.clerk}/provision/${stays}?done=merged`),
    );
    const [row] = await behind()`select name, cost, phone, version from provision where id = ${stays}`;
    expect(row).toEqual({ name: 'The larder at O’Brien’s', cost: '£1', phone: '+441632960118', version: 2 });
    const undo = { intent: 'undo', into: stays };
    expect((await visitor('stranger').post(`${DESK.stranger}/provision/${goes}/merge`, undo)).status).toBe(404);
    await visitor('clerk').post(`${DESK.clerk}/provision/${goes}/merge`, undo);
    const [back] = await behind()`select name, cost, phone from provision where id = ${stays}`;
    expect(back).toEqual({ name: 'O’Brien’s larder', cost: '', phone: null });
  });
});

describe('an entry that nobody has confirmed for too long', () => {
  it('is shown as stale to staff until somebody presses the button in the list that the letter leads to', async () => {
    const id = await recorded('clerk', { name: 'Larder long unseen' });
    await behind()`update provision set confirmed_at = now() - interval '200 days' where id = ${id}`;
    const list = async () => (await visitor('clerk').get(`${DESK.clerk}/provision?todo=stale`)).text;
    expect(await list()).toMatch(/Larder long unseen[^]*Stale/);
    expect((await visitor('call_handler').get(`${DESK.call_handler}/provision/${id}`)).text).toContain('>Stale<');
    const press = { version: hidden(await list(), 'version'), from: 'list' };
    const { location } = await visitor('clerk').post(`${DESK.clerk}/provision/${id}/confirmation`, press);
    expect(location).toBe(`${DESK.clerk}/provision?todo=stale&done=confirmed`);
    expect(await list()).not.toContain('Larder long unseen');
    expect((await visitor('clerk').get(`${DESK.clerk}/provision/${id}`)).text).not.toContain('>Stale<');
  });
});

describe('the private link of a group', () => {
  it('is sent and ended from the entry’s page, by whoever keeps it', async () => {
    const id = await recorded('clerk', { name: 'Linked', contactEmail: 'zoe@test.example' });
    const page = `${DESK.clerk}/provision/${id}`;
    const press = (who: 'clerk' | 'stranger' | 'call_handler', intent: string, made: string) =>
      visitor(who).post(`${DESK[who]}/provision/${id}/link`, { intent, made });
    expect((await visitor('clerk').get(page)).text).toContain('Send a private link');
    for (const who of ['stranger', 'call_handler'] as const) expect((await press(who, 'send', '0')).status).toBe(404);
    expect((await press('clerk', 'send', '0')).location).toBe(`${page}?done=link_sent`);
    const { text } = await visitor('clerk').get(page);
    expect(text).toContain('End the private link');
    expect((await press('clerk', 'end', hidden(text, 'made'))).location).toBe(`${page}?done=link_ended`);
    expect((await visitor('clerk').get(page)).text).toContain('It was ended');
  });
});
