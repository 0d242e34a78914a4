import { beforeAll, describe, expect, it, test } from 'vitest';
import { newId } from '#db/id';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { asked, behind, DESK, KINVER, setTheStage, visitor } from '../requests/stage';

setTheStage();

type Who = Role | 'stranger';
let call: string;
let back: string;
let script: string;

/** A call that the clerk of Kinver takes, with a call-back; answers their ids. */
async function taken(fields: Record<string, string> = {}): Promise<{ call: string; back: string }> {
  const id = newId();
  const begun = await visitor('clerk').post(`${DESK.clerk}/calls`, { id });
  const at = begun.location ?? '';
  const typed = { version: '1', editor: newId(), name: 'Greta Onlycaller', phone: '01632 960 111', ...fields };
  expect((await visitor('clerk').post(`${at}/draft`, typed)).status).toBe(200);
  const wish = { id: newId(), when: 'hour', owner: 'anyone', about: 'Medicine' };
  expect((await visitor('clerk').post(`${at}/call-back`, wish)).location).toBe(`${at}?done=booked`);
  const [booked] = await behind()`select id from call_back where call_id = ${id}`;
  return { call: id, back: String(booked?.id) };
}

beforeAll(async () => {
  ({ call, back } = await taken());
  const [own] = await behind()`select id from script where tenant_no = 41005000 limit 1`;
  script = String(own?.id);
});

describe('every page of the call desk answers', () => {
  const pages = [
    '/calls',
    '/calls/CALL',
    '/calls/CALL/request',
    '/calls/CALL/call-back',
    '/calls/CALL/finish',
    '/calls/back/BACK',
    '/calls/figures',
    '/scripts',
    '/scripts/new',
    '/scripts/SCRIPT',
  ];
  const none = pages.map(() => 404);
  const table: Record<Who, number[]> = {
    coordinator: pages.map(() => 200),
    officer: pages.map(() => 200),
    call_handler: [200, 200, 200, 200, 200, 200, 404, 200, 404, 404],
    clerk: [200, 200, 200, 200, 200, 200, 200, 200, 200, 404],
    stranger: [200, 404, 404, 404, 404, 404, 200, 200, 200, 404],
    social_care: none,
    administrator: none,
  };

  test.each(Object.keys(table) as Who[])('%s', async (who) => {
    const statuses = [];
    for (const page of pages) {
      const path = page.replace('CALL', call).replace('BACK', back).replace('SCRIPT', script);
      const { status, text } = await visitor(who).get(DESK[who] + path);
      statuses.push(status);
      if (status === 404) expect(text).not.toContain('Onlycaller');
    }
    expect(statuses).toEqual(table[who]);
  });

  it('names every role', () => expect(Object.keys(table)).toEqual(expect.arrayContaining(Object.keys(ROLES))));

  it('with the same words for what is hidden and what is absent', async () => {
    const plain = (text: string) => text.replace(/[\w+/=-]{20,}/g, '');
    for (const [hidden, absent] of [
      [`calls/${call}`, `calls/${newId()}`],
      [`calls/back/${back}`, `calls/back/${newId()}`],
    ]) {
      const one = await visitor('stranger').get(`${DESK.stranger}/${hidden}`);
      const other = await visitor('stranger').get(`${DESK.stranger}/${absent}`);
      expect(plain(one.text)).toBe(plain(other.text));
    }
  });
});

describe('every action of the call desk', () => {
  const when = { when: 'hour', owner: 'me', about: 'Let me book' };
  const spoken = { title: 'T', say: 'Let me speak', active: 'yes', version: '1', yesAct: 'request', noAct: 'go_on' };
  const actions: [path: string, form: Record<string, string>][] = [
    ['/calls/CALL', { version: '2', editor: newId(), notes: 'Let me write', do: 'find' }],
    ['/calls/CALL', { version: '2', editor: newId(), do: 'email' }],
    ['/calls/CALL/draft', { version: '2', editor: newId(), notes: 'Let me write' }],
    ['/calls/CALL/request', requestForm('Let Me Ask')],
    ['/calls/CALL/call-back', { id: newId(), ...when }],
    ['/calls/CALL/finish', { wrapUp: '7' }],
    ['/calls/back/BACK', { do: 'take', version: '1' }],
    ['/calls/back/BACK', { version: '1', attempt: 'reached', then: 'done' }],
  ];
  const writing: [path: string, form: Record<string, string>][] = [
    ['/scripts/new', { ...spoken, id: newId() }],
    ['/scripts/SCRIPT', { ...spoken, id: newId() }],
  ];
  const state = () => behind()`
    select (select json_agg(c order by id) from call c) as calls, (select json_agg(b order by id) from call_back b) as backs,
      (select count(*)::int from call_event) as events, (select count(*)::int from request) as requests,
      (select count(*)::int from mail) as mail, (select json_agg(s order by id) from script s) as scripts`;

  test.each([
    ['social_care', [...actions, ...writing]],
    ['administrator', [...actions, ...writing]],
    // What the district says is not for its parishes to change.
    ['stranger', [...actions, ...writing.slice(1)]],
    ['call_handler', writing],
    ['clerk', writing.slice(1)],
  ] as const)('does nothing for %s where it may not', async (who, forbidden) => {
    const before = await state();
    for (const [path, form] of forbidden) {
      const at = path.replace('CALL', call).replace('BACK', back).replace('SCRIPT', script);
      const { status } = await visitor(who).post(DESK[who] + at, form);
      expect([path, form.do, status]).toEqual([path, form.do, 404]);
    }
    expect(await state()).toEqual(before);
  });

  it('begins no call for whoever may only read', async () => {
    const before = await state();
    for (const who of ['social_care', 'administrator'] as const) {
      expect((await visitor(who).post(`${DESK[who]}/calls`, { id: newId() })).status).toBe(404);
    }
    expect(await state()).toEqual(before);
  });

  test.each(['coordinator', 'officer', 'call_handler', 'clerk'] as const)('works for %s', async (who) => {
    const own = await taken();
    for (const [path, form] of actions) {
      const at = path.replace('CALL', own.call).replace('BACK', own.back);
      const [known] = await behind()`select version from call where id = ${own.call}`;
      const [waiting] = await behind()`select version from call_back where id = ${own.back}`;
      const version = String(path.includes('back/BACK') ? waiting?.version : known?.version);
      const fresh = path.endsWith('/request') ? requestForm(`Asked by ${who}`) : form.id ? { id: newId() } : {};
      const sent = { ...form, ...(form.version && { version }), ...fresh };
      const { status } = await visitor(who).post(DESK[who] + at, sent);
      expect([path, form.do, status]).toEqual([path, form.do, path.endsWith('draft') ? 200 : 302]);
    }
    const [row] = await behind()`select status, outcome, notes, nothing_for, forms from call where id = ${own.call}`;
    expect(row).toEqual({ status: 2, outcome: 1, notes: 'Let me write', nothing_for: [], forms: {} });
    const [rung] = await behind()`select status, last_attempt from call_back where id = ${own.back}`;
    expect(rung).toEqual({ status: 2, last_attempt: 1 });
  });

  test('books another call-back from the page of the first, gone back to', async () => {
    const own = await taken();
    const form = { ...when, id: newId(), when: 'tomorrow' };
    for (const about of ['Food parcel', 'Food parcel', 'Insulin']) {
      const at = `${DESK.call_handler}/calls/${own.call}/call-back`;
      expect((await visitor('call_handler').post(at, { ...form, about })).status).toBe(302);
    }
    const rows =
      await behind()`select about from call_back where call_id = ${own.call} and id <> ${own.back} order by 1`;
    expect(rows.map(({ about }) => String(about))).toEqual(['Food parcel', 'Insulin']);
  });

  test.each(['coordinator', 'officer', 'clerk'] as const)('lets %s write scripts', async (who) => {
    const form = { ...spoken, id: newId(), title: `Title by ${who}`, say: `By ${who}` };
    for (const say of [form.say, form.say, `Also by ${who}`]) {
      const first = await visitor(who).post(`${DESK[who]}/scripts/new`, { ...form, say });
      expect(first.location).toBe(`${DESK[who]}/scripts?done=saved`);
    }
    const made =
      await behind()`select id from script where content ->> 'title' = ${form.title} order by content ->> 'say'`;
    expect(made).toHaveLength(2);
    const id = String(made[1]?.id);
    const edit = { ...spoken, id, say: 'Otherwise', do: 'preview' };
    const preview = await visitor(who).post(`${DESK[who]}/scripts/${id}`, edit);
    expect([preview.status, plainText(preview.text)]).toEqual([200, expect.stringContaining('Nothing is saved yet')]);
    expect(plainText(preview.text)).toContain('“Otherwise”');
    expect((await visitor(who).post(`${DESK[who]}/scripts/${id}`, { ...edit, do: '' })).status).toBe(302);
    expect((await visitor(who).post(`${DESK[who]}/scripts/${id}`, { ...edit, do: '', say: 'Late' })).status).toBe(409);
    expect((await visitor(who).post(`${DESK[who]}/scripts/${id}`, { restore: '1', version: '2' })).status).toBe(302);
    const off = { ...spoken, id, say: `By ${who}`, version: '3', active: '' };
    expect((await visitor(who).post(`${DESK[who]}/scripts/${id}`, off)).status).toBe(302);
    const said =
      await behind()`select content ->> 'say' as say from script_version where script_id = ${id} order by version`;
    expect(said.map(({ say }) => String(say))).toEqual([`By ${who}`, 'Otherwise', `By ${who}`, `By ${who}`]);
    const versions = plainText((await visitor(who).get(`${DESK[who]}/scripts/${id}`)).text)
      .split('Versions')
      .at(-1);
    expect(versions).toMatch(/4.*switched off.*3 \(1 again\).*everywhere · about everything.*no → go on.*Put back/s);
  });
});

/** The words of a page. */
const plainText = (html: string) => html.replaceAll('<!-- -->', '').replace(/<[^>]+>/g, ' ');

let lines = 100;

/** What the form of a request holds that says as little as it may. */
function requestForm(name: string): Record<string, string> {
  lines += 1;
  return {
    id: newId(),
    channel: 'phone',
    name,
    phone: `07700 900 ${lines}`,
    postcode: 'DY7 6AA',
    needs: 'food',
    urgency: 'this_week',
    share: 'yes',
    seen: '',
    // A parish is told that its district looks after it, and may keep it.
    keep: 'yes',
  };
}

describe('a call', () => {
  it('keeps a form at the right as far as it is filled in, and lets go of it once it is sent', async () => {
    const own = await taken();
    const at = `${DESK.clerk}/calls/${own.call}`;
    const id = newId();
    const typed = {
      version: '2',
      editor: newId(),
      'forms.request.id': id,
      'forms.request.address': '7 Odd <Lane> & "Sons"',
      'forms.request.needs': ['food', 'medication'],
      'forms.nonsense.name': 'x',
    };
    expect((await visitor('clerk').post(`${at}/draft`, typed)).status).toBe(422);
    const { 'forms.nonsense.name': _, ...right } = typed;
    expect((await visitor('clerk').post(`${at}/draft`, right)).status).toBe(200);
    const page = await visitor('clerk').get(`${at}/request`);
    expect(page.text).toContain('7 Odd &lt;Lane&gt; &amp; &quot;Sons&quot;');
    expect(page.text).toContain(`value="${id}"`);
    expect(page.text).toContain('value="Greta Onlycaller"');
    const sent = { ...requestForm('Greta Onlycaller'), id };
    const answers = await Promise.all([0, 1].map(() => visitor('clerk').post(`${at}/request`, sent)));
    expect(answers.map(({ location }) => location)).toEqual([`${at}?done=request`, `${at}?done=request`]);
    const [row] = await behind()`select forms, request_id from call where id = ${own.call}`;
    const made = await behind()`select name from request where id = ${String(row?.request_id)}`;
    expect([row?.forms, made]).toEqual([{}, [{ name: 'Greta Onlycaller' }]]);
  });

  it('shows earlier calls and open requests of the range alone', async () => {
    const phone = '07700 900 777';
    const name = 'Zoë O’Brien-Otherwhere';
    const here = await asked({ name, phone: '+447700900777' });
    const there = await asked({ name, phone: '+447700900777' }, 41_005_007);
    const earlier = await taken({ name, phone });
    const stranger = await visitor('stranger').post(`${DESK.stranger}/calls`, { id: newId() });
    const theirs = stranger.location ?? '';
    await visitor('stranger').post(`${theirs}/draft`, { version: '1', editor: newId(), name, phone });
    const seen = await visitor('stranger').get(theirs);
    expect([seen.text.includes(there), seen.text.includes(here), seen.text.includes(earlier.call)]).toEqual([
      true,
      false,
      false,
    ]);
    const second = await taken({ name: 'zoe obrien otherwhere', phone: '' });
    const own = await visitor('clerk').get(`${DESK.clerk}/calls/${second.call}`);
    expect([own.text.includes(there), own.text.includes(here), own.text.includes(earlier.call)]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('that another page has changed meanwhile is left as it is, and what was typed comes back', async () => {
    const own = await taken();
    const at = `${DESK.clerk}/calls/${own.call}`;
    const late = { version: '1', editor: newId(), notes: 'Typed too late', do: 'find' };
    const { status, text } = await visitor('clerk').post(at, late);
    expect(status).toBe(409);
    expect(text).toContain('This call was changed on another page meanwhile.');
    expect(text).toContain('Typed too late');
    const [row] = await behind()`select notes, tenant_no from call where id = ${own.call}`;
    expect(row).toEqual({ notes: '', tenant_no: KINVER });
  });
});
