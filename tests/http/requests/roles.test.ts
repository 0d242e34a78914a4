import { describe, expect, it, test } from 'vitest';
import { newId } from '#db/id';
import { writeCursor } from '~/features/requests/cursor';
import { ROLES, type Role } from '~/platform/permissions/roles';
import { asked, behind, CODSALL, DESK, KINVER, setTheStage, STAFFORDSHIRE, visitor } from './stage';

setTheStage();

/** Searches the requests of somebody's desk, as a browser does: sends the form and opens where it leads. */
async function search(who: 'officer' | 'social_care', words: string) {
  const { location } = await visitor(who).post(`${DESK[who]}/requests`, { q: words });
  const address = location ?? '';
  return { address, ...(await visitor(who).get(address)) };
}

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
    ['link', { made: '1' }],
    ['edit', { version: '1', name: 'Changed', urgency: 'no_hurry' }],
  ];
  test.each(forms)('changes nothing through %s', async (part, form) => {
    const id = await asked();
    for (const who of ['social_care', 'call_handler', 'stranger'] as const) {
      const { status } = await visitor(who).post(`${DESK[who]}/requests/${id}/${part}`, form);
      expect([who, status]).toEqual([who, 404]);
    }
    const [row] = await behind()`select version, status, tenant_no from request where id = ${id}`;
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
    await search('social_care', 'unusual');
    await visitor('social_care').get(`${DESK.social_care}/requests/${id}`);
    const views = await behind()`
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
    `?words=${'x'.repeat(3000)}`,
    '?words=%00',
    '?status=done&status=closed&after=',
  ];
  test.each(odd)('bears %s', async (query) => {
    expect((await visitor('officer').get(`${DESK.officer}/requests${query}`)).status).toBe(200);
  });

  it.each(['x'.repeat(3000), "O'Brien%_\\", '\0', '  '])('can be searched for %j', async (words) => {
    expect((await search('officer', words)).status).toBe(200);
  });

  it('shows volunteers near a postcode, which stands in no address', async () => {
    const { location } = await visitor('officer').post(`${DESK.officer}/offers`, { near: 'DY7 6HL', within: '5' });
    expect(location).toMatch(/^[^?]*\?.*within=5/);
    expect(location).not.toMatch(/DY7/);
    const { text } = await visitor('officer').get(location ?? '');
    expect(text).toContain('value="DY7 6HL"');
    const old = await visitor('officer').get(`${DESK.officer}/offers?near=DY7+6HL`);
    expect([old.status, old.location?.includes('DY7')]).toEqual([302, false]);
  });

  it('shows a name to whoever searched for it, and to nobody else', async () => {
    await asked({ name: 'Wilhelmina Rare' });
    expect((await visitor('officer').get(`${DESK.officer}/requests`)).text).not.toContain('Wilhelmina');
    const { text, address } = await search('officer', 'wilhelmina');
    expect(text).toContain('Wilhelmina Rare');
    expect(address).not.toContain('wilhelmina');
    const passedOn = await visitor('second').get(address);
    expect(passedOn.text).not.toContain('Wilhelmina');
    expect(passedOn.text).toContain('What was searched for is not kept here');
  });

  it('leads from an address with a name in it to one without', async () => {
    const { status, location } = await visitor('officer').get(`${DESK.officer}/requests?q=wilhelmina&status=done`);
    expect([status, location]).toEqual([302, expect.stringMatching(/\?status=done&words=[\w-]+$/)]);
  });

  it('keeps the whole filter of a search in its address, in plain sight but for the words', async () => {
    const form = { q: 'wilhelmina', status: ['unmatched', 'done'], need: 'food' };
    const { location } = await visitor('officer').post(`${DESK.officer}/requests`, form);
    expect(location).toMatch(/\?words=[\w-]+&status=unmatched&status=done&need=food$/);
  });

  it('begins again when what stood at the cursor has left it', async () => {
    const place = {
      order: 'waiting',
      urgency: 4,
      askedAt: '2099-01-01T00:00:00.000000Z',
      id: newId(),
      position: 500,
    } as const;
    const cursor = writeCursor(place);
    await asked();
    const { status, location } = await visitor('officer').get(`${DESK.officer}/requests?after=${cursor}`);
    expect([status, location]).toEqual([302, '/south-staffordshire/desk/requests']);
  });
});
