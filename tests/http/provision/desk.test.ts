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

/** An entry recorded through the form; answers its id. */
async function recorded(who: 'clerk' | 'officer', differences: Record<string, string | string[]> = {}) {
  const id = newId();
  const form = { ...LEAST, id, seen: '', holder: String(KINVER), ...differences };
  const { location, text } = await visitor(who).post(`${DESK[who]}/provision/new`, form);
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
    expect((await send({ postcode: 'DY7' })).text).toContain('href="#postcode"');
  });

  it('sent twice at once is one', async () => {
    const id = newId();
    const form = { ...LEAST, id, seen: '', holder: String(KINVER), name: 'Twice at once' };
    const answers = await Promise.all([0, 1].map(() => visitor('clerk').post(`${DESK.clerk}/provision/new`, form)));
    expect(answers.map(({ location }) => location)).toEqual(
      Array(2).fill(`${DESK.clerk}/provision/${id}?done=recorded`),
    );
    const [count] = await behind()`select count(*)::int from provision_event where provision_id = ${id}`;
    expect(count).toEqual({ count: 1 });
  });
});

describe('recorded by the district on behalf of a parish', () => {
  it('waits at the clerk’s desk until the clerk confirms', async () => {
    const id = await recorded('officer', { name: 'Kinver shopping round' });
    const seen = await visitor('officer').get(`${DESK.officer}/provision/${id}`);
    expect(seen.text).toContain('Recorded by South Staffordshire on behalf');
    expect((await visitor('clerk').get(DESK.clerk)).text).toContain('map entries recorded for you, to confirm');
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
