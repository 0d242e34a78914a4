import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { closePools, openPools, withTenant } from '#db/client.server';
import { newId } from '#db/id';
import { createRequest } from '~/features/requests/create.server';
import type { NewRequest } from '~/features/requests/schema';
import { rangeOf } from '~/features/tenants/rules';
import { THE_RESIDENT } from '~/platform/audit/actor';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { newReference } from '~/platform/reference.server';
import { testDatabase, type TestDatabase } from '#tests/db/database';
import { aRequest } from '#tests/factories/requests';
import { useEnv } from '#tests/setup/env';
import { startApp, type TestApp, type Visitor } from './app';

const STAFFORDSHIRE = 41_000_000;
const SOUTH_STAFFORDSHIRE = 41_005_000;
const CODSALL = 41_005_007;
const KINVER = 41_005_017;

let database: TestDatabase;
let app: TestApp;
let behind: postgres.Sql;
const staff: Partial<Record<Role | 'stranger' | 'second', Visitor>> = {};

beforeAll(async () => {
  database = await testDatabase({ places: true });
  useEnv(database);
  openPools(database);
  behind = postgres(database.superuserUrl, { max: 1, onnotice: () => undefined });
  app = await startApp(database);
  staff.coordinator = await app.staff([{ tenantNo: STAFFORDSHIRE, role: 'coordinator' }], 'Martin Okafor');
  staff.officer = await app.staff([{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer' }], 'Priya Nair');
  staff.second = await app.staff([{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'officer' }], 'Joan Hughes');
  staff.clerk = await app.staff([{ tenantNo: KINVER, role: 'clerk' }], 'Tom Bayliss');
  staff.stranger = await app.staff([{ tenantNo: CODSALL, role: 'clerk' }], 'Nobody Here');
  staff.call_handler = await app.staff([{ tenantNo: SOUTH_STAFFORDSHIRE, role: 'call_handler' }], 'Lewis Grant');
  staff.social_care = await app.staff([{ tenantNo: STAFFORDSHIRE, role: 'social_care' }], 'Sam Care');
  staff.administrator = await app.staff([{ tenantNo: STAFFORDSHIRE, role: 'administrator' }], 'Ada Min');
});

afterAll(async () => {
  await app.stop();
  await closePools();
  await behind.end();
  await database.close();
});

async function asked(differences: Partial<NewRequest> = {}, holderNo = KINVER): Promise<string> {
  const entry = { ...aRequest({ areaCode: 'E04008971', ...differences }), reference: newReference() };
  const { lo, hi } = rangeOf(holderNo);
  await withTenant({ lo, hi, wlo: lo, whi: hi }, (db) =>
    createRequest(db, { ...entry, holderNo, countyNo: 41, portalNo: holderNo }, THE_RESIDENT),
  );
  return entry.id;
}

const visitor = (who: keyof typeof staff): Visitor => {
  const found = staff[who];
  if (!found) throw new Error(`Nobody is ${who}`);
  return found;
};

/** The desk at which each of them works. */
const DESK: Record<Role | 'stranger', string> = {
  coordinator: '/staffordshire/desk',
  officer: '/south-staffordshire/desk',
  clerk: '/kinver/desk',
  stranger: '/codsall/desk',
  call_handler: '/south-staffordshire/desk',
  social_care: '/staffordshire/desk',
  administrator: '/staffordshire/desk',
};

describe('every page about requests answers', () => {
  const pages = ['', '/requests', '/requests/new', '/requests/ID', '/requests/ID/edit', '/requests/ID/notes'];
  const more = ['/requests/ID/needs', '/requests/ID/closure', '/requests/ID/holder', '/requests/ID/views'];
  const all = [200, 200, 200, 200, 200, 200, 200, 200, 200, 200];
  const table: Record<Role | 'stranger', number[]> = {
    coordinator: all,
    officer: all,
    clerk: [200, 200, 200, 200, 200, 200, 200, 200, 404, 200],
    stranger: [200, 200, 200, 404, 404, 404, 404, 404, 404, 404],
    call_handler: [200, 200, 200, 200, 404, 404, 404, 404, 404, 404],
    social_care: [200, 200, 404, 200, 404, 404, 404, 404, 404, 404],
    administrator: [200, 404, 404, 404, 404, 404, 404, 404, 404, 404],
  };

  test.each(Object.keys(table) as (Role | 'stranger')[])('%s', async (who) => {
    const id = await asked();
    const paths = [...pages, ...more].map((path) => DESK[who] + path.replace('ID', id));
    const statuses = [];
    for (const path of paths) statuses.push((await visitor(who).get(path)).status);
    expect(statuses).toEqual(table[who]);
  });

  it('names every role', () => expect(Object.keys(table)).toEqual(expect.arrayContaining(Object.keys(ROLES))));

  it('with the same words for what is hidden and what is absent', async () => {
    const hidden = await asked();
    const at = (id: string) => visitor('stranger').get(`${DESK.stranger}/requests/${id}`);
    const [one, other] = [await at(hidden), await at(newId())];
    const plain = (text: string) => text.replace(/[\w+/=-]{20,}/g, '');
    expect(plain(one.text)).toBe(plain(other.text));
  });
});

describe('whoever may only read', () => {
  const forms: [string, Record<string, string>][] = [
    ['notes', { noteId: newId(), body: 'Let me write' }],
    ['closure', { version: '1', noteId: newId(), ending: 'closed', reason: 'Let me close' }],
    ['needs', { needId: newId(), intent: 'add', category: 'food' }],
    ['holder', { version: '1', noteId: newId(), to: String(CODSALL), reason: 'Let me hand on' }],
    ['edit', { version: '1', name: 'Changed', urgency: 'no_hurry' }],
  ];
  test.each(forms)('changes nothing through %s', async (part, form) => {
    const id = await asked();
    for (const who of ['social_care', 'call_handler', 'stranger'] as const) {
      const { status } = await visitor(who).post(`${DESK[who]}/requests/${id}/${part}`, form);
      expect([who, status]).toEqual([who, 404]);
    }
    const [row] = await behind`select version, status, tenant_no from request where id = ${id}`;
    expect(row).toEqual({ version: 1, status: 1, tenant_no: KINVER });
  });

  it('is offered no form and no button on a request', async () => {
    const { text } = await visitor('social_care').get(`${DESK.social_care}/requests/${await asked()}`);
    expect(text.match(/<form[^>]*>/g)).toEqual([
      '<form method="post" action="/sign-out" class="ju-desk-header__sign-out">',
    ]);
  });

  it('leaves a record of each request and each list that was shown', async () => {
    const id = await asked({ name: 'Dorothy Unusual' });
    await visitor('social_care').get(`${DESK.social_care}/requests?q=unusual`);
    await visitor('social_care').get(`${DESK.social_care}/requests/${id}`);
    const views = await behind`
      select subject, subject_id, tenant_no, role from view_record where user_name = 'Sam Care'
      and (subject_id = ${id} or subject_id is null) order by at desc limit 2`;
    expect(views).toEqual([
      { subject: 'Request', subject_id: id, tenant_no: KINVER, role: ROLES.social_care },
      { subject: 'Request', subject_id: null, tenant_no: STAFFORDSHIRE, role: ROLES.social_care },
    ]);
  });
});

describe('the list', () => {
  const odd = [
    '?after=nonsense',
    '?before=%F0%9F%92%A9',
    `?after=${btoa("waiting~1~2026-01-01T00:00:00.000000Z~'; drop table need~1")}`,
    '?status=x&urgency=&need=y&age=z&since=never&parish=Kinver&mine=0',
    `?q=${'x'.repeat(3000)}`,
    "?q=O'Brien%25_\\",
    '?q=%00',
    '?status=done&status=closed&after=',
  ];
  test.each(odd)('bears %s', async (query) => {
    expect((await visitor('officer').get(`${DESK.officer}/requests${query}`)).status).toBe(200);
  });

  it('shows a name to whoever searched for it, and to nobody else', async () => {
    await asked({ name: 'Wilhelmina Rare' });
    const page = async (query: string) => (await visitor('officer').get(`${DESK.officer}/requests${query}`)).text;
    expect(await page('')).not.toContain('Wilhelmina');
    expect(await page('?q=wilhelmina')).toContain('Wilhelmina Rare');
  });

  it('begins again when what stood at the cursor has left it', async () => {
    const cursor = btoa(`waiting~4~2099-01-01T00:00:00.000000Z~${newId()}~500`).replace(/=+$/, '');
    const { status, location } = await visitor('officer').get(`${DESK.officer}/requests?after=${cursor}`);
    expect([status, location]).toEqual([302, '/south-staffordshire/desk/requests']);
  });
});

describe('two officers at one request', () => {
  const hidden = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

  it('lose nothing: the second is told who changed what, and keeps what was typed', async () => {
    const id = await asked({ diet: '', accessNeeds: '' });
    const path = `${DESK.officer}/requests/${id}/edit`;
    const opened = (await visitor('officer').get(path)).text;
    const form = {
      version: hidden(opened, 'version'),
      'before.diet': '',
      'before.accessNeeds': '',
      name: hidden(opened, 'before.name'),
      'before.name': hidden(opened, 'before.name'),
      phone: '01632 960 142',
      'before.phone': hidden(opened, 'before.phone'),
      postcode: 'ST18 9BW',
      'before.postcode': 'ST18 9BW',
      urgency: 'this_week',
      'before.urgency': 'this_week',
    };
    const first = await visitor('second').post(path, { ...form, diet: 'No nuts' });
    expect(first.location).toBe(`${DESK.officer}/requests/${id}?done=edited`);
    const late = await visitor('officer').post(path, {
      ...form,
      diet: 'Diabetic',
      accessNeeds: 'Two flights of stairs',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joan Hughes');
    expect(late.text).toContain('No nuts (you changed this too: yours stands below)');
    expect(late.text).toContain('>Two flights of stairs</textarea>');
    expect(late.text).toContain('>Diabetic</textarea>');
    const [row] = await behind`select diet, access_needs from request where id = ${id}`;
    expect(row).toEqual({ diet: 'No nuts', access_needs: '' });
    const again = {
      ...form,
      version: hidden(late.text, 'version'),
      diet: 'No nuts, diabetic',
      accessNeeds: 'Two flights',
    };
    expect((await visitor('officer').post(path, again)).status).toBe(302);
  });

  it('close it once: the second is told, with the reason still there', async () => {
    const id = await asked();
    const path = `${DESK.officer}/requests/${id}/closure`;
    const form = { version: '1', ending: 'closed' };
    await visitor('second').post(path, { ...form, noteId: newId(), reason: 'Daughter has moved in' });
    const late = await visitor('officer').post(path, {
      ...form,
      ending: 'refused',
      noteId: newId(),
      reason: 'Cannot help',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joan Hughes');
    const [row] = await behind`select close_reason from request where id = ${id}`;
    expect(row).toEqual({ close_reason: 'Daughter has moved in' });
  });
});

describe('handing on', () => {
  it('takes a request out of sight of the council that held it', async () => {
    const id = await asked({ name: 'Harriet Moved' });
    expect((await visitor('clerk').get(`${DESK.clerk}/requests/${id}`)).status).toBe(200);
    const form = {
      version: '1',
      noteId: newId(),
      to: 'other',
      other: String(CODSALL),
      reason: 'She lives with her son there',
    };
    const { location } = await visitor('officer').post(`${DESK.officer}/requests/${id}/holder`, form);
    expect(location).toBe(`${DESK.officer}/requests/${id}?done=handed-on`);
    expect((await visitor('clerk').get(`${DESK.clerk}/requests/${id}`)).status).toBe(404);
    expect((await visitor('clerk').get(`${DESK.clerk}/requests?q=harriet`)).text).not.toContain('Harriet Moved');
    const taken = await visitor('stranger').get(`${DESK.stranger}/requests/${id}`);
    expect(taken.text).toContain('Harriet Moved');
    expect(taken.text).toContain('She lives with her son there');
  });

  it('wants a council of the range and a reason', async () => {
    const id = await asked();
    const path = `${DESK.officer}/requests/${id}/holder`;
    const wrong = [
      { to: 'other', reason: 'x' },
      { to: String(STAFFORDSHIRE), reason: 'x' },
      { to: '41005999', reason: 'x' },
      { to: 'somewhere', reason: 'x' },
      { to: String(CODSALL), reason: ' ' },
    ];
    for (const form of wrong) {
      const { status, text } = await visitor('officer').post(path, { version: '1', noteId: newId(), ...form });
      expect([form, status]).toEqual([form, 422]);
      expect(text).toContain('There is a problem');
    }
    const [row] = await behind`select tenant_no, version from request where id = ${id}`;
    expect(row).toEqual({ tenant_no: KINVER, version: 1 });
  });
});

describe('a coordinator at the desk of a parish', () => {
  it('is told for whom, and what is done is recorded on its behalf', async () => {
    const id = await asked();
    const page = await visitor('coordinator').get(`/kinver/desk/requests/${id}`);
    expect(page.text).toContain('You are working for Kinver Parish Council.');
    await visitor('coordinator').post(`/kinver/desk/requests/${id}/notes`, { noteId: newId(), body: 'Rang them' });
    const [event] = await behind`
      select actor_name, actor_tenant_no, on_behalf_of from request_event where request_id = ${id} and kind = 'noted'`;
    expect(event).toEqual({ actor_name: 'Martin Okafor', actor_tenant_no: STAFFORDSHIRE, on_behalf_of: KINVER });
  });
});

describe('a note', () => {
  it('that is empty or too long comes back as it was', async () => {
    const id = await asked();
    const path = `${DESK.officer}/requests/${id}/notes`;
    const empty = await visitor('officer').post(path, { noteId: newId(), body: '  ' });
    expect([empty.status, empty.text.includes('Enter the note')]).toEqual([422, true]);
    const long = 'x'.repeat(5001);
    const refused = await visitor('officer').post(path, { noteId: newId(), body: long });
    expect([refused.status, refused.text.includes(long)]).toEqual([422, true]);
  });

  it('is text, whatever it says', async () => {
    const id = await asked();
    const body = '<script>alert(1)</script> & "quotes"';
    await visitor('officer').post(`${DESK.officer}/requests/${id}/notes`, { noteId: newId(), body });
    const { text } = await visitor('officer').get(`${DESK.officer}/requests/${id}`);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).not.toContain('<script>alert');
  });
});
